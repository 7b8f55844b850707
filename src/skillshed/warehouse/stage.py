# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a stage is: work above the warehouse that reads datasets and gives tables to the same release.

The warehouse does not know what stages do; they are given to it by whoever conducts the flow.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from skillshed.errors import BuildError
from skillshed.language import Text
from skillshed.warehouse.contract import Contract, contracts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from skillshed.codes import AreaList
    from skillshed.progress import Progress
    from skillshed.sources.snapshot import Snapshot
    from skillshed.warehouse.assembly import Assembled


@dataclass(frozen=True)
class StageResult:
    """What a stage gives back.

    Args:
        tables: frames by name; each has a contract in the stage's folder of contracts.
        assumptions: {key, value, unit, source, note: {sv, en}} each.
        gaps: {subject, region, missing, reason: {sv, en}, adds: {sv, en}} each: what cannot be said and why.
    """

    tables: dict[str, pd.DataFrame]
    assumptions: list[dict[str, Any]] = field(default_factory=list)
    gaps: list[dict[str, Any]] = field(default_factory=list)


class Stage(Protocol):
    """A callable with the contracts of its tables: `contracts`, a folder of YAML files named by table."""

    def __call__(self, datasets: Datasets, seed: int, progress: Progress, /) -> StageResult:
        """Do the work; the same datasets and seed give the same tables."""


class Datasets:
    """What a stage reads: the datasets of the release being built, and later stages' tables of earlier ones.

    Frames are shared: a stage takes a copy of what it wants to change.
    """

    def __init__(self, assembled: Mapping[str, Assembled], areas: AreaList) -> None:
        self._assembled = dict(assembled)
        self._read: set[str] = set()
        self.areas = areas

    def names(self) -> list[str]:
        """The datasets there are, in alphabetical order."""
        return sorted(self._assembled)

    def frame(self, name: str) -> pd.DataFrame | None:
        """One dataset as a tidy frame; nothing where no snapshot tells it."""
        found = self._assembled.get(name)
        if found is None:
            return None
        self._read.add(name)
        return found.frame

    def vintage(self, name: str) -> str | None:
        """The newest vintage among a dataset's sources, an ISO date; nothing where it is absent."""
        from skillshed.warehouse.vintage import vintage_of  # noqa: PLC0415 - heavy, and only here

        found = self._assembled.get(name)
        return vintage_of(found.sources) if found else None

    def sources_read(self) -> list[Snapshot]:
        """The snapshots behind every dataset that has been asked for, each once."""
        used = {s.sha256: s for name in sorted(self._read) for s in self._assembled[name].sources}
        return [used[sha] for sha in sorted(used)]


def stage_contracts(stages: Sequence[Stage]) -> dict[str, Contract]:
    """Give the contracts of every stage's tables."""
    folders = [getattr(stage, "contracts", None) for stage in stages]
    return {name: contract for folder in folders if folder for name, contract in contracts(folder).items()}


def promised(name: str, known: Mapping[str, Contract]) -> Contract:
    """Find the contract of a stage's table.

    Raises:
        BuildError: it has none.
    """
    if name in known:
        return known[name]
    raise BuildError(
        Text(sv=f"Tabellen {name} har inget kontrakt.", en=f"The table {name} has no contract."),
        where=name,
        mend=Text(
            sv="Skriv ett kontrakt för den i mappen som steget anger som contracts.",
            en="Write a contract for it in the folder that the stage gives as contracts.",
        ),
    )
