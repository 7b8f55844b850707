# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The region's work: employed persons by occupation, and the openings expected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from skillshed.report.charts.fan import Course

if TYPE_CHECKING:
    from skillshed.report.view import View

UNIDENTIFIED = "unknown"
_TOTAL = frozenset({"T", "total"})


@dataclass(frozen=True)
class Work:
    """Employed persons by occupation.

    Attributes:
        known: occupation, year, value (persons; NaN where a part is missing).
        expected: occupation, year, mean, low, high, mark, method; may be empty.
        base: the last year known.
    """

    known: pd.DataFrame
    expected: pd.DataFrame
    base: int

    @property
    def horizon(self) -> int | None:
        """The last year expected."""
        return None if self.expected.empty else int(self.expected["year"].max())

    @property
    def naive(self) -> bool:
        """Whether a naive forecast stands in for ours, so that no direction should be read out of it."""
        return bool(self.expected["method"].astype(str).str.startswith("naive").any())

    @property
    def first(self) -> int:
        """The first year known."""
        return int(self.known["year"].min())

    def course(self, occupation: str) -> Course:
        """Give one occupation over time."""
        return Course(
            history=self.known[self.known["occupation"] == occupation],
            future=self.expected[self.expected["occupation"] == occupation],
        )

    def total(self, year: int) -> float:
        """Add all occupations known in a year, those without an occupation code too."""
        return float(self.known.loc[self.known["year"] == year, "value"].sum())

    def outlook(self) -> pd.DataFrame:
        """Give one row per occupation: base, mean, low, high, mark, change (share); largest first."""
        base = self.known[self.known["year"] == self.base].set_index("occupation")["value"].rename("base")
        last = self.expected[self.expected["year"] == (self.horizon or -1)].set_index("occupation")
        joined = base.to_frame().join(last[["mean", "low", "high", "mark"]], how="outer")
        joined = joined[joined.index != UNIDENTIFIED]
        positive = joined["base"].where(joined["base"] > 0)
        joined["change"] = joined["mean"] / positive - 1
        return joined.sort_values("base", ascending=False, kind="stable").reset_index()


def work(view: View) -> Work | None:
    """Read the region's employment; nothing where the release has none for the region."""
    frame = view.here("employment")
    if frame is None:
        return None
    known = _by_occupation(frame)
    if known["value"].notna().sum() == 0:
        return None
    base = int(known.dropna(subset=["value"])["year"].max())
    return Work(known=known, expected=_expected(view, base), base=base)


def _by_occupation(frame: pd.DataFrame) -> pd.DataFrame:
    """Add men and women; where one of them is missing the sum is missing."""
    groups = frame[~frame["occupation"].isin(_TOTAL)].groupby(["occupation", "year"], observed=True)["value"]
    return groups.sum().where(groups.count() == groups.size()).reset_index()


def _expected(view: View, base: int) -> pd.DataFrame:
    names = ["occupation", "year", "mean", "low", "high", "mark", "method"]
    frame = view.here("outlook_employment")
    if frame is None:
        return pd.DataFrame(
            {
                name: pd.Series(dtype=object if name in {"occupation", "mark", "method"} else float)
                for name in names
            }
        )
    after = frame[(frame["year"] > base) & ~frame["occupation"].isin(_TOTAL)]
    return after.reindex(columns=names)


def all_openings(view: View) -> pd.Series | None:
    """Give the openings of all occupations to the horizon: cumulative_mean, cumulative_low, cumulative_high.

    Nothing where the release only has them by occupation: intervals cannot be added.
    """
    frame = view.here("outlook_openings")
    if frame is None:
        return None
    own = frame[frame["occupation"].isin(_TOTAL) & (frame["component"] == "openings")]
    return None if own.empty else own.sort_values("year").iloc[-1]


def openings(view: View) -> pd.DataFrame | None:
    """Give openings to the horizon, one row per occupation.

    Returns:
        occupation, total, low, high, replacement, expansion (persons since the base year), last (the
        horizon's year), first (the first year counted); largest first; nothing where there are none.
    """
    frame = view.here("outlook_openings")
    if frame is None:
        return None
    frame = frame[~frame["occupation"].isin(_TOTAL | {UNIDENTIFIED})]
    last = frame[frame["year"] == frame["year"].max()]
    parts = last.pivot_table(index="occupation", columns="component", values="cumulative_mean", observed=True)
    whole = last[last["component"] == "openings"].set_index("occupation")
    found = parts.reindex(columns=["replacement", "expansion"]).join(
        whole[["cumulative_mean", "cumulative_low", "cumulative_high"]].rename(
            columns={"cumulative_mean": "total", "cumulative_low": "low", "cumulative_high": "high"}
        )
    )
    found = found.assign(last=int(frame["year"].max()), first=int(frame["year"].min()))
    ordered = (
        found.dropna(subset=["total"]).sort_values("total", ascending=False, kind="stable").reset_index()
    )
    return None if ordered.empty else ordered
