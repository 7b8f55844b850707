# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A plan as it is kept: what was decided on what grounds, and the frames that tell it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

from skillshed.places.saved.tables import Tables, named

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd


@dataclass(frozen=True)
class Proof:
    """How good the plan is proven to be.

    Attributes:
        status: `optimal` (within the gap asked for), `time limit`, `stopped` (by who asked for it) or `feasible`.
        value: what the plan weighs, kronor.
        bound: what no plan can weigh less than, kronor.
        gap: (value − bound) / value.
        seconds: time taken.
        solver: name and version.
        solved: the gap of the solver's own plan, where this one has been refined since as pupils choose.
    """

    status: str
    value: float
    bound: float
    gap: float
    seconds: float
    solver: str
    solved: float | None = None


@dataclass(frozen=True, eq=False)
class SavedPlan:
    """A plan that can be read back without the release it came from.

    Attributes:
        name, author: what it is called and whose it is.
        made_at: ISO time, UTC.
        release: id of the release it rests on.
        code_version: of Skillshed.
        fictitious: whether the figures are the demo world's.
        area, years: what is planned.
        futures, planned, seed, cooperation: how: the futures it is judged on, those it was made from (1: their mean).
        weights, limits: as they were.
        proof: of the solver.
        frames: the tables by name, in the language of whoever reads (see `tables.Tables`, `results.SHEETS`); `plan` has programme, site, year, groups.
        note: what the planner wrote.
        order: goals by priority; empty: weighed together.
    """

    name: str
    author: str
    made_at: str
    release: str
    code_version: str
    fictitious: bool
    area: str
    years: tuple[int, ...]
    futures: int
    seed: int
    planned: int
    cooperation: str
    weights: dict[str, float]
    limits: dict[str, Any]
    proof: Proof
    frames: Mapping[str, pd.DataFrame] = field(repr=False)
    note: str = ""
    order: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not isinstance(self.frames, Tables):
            object.__setattr__(self, "frames", Tables(self.frames))

    @property
    def kept_frames(self) -> dict[str, pd.DataFrame]:
        """The tables as they are kept: words in both languages."""
        return dict(self.frames.kept) if isinstance(self.frames, Tables) else dict(self.frames)

    def head(self) -> dict[str, Any]:
        """Everything but the frames, for JSON."""
        told = {key: value for key, value in self.__dict__.items() if key not in ("frames", "proof")}
        return {**told, "years": list(self.years), "order": list(self.order), "proof": asdict(self.proof)}

    @classmethod
    def of(cls, head: Mapping[str, Any], frames: Mapping[str, pd.DataFrame]) -> SavedPlan:
        """Put a plan together again."""
        told = {
            **head,
            "years": tuple(head["years"]),
            "order": tuple(head.get("order", ())),
            "proof": Proof(**head["proof"]),
        }
        return cls(**told, frames=frames)

    def with_frames(self, **frames: pd.DataFrame) -> SavedPlan:
        """The same plan with more tables, or others in their place."""
        return replace(self, frames={**self.kept_frames, **frames})

    def as_dict(self) -> dict[str, Any]:
        """The whole plan for a machine: the head, and each table that readers meet (`tables.named`) as records with empty cells as null."""
        tables = {name: _records(self.frames[name]) for name in named(self.frames)}
        return {**self.head(), "tables": tables}


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    plain = frame.astype(object).where(frame.notna(), None)
    return [{str(key): value for key, value in row.items()} for row in plain.to_dict("records")]
