# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Write a demo world's files and take them in as any files are taken in, marked fictitious."""

from __future__ import annotations

import hashlib
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.progress import SILENT, Progress
from skillshed.sources.demo.truth import write_truth
from skillshed.sources.demo.world import HORIZON, YEARS, DemoWorld, world

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from skillshed.home import Home
    from skillshed.sources.demo.geography import Size

LICENCE = "CC0-1.0"
PREFIX = "fiktiv_"
"""How the name of every file of a demo world begins."""


def generate(
    home: Home,
    *,
    size: Size = "county",
    seed: int = 1,
    years: tuple[int, int] = YEARS,
    horizon: int = HORIZON,
    progress: Progress = SILENT,
) -> DemoWorld:
    """Make a demo world, import its files into a home and keep its truth beside them.

    A home holds one world: what an earlier one left is taken away before the new one's files are taken in, so that
    no build ever mixes two. Releases of the earlier world stay, to be looked at or rolled back to.

    Args:
        home: where it goes; a home of its own (`Home.demo`), never one with real figures.
        size: 12, 57 or 290 municipalities.
        seed: the same seed gives the same files, byte for byte.
        years: the first and the last published year.
        horizon: years of truth after the last published one.
        progress: who watches.

    Raises:
        UnknownCodeError: there is no such size.
        InputError: a file was refused; nothing is wrong with the user's data then, but with the program.
        StorageError: the disk is full.
    """
    with progress.task(Text(sv="Skapar demovärlden", en="Making the demo world"), total=2) as task:
        made = world(size, seed, years=years, horizon=horizon)
        task.advance()
        write_truth(made, home)
        task.advance()
    with tempfile.TemporaryDirectory(prefix="skillshed-demo-") as folder:
        paths = write_files(made, Path(folder), progress=progress)
        _replace_earlier(home, paths, progress)
        _take_in(home, paths, progress)
    return made


def write_files(made: DemoWorld, folder: Path, *, progress: Progress = SILENT) -> list[Path]:
    """Write the published tables of a world as files; the same world gives the same bytes.

    Args:
        made: the world.
        folder: where the files go.
        progress: who watches.

    Returns:
        The files, in the order they are to be taken in.
    """
    contents = dict(_files(made))
    paths: list[Path] = []
    with progress.task(Text(sv="Skriver tabeller", en="Writing tables"), total=len(contents)) as task:
        for name, encode in contents.items():
            path = folder / name
            path.write_bytes(encode())
            paths.append(path)
            task.advance()
    return paths


def _files(made: DemoWorld) -> Iterable[tuple[str, Callable[[], bytes]]]:
    """File names and how to make their contents; the areas first, since the others name them."""
    for name, content in made.records.items():
        yield f"{PREFIX}{name}.csv", partial(bytes, content)
    for name, cube in made.cubes.items():
        yield f"{PREFIX}{name}.json", cube.encode


def _replace_earlier(home: Home, paths: list[Path], progress: Progress) -> None:
    """Take away the files of a world made with another size or seed."""
    from skillshed.sources.snapshot import SnapshotStore  # noqa: PLC0415 - not needed for worlds in memory

    new = {hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
    store = SnapshotStore(home)
    earlier = [
        snapshot
        for snapshot in store
        if snapshot.fictitious and snapshot.filename.startswith(PREFIX) and snapshot.sha256 not in new
    ]
    if not earlier:
        return
    title = Text(sv="Ersätter den förra demovärlden", en="Replacing the earlier demo world")
    with progress.task(title, total=len(earlier)) as task:
        for snapshot in earlier:
            store.remove(snapshot)
            task.advance()


def _take_in(home: Home, paths: list[Path], progress: Progress) -> None:
    """Import the files; a refusal is an error, since the demo world's own files must always be understood."""
    from skillshed.sources.importing import Refused, import_paths  # noqa: PLC0415 - it knows the demo world's kinds; not needed for worlds in memory

    answers = import_paths(home, paths, licence=LICENCE, fictitious=True, progress=progress)
    refused = [answer for answer in answers if isinstance(answer, Refused)]
    if refused:
        raise InputError(
            Text(
                sv="Demovärldens egen fil kunde inte tas in.",
                en="The demo world's own file could not be taken in.",
            ),
            where=str(refused[0]),
            mend=Text(
                sv="Anmäl felet: det är programmets, inte ditt.",
                en="Report the fault: it is the program's, not yours.",
            ),
        )
