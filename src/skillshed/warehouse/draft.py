# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A release while it is being written: a folder nobody sees until it is whole."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from skillshed.errors import BuildError, StorageError, system_says
from skillshed.language import Text
from skillshed.warehouse.lock import HeldError, exclusive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillshed.home import Home

PREFIX = ".building-"
_ASIDE = ".aside-"


@contextmanager
def drafting(home: Home) -> Iterator[Path]:
    """Give an empty folder to write a release in; it is removed if it was not kept.

    Only one build at a time works in a home, so whatever else looks like a draft was left by a build that was
    killed, and is removed.

    Raises:
        BuildError: another build is running.
        StorageError: the disk is full, or the home cannot be written.
    """
    try:
        home.releases.mkdir(parents=True, exist_ok=True)
        with exclusive(home.releases / ".lock", holder="skillshed build"):
            _sweep(home.releases)
            draft = Path(tempfile.mkdtemp(prefix=PREFIX, dir=home.releases))
            try:
                yield draft
            finally:
                shutil.rmtree(draft, ignore_errors=True)
    except HeldError as held:
        raise _busy(str(held)) from held
    except OSError as problem:
        raise _unwritable(home.releases, problem) from problem


def _sweep(folder: Path) -> None:
    for left in sorted(folder.iterdir()):
        if left.name.startswith((PREFIX, _ASIDE)):
            shutil.rmtree(left, ignore_errors=True)


def keep(draft: Path, place: Path) -> None:
    """Make a finished draft a release: flush its folder and rename it; what stood there and was damaged is put aside."""
    draft.chmod(0o755)
    sync(draft)
    aside = place.with_name(_ASIDE + place.name)
    if place.exists():
        place.rename(aside)
    draft.rename(place)
    sync(place.parent)
    shutil.rmtree(aside, ignore_errors=True)


def sync(folder: Path) -> None:
    """Flush a folder's list of names to the disk, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file and flush it to the disk."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _busy(holder: str) -> BuildError:
    return BuildError(
        Text(sv="Ett annat bygge pågår i samma hem.", en="Another build is running in the same home."),
        where=holder,
        mend=Text(sv="Vänta tills det är klart och bygg igen.", en="Wait until it is done and build again."),
    )


def _unwritable(folder: Path, problem: OSError) -> StorageError:
    return StorageError(
        Text(
            sv="Releasen kunde inte skrivas; den gällande releasen är som den var.",
            en="The release could not be written; the current release is as it was.",
        ),
        where=str(problem.filename or folder),
        why=system_says(problem),
        mend=Text(
            sv="Frigör utrymme eller ge en annan mapp i SKILLSHED_HOME, och bygg igen.",
            en="Free some space or name another folder in SKILLSHED_HOME, and build again.",
        ),
    )
