# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The region's people: what is known and what is expected, by age band."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from skillshed.report.ages import totals_by_band
from skillshed.report.charts.fan import Course

if TYPE_CHECKING:
    from skillshed.report.view import View


@dataclass(frozen=True)
class People:
    """Persons by age band.

    Attributes:
        known: age (`T` and bands), year, value.
        expected: age, year, mean, low, high; years after `base` only; may be empty.
        base: the last year known.
    """

    known: pd.DataFrame
    expected: pd.DataFrame
    base: int

    @property
    def horizon(self) -> int | None:
        """The last year expected."""
        return None if self.expected.empty else int(self.expected["year"].max())

    def course(self, band: str) -> Course:
        """Give one band over time."""
        return Course(
            history=self.known[self.known["age"] == band],
            future=self.expected[self.expected["age"] == band],
        )

    def now(self, band: str = "T") -> float:
        """Persons in the base year."""
        found = self.known[(self.known["age"] == band) & (self.known["year"] == self.base)]["value"]
        return float(found.iloc[0])

    def later(self, band: str = "T") -> pd.Series | None:
        """The last expected year of a band: mean, low, high."""
        found = self.expected[(self.expected["age"] == band) & (self.expected["year"] == self.horizon)]
        return None if found.empty else found.iloc[0]


def people(view: View) -> People | None:
    """Read the region's people; nothing where the release has no population for the region."""
    frame = view.here("population")
    if frame is None:
        return None
    known = totals_by_band(frame)
    told = known[known["age"] == "T"].dropna(subset=["value"])
    if told.empty:
        return None
    base = int(told["year"].max())
    return People(known=known, expected=_expected(view, base), base=base)


def _expected(view: View, base: int) -> pd.DataFrame:
    frame = view.here("outlook_population")
    if frame is None:
        return pd.DataFrame({name: pd.Series(dtype=float) for name in ("age", "year", "mean", "low", "high")})
    both = frame[(frame["sex"] == "T") & (frame["year"] > base)]
    return both[["age", "year", "mean", "low", "high"]]
