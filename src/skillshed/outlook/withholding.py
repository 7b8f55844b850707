# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Counts of too few persons are withheld from whatever leaves a release, and so is what would give them away.

One to four persons are withheld, and as many other figures of the same sums as keep them from being worked out (`disclosure.py`). Sums since the
base year are withheld where two of them would tell one year between them. The reason stands in the figures' place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from skillshed.codes import Missing
from skillshed.codes.secrecy import smallest_count
from skillshed.outlook.disclosure import KEYS, counting, lines, protected

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from skillshed.codes import AreaList

Hidden = dict[str, "NDArray[np.bool_]"]

_TRIAL: Final = (
    "forecast",
    "low",
    "high",
    "actual",
    "last_value",
    "drift",
    "trend",
    "constant_share",
)
_BALANCE: Final = ("mean", "low", "high", "demand", "supply")
_EFFECT: Final = ("scenario", "difference", "difference_low", "difference_high")
FIGURES: Final[dict[str, tuple[str, ...]]] = {
    "value": ("value",),
    "mean": ("mean", "low", "high"),
    "forecast": _TRIAL,
    "actual": _TRIAL,
    "last_value": _TRIAL,
    "demand": _BALANCE,
    "supply": _BALANCE,
    "base": ("base", *_EFFECT),
    "scenario": _EFFECT,
    "difference": _EFFECT,
    "cumulative_mean": ("cumulative_mean", "cumulative_low", "cumulative_high"),
    "cumulative_base": ("cumulative_base", *(f"cumulative_{name}" for name in _EFFECT)),
    "cumulative_scenario": tuple(f"cumulative_{name}" for name in _EFFECT),
    "cumulative_difference": tuple(f"cumulative_{name}" for name in _EFFECT),
    **{name: (name,) for name in ("applicants", "first_choice", "admitted", "started", "completed")},
}
"""A column that is withheld when it is small, and the columns that are withheld with it."""
EFFECTS: Final = ("difference", "cumulative_difference")


def withhold(
    frame: pd.DataFrame, areas: AreaList | None = None, *, unseen: Hidden | None = None
) -> pd.DataFrame:
    """Withhold counts of one to four persons and what would give them away; nil is nobody, and stays.

    Args:
        frame: a table with some of the columns `FIGURES`, persons, and of the keys `disclosure.KEYS`.
        areas: which regions make up which, where the table has several that a reader can compare.
        unseen: column of counts → rows that are withheld elsewhere, and so here.

    Returns:
        The same rows; withheld figures are missing, and `flag` says `secret` for the rows that lost one.
    """
    told = [name for name, columns in FIGURES.items() if set(columns) <= set(frame.columns)]
    counts = {name: frame[name].to_numpy(float, na_value=np.nan) for name in told}
    hidden = {name: _too_few(one) for name, one in counts.items()}
    hidden |= {name: hidden[name] | rows for name, rows in (unseen or {}).items()}
    if not any(rows.any() for rows in hidden.values()):
        return frame
    return _without(frame, _settled(frame, counts, hidden, areas=areas))


def _settled(
    frame: pd.DataFrame, counts: dict[str, NDArray[np.float64]], hidden: Hidden, *, areas: AreaList | None
) -> Hidden:
    """Withhold more until no count that is withheld can be worked out."""
    counted = counting(frame)
    sums = [np.where(counted, line, -1) for line in lines(frame, areas)]
    effects = {name: rows for name, rows in hidden.items() if name in EFFECTS}
    now = {name: rows for name, rows in hidden.items() if name not in _net(frame)}
    before = -1
    while (size := sum(int(rows.sum()) for rows in now.values())) != before:
        before = size
        now = {name: protected(counts[name], rows, sums) for name, rows in now.items()}
        now = _added_up(frame, counts, _tied(frame, now), counted=counted)
    return hidden | now | effects


def _net(frame: pd.DataFrame) -> tuple[str, ...]:
    """The columns that are differences between counts: effects, and the gap where demand and supply stand beside it."""
    return (*EFFECTS, "mean") if "supply" in frame else EFFECTS


def _too_few(counts: NDArray[np.float64]) -> NDArray[np.bool_]:
    size = np.nan_to_num(np.abs(counts))
    return (size > 0) & (size < smallest_count())


def _tied(frame: pd.DataFrame, hidden: Hidden) -> Hidden:
    """What one row's own figures say of each other."""
    tied = dict(hidden)
    if {"demand", "supply"} <= tied.keys():
        tied["demand"] = tied["supply"] = tied["demand"] | tied["supply"]
    for prefix in ("", "cumulative_"):
        if f"{prefix}base" in tied:
            tied[f"{prefix}scenario"] = tied[f"{prefix}scenario"] | tied[f"{prefix}base"]
    return tied | _needs(frame, tied)


