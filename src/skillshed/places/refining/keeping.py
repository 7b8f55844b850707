# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which rules given groups keep: those of groups alone at once, those of pupils by who was admitted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import scipy.sparse as sp

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.places.highs import Floats
    from skillshed.places.program import Program

OF_GROUPS: Final = ("offering", "steadiness", "ramp", "premises", "teachers", "locks")
OF_PUPILS: Final = ("minimum", "workplaces", "budget", "travel")
NEAR: Final = 1e-6


@dataclass(frozen=True)
class Part:
    """Some rows of a program over some of its columns.

    Attributes:
        matrix: [row, column].
        lower, upper: [row].
    """

    matrix: sp.csr_array
    lower: Floats
    upper: Floats

    def broken(self, x: Floats) -> float:
        """By how much the rows are broken together, each in its own unit."""
        told = self.matrix @ x
        return float(np.maximum(self.lower - told, 0.0).sum() + np.maximum(told - self.upper, 0.0).sum())


@dataclass(frozen=True)
class Keeping:
    """A program's rules, asked of groups and of those who were admitted.

    Attributes:
        program: for the mean of the futures.
        groups: the rows of groups alone, over groups and whether they are offered.
        pupils: the rows of pupils, over groups, pupils by home and offer, and groups more than today.
        areas: which offers are in which cooperation area, [area, pair].
    """

    program: Program
    groups: Part
    pupils: Part
    areas: NDArray[np.bool_]

    @classmethod
    def of(cls, program: Program) -> Keeping:
        """Take the rules of a program with one future."""
        x, case, net = program.columns, program.network.case, program.network
        mine, placed = (
            np.concatenate([x[name].ravel() for name in names])
            for names in (("groups", "offered"), ("groups", "placed", "more"))
        )
        areas = sorted(case.areas["area"].unique()) if case.limits.selection else []
        members = [case.areas.loc[case.areas["area"] == one, "municipality"] for one in areas]
        inside = [net.pairs["municipality"].isin(set(one)).to_numpy() for one in members]
        of = np.array(inside, dtype=bool).reshape(len(areas), len(net.pairs))
        return cls(program, _part(program, OF_GROUPS, mine), _part(program, OF_PUPILS, placed), of)

    def allows(self, groups: Floats) -> bool:
        """Whether the rules of groups alone are kept, [pair, year]."""
        most = self.program.columns.upper[self.program.columns["groups"]]
        if (groups > most + NEAR).any():
            return False
        x = np.concatenate([groups.ravel(), np.minimum(groups, 1.0).ravel()])
        return self.groups.broken(x) <= NEAR and self._selects(groups)

    def broken(self, groups: Floats, admitted: Floats) -> float:
        """By how much the rules of pupils are broken, [pair, year] and [arc, year]; nil where only by rounding."""
        today = self.program.network.pairs["today"].to_numpy(dtype=float)[:, None]
        more = np.maximum(groups - today, 0.0)
        told = self.pupils.broken(np.concatenate([groups.ravel(), admitted.ravel(), more.ravel()]))
        return told if told > NEAR else 0.0

    def _selects(self, groups: Floats) -> bool:
        """Whether every cooperation area offers enough national programmes every autumn."""
        asked, pairs = self.program.network.case.limits.selection, self.program.network.pairs
        if not asked:
            return True
        open_ = (groups > 0) & pairs["national"].to_numpy(dtype=bool)[:, None]
        programme = pairs["programme"].to_numpy()
        return all(
            len(set(programme[open_[:, year] & area])) >= asked for area in self.areas for year in range(groups.shape[1])
        )  # fmt: skip


def _part(program: Program, rules: tuple[str, ...], columns: NDArray[np.int64]) -> Part:
    rows = np.concatenate([np.arange(len(program.rows[name])) + program.first[name] for name in rules])
    whole = sp.csr_array(program.matrix[rows])
    part = sp.csr_array(whole[:, columns])
    if part.nnz != whole.nnz:
        msg = f"a rule of {', '.join(rules)} has columns that are not asked for"
        raise ValueError(msg)
    return Part(part, program.lower[rows], program.upper[rows])
