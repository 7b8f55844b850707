# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Putting a document on disk: whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from skillshed.errors import StorageError, system_says
from skillshed.language import Text


def save(document: bytes, path: Path) -> Path:
    """Write a document to a file, in one step, so that nobody opens half a report.

    Returns:
        the path written.

    Raises:
        StorageError: the folder is missing or read-only, or the disk is full; an earlier file is as it was.
    """
    waiting: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
            waiting = Path(file.name)
            file.write(document)
        waiting.chmod(0o644)
        waiting.replace(path)
    except OSError as problem:
        if waiting is not None:
            waiting.unlink(missing_ok=True)
        raise _refused(path, problem) from problem
    return path


def goal(out: str | os.PathLike[str] | None, name: str, *, form: str | None) -> tuple[Path, str]:
    """Give where a document goes and in which form, before it is made.

    Args:
        out: where the user wants it; in the current folder, by `name`, unless told.
        name: without ending.
        form: `html`, `pdf`, `docx` or `xlsx`; what the file's name ends with unless told, else `html`.

    Raises:
        StorageError: the folder does not exist.
    """
    chosen = form or (Path(out).suffix.removeprefix(".").lower() if out else "") or "html"
    path = Path(out) if out else Path(f"{name}.{chosen}")
    if not path.parent.is_dir():
        raise _refused(path, FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT)))
    return path, chosen


def _refused(path: Path, problem: OSError) -> StorageError:
    return StorageError(
        Text(sv="Rapporten kunde inte sparas.", en="The report could not be saved."),
        where=str(path),
        why=system_says(problem),
        mend=Text(
            sv="Välj en mapp som finns och går att skriva i (--out), eller frigör plats på disken.",
            en="Choose a folder that exists and can be written to (--out), or free some space on the disk.",
        ),
    )
