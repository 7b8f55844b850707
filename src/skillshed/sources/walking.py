# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which files a path means: itself, or the files of a folder and its folders."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from skillshed.errors import InputError, SkillshedError, system_says
from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DESCRIPTIONS: Final = {".md", ".rst"}


@dataclass(frozen=True)
class Found:
    """A file to take in, or one that cannot be and why.

    Args:
        path: the file.
        problem: why it is not even tried.
        skipped: it was left aside on purpose.
    """

    path: Path
    problem: SkillshedError | None = None
    skipped: bool = False


def walk(paths: Iterable[Path]) -> Iterator[Found]:
    """Give the files that the paths mean, folders in alphabetical order, each file once.

    Hidden files and folders are left aside. Links to files are followed, links to folders inside a folder are not,
    so that no walk goes round in circles.
    """
    seen: set[Path] = set()
    for path in paths:
        for found in _files(Path(path)):
            real = found.path.resolve() if found.problem is None else found.path
            if real not in seen:
                seen.add(real)
                yield found


def _files(path: Path) -> Iterator[Found]:
    if path.is_dir():
        files = list(_inside(path))
        yield from files or [Found(path, _empty())]
    elif path.is_file():
        yield Found(path)
    else:
        yield Found(path, _nothing(exists=path.exists()))


def _inside(folder: Path) -> Iterator[Found]:
    closed: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(place) / name
            if name.startswith("."):
                continue
            if path.suffix.casefold() in _DESCRIPTIONS:
                yield Found(path, _description(), skipped=True)
            elif path.is_file():
                yield Found(path)
    for problem in closed:
        yield Found(Path(problem.filename or folder), _closed(problem))


def _closed(problem: OSError) -> InputError:
    return InputError(
        Text(sv="Mappen kan inte läsas", en="The folder cannot be read"),
        why=system_says(problem),
        mend=Text(sv="Kontrollera rättigheterna", en="Check the permissions"),
    )


def _nothing(*, exists: bool) -> InputError:
    what = (
        Text(sv="Det är ingen vanlig fil", en="It is not an ordinary file")
        if exists
        else Text(sv="Filen finns inte", en="There is no such file")
    )
    return InputError(what, mend=Text(sv="Kontrollera sökvägen", en="Check the path"))


def _empty() -> InputError:
    return InputError(
        Text(sv="Mappen har inga filer", en="The folder has no files"),
        mend=Text(sv="Ge en mapp med exporterade tabeller", en="Give a folder of exported tables"),
    )


def _description() -> InputError:
    return InputError(
        Text(
            sv="En beskrivning, ingen tabell; den är inte läst",
            en="A description, not a table; it was not read",
        ),
        mend=Text(sv="Ingenting behöver göras", en="Nothing needs to be done"),
    )