def _needs(frame: pd.DataFrame, hidden: Hidden) -> Hidden:
    """Growth is known from employment: who knows the openings knows the replacement."""
    if "component" not in frame:
        return {}
    component = frame["component"].astype(str).to_numpy()
    keys = [frame[name] for name in KEYS if name in frame and name != "component"]
    pair = np.isin(component, ["openings", "replacement"])
    found = {}
    for name, rows in hidden.items():
        few = frame[name].mask(~(rows & pair)).abs().lt(smallest_count())
        found[name] = rows | (few.groupby(keys, observed=True).transform("any").to_numpy(bool) & pair)
    return found


def _added_up(
    frame: pd.DataFrame, counts: dict[str, NDArray[np.float64]], hidden: Hidden, *, counted: NDArray[np.bool_]
) -> Hidden:
    """What a year's figure is withheld for must not be the difference between two sums since the base year."""
    found = dict(hidden)
    pairs = [(name, f"cumulative_{name}") for name in ("mean", "base", "scenario")]
    pairs = [pair for pair in pairs if set(pair) <= hidden.keys()]
    if not pairs:
        return found
    keys = [name for name in KEYS if name in frame and name != "year"]
    series = frame.groupby(keys, observed=True, sort=False).ngroup().to_numpy().astype(np.intp)
    order = np.lexsort((series, frame["year"].to_numpy()))
    order = order[counted[order]]
    years = np.split(order, np.flatnonzero(np.diff(frame["year"].to_numpy()[order])) + 1)
    for yearly, added in pairs:
        size = np.nan_to_num(np.abs(counts[yearly]))
        course = _Course(size, hidden[yearly].copy(), hidden[added].copy(), series)
        course.walk(years)
        found |= {yearly: course.yearly, added: course.added}
    return found


@dataclass
class _Course:
    """Walks back through the years and withholds what two shown sums would tell of the years between them.

    Attributes:
        size: the years' own figures, persons without sign.
        yearly, added: what is withheld, of the years' own and of the added-up figures.
        series: every row's number of its series.
        count, total: of every series, the years withheld before the next sum shown, and their figures together.
        later, shown: of every series, the row of the year after, and of the next sum shown; -1 none.
    """

    size: NDArray[np.float64]
    yearly: NDArray[np.bool_]
    added: NDArray[np.bool_]
    series: NDArray[np.intp]

    def __post_init__(self) -> None:
        number = int(self.series.max()) + 1
        self.count, self.total = np.zeros(number, np.intp), np.zeros(number)
        self.later, self.shown = np.full(number, -1), np.full(number, -1)

    def walk(self, years: list[NDArray[np.intp]]) -> None:
        """Take the years, one row of each series in each, from the last to the first; the last sums are worth most."""
        for rows in reversed(years):
            number = self.series[rows]
            self._hide(rows[self.added[rows]], self.later[number[self.added[rows]]])
            told = self._told(number)
            self.added[rows] |= told
            self._hide(rows[told])
            seen = rows[~self.added[rows]]
            at = self.series[seen]
            self.count[at], self.total[at], self.shown[at] = 0, 0.0, seen
            self._note(rows[self.yearly[rows]])
            self.later[number] = rows
        first = self.shown[self._told(np.arange(len(self.count)))]
        self.added[first[first >= 0]] = True

    def _hide(self, *years: NDArray[np.intp]) -> None:
        for rows in years:
            known = rows[rows >= 0]
            self.yearly[known[self.size[known] > 0]] = True

    def _note(self, rows: NDArray[np.intp]) -> None:
        np.add.at(self.count, self.series[rows], 1)
        np.add.at(self.total, self.series[rows], self.size[rows])

    def _told(self, number: NDArray[np.intp]) -> NDArray[np.bool_]:
        """Whether a sum shown before these years would tell what is withheld in them."""
        few = (self.count[number] < 2) | (self.total[number] < smallest_count())  # noqa: PLR2004 - one unknown is none
        known: NDArray[np.bool_] = (self.count[number] > 0) & few
        return known


def _without(frame: pd.DataFrame, hidden: Hidden) -> pd.DataFrame:
    kept = frame.copy()
    touched = np.zeros(len(frame), bool)
    for name, rows in hidden.items():
        touched |= rows
        for column in FIGURES[name]:
            kept[column] = kept[column].astype(float).mask(rows)
    flag = kept["flag"].astype("object") if "flag" in kept else np.full(len(frame), None)
    kept["flag"] = flag
    kept["flag"] = kept["flag"].mask(touched, str(Missing.SECRET))
    return kept
