# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which snapshots a build reads, and their tidy frames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.errors import BuildError, SkillshedError
from skillshed.language import Text
from skillshed.sources.snapshot import SnapshotStore
from skillshed.warehouse.vintage import known_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    import pandas as pd

    from skillshed.codes import AreaList
    from skillshed.home import Home
    from skillshed.sources.snapshot import Snapshot
    from skillshed.warehouse.contract import Contract


OWN_AREAS = "own_areas"
"""Areas that users defined are neither real nor fictitious figures: they are of the world they were defined in."""


def choose(home: Home, as_of: date | None) -> list[Snapshot]:
    """Give the snapshots of a build, the oldest figures first.

    Raises:
        BuildError: there are none but users' own areas, or real and fictitious ones lie in the same home.
    """
    snapshots = known_on(SnapshotStore(home), as_of)
    figures = [snapshot for snapshot in snapshots if snapshot.kind != OWN_AREAS]
    if not figures:
        raise _nothing(home, as_of)
    made_up = [snapshot for snapshot in figures if snapshot.fictitious]
    if made_up and len(made_up) < len(figures):
        raise _mixed(home, made_up, len(figures) - len(made_up))
    return snapshots


def frame_of(snapshot: Snapshot, *, areas: AreaList | None = None) -> pd.DataFrame:
    """Read a snapshot's original again as a tidy frame.

    Args:
        snapshot: the original.
        areas: the areas there are; needed where the original defines more.

    Raises:
        BuildError: it cannot be read any more.
    """
    from skillshed.sources.tidy import tidy  # noqa: PLC0415 - the readers are heavy

    try:
        return tidy(snapshot, areas=areas)
    except SkillshedError as problem:
        raise BuildError(
            Text(
                sv="En sparad fil går inte längre att läsa; inget är ändrat.",
                en="A kept file can no longer be read; nothing is changed.",
            ),
            where=f"{snapshot.filename} ({snapshot.short}){f', {problem.where}' if problem.where else ''}",
            why=problem.what,
            mend=problem.mend,
        ) from problem


def feeding(contract: Contract, snapshots: Iterable[Snapshot]) -> list[Snapshot]:
    """The snapshots of the kinds that feed a dataset, in the order given."""
    return [snapshot for snapshot in snapshots if snapshot.kind in contract.kinds]


def _nothing(home: Home, as_of: date | None) -> BuildError:
    day = Text(sv=f" före {as_of}", en=f" by {as_of}") if as_of else Text(sv="", en="")
    return BuildError(
        Text(
            sv=f"Det finns inga filer att bygga av{day.sv}.", en=f"There are no files to build from{day.en}."
        ),
        where=str(home.snapshots),
        mend=Text(
            sv="Läs in tabeller med skillshed import FIL, eller gör demovärlden med skillshed demo.",
            en="Take in tables with skillshed import FILE, or make the demo world with skillshed demo.",
        ),
    )


def _mixed(home: Home, made_up: Sequence[Snapshot], real: int) -> BuildError:
    some = ", ".join(snapshot.filename for snapshot in made_up[:3])
    return BuildError(
        Text(
            sv="Hemmet har både verkliga och fiktiva uppgifter, och de blandas aldrig.",
            en="The home holds both real and fictitious figures, and they are never mixed.",
        ),
        where=str(home.snapshots),
        why=Text(
            sv=f"{len(made_up)} filer är fiktiva ({some} …), {real} är verkliga.",
            en=f"{len(made_up)} files are fictitious ({some} …), {real} are real.",
        ),
        mend=Text(
            sv="Flytta de fiktiva till demons eget hem (skillshed demo gör det), eller ta bort dem ur snapshots.",
            en="Move the fictitious ones to the demo's own home (skillshed demo does), or remove them from snapshots.",
        ),
    )
