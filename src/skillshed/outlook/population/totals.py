# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Totals: what cohorts add up to in the near future, what history's lines say in the far one.

A combination of forecasts errs less than its parts (Bates & Granger 1969), and controlling small areas to an independent
total is what helps cohort methods most (Wilson 2022, Demographic Research 46:32). Cohorts and the latest trend know the years next to
come; births and migration come in waves that nobody foresees, so that growth returns to its mean so far: the nation's soon, that of
a region's share of it more slowly.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.population.assumptions import assumption

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.outlook.population.history import History


@dataclass(frozen=True)
class Totals:
    """One forecast of totals: the nation's persons `[year]`, and log shares of it `[year, region]`."""

    nation: NDArray[np.float64]
    shares: NDArray[np.float64]

    @classmethod
    def of(cls, persons: NDArray[np.float64]) -> Totals:
        """Split persons `[year, region]` into the nation and its division."""
        nation = np.maximum(persons.sum(axis=1), 1.0)
        return cls(nation, _log_shares(persons))

    def persons(self) -> NDArray[np.float64]:
        """Give persons `[year, region]`; they add up to the nation's."""
        share = np.exp(self.shares)
        return np.asarray(self.nation[:, None] * share / share.sum(axis=1, keepdims=True))


def lines(history: History, *, horizon: int) -> Totals:
    """Continue what history shows; steps over a border change are left out.

    The nation grows by its mean yearly change. A region's share of it changes at the mean pace so far, and at first by the trend of
    the latest years as well (two estimation windows: Pesaran & Pick 2011, Journal of Business & Economic Statistics 29).
    """
    total = history.population.sum(axis=(2, 3))
    ahead = np.arange(1, horizon + 1)
    nation = max(total[-1].sum(), 1.0) * (1 + _growth(total, history.usable) * ahead)
    # A line may neither halve nor double what it is about: it is the least trustworthy exactly where it says so.
    moved = np.clip(_moved(total, history.usable, horizon=horizon), -np.log(2), np.log(2))
    bounded = np.clip(nation, 0.5 * nation[0], 2 * nation[0])
    return Totals(bounded, _log_shares(total[-1:]) + moved)


def combined(cohorts: Totals, line: Totals) -> NDArray[np.float64]:
    """Let each year's change go from the cohorts' to the line's as the years pass; gives persons `[year, region]`."""
    nation = line.nation + _fading_apart(cohorts.nation - line.nation, "nation_growth_memory")
    shares = line.shares + _fading_apart(cohorts.shares - line.shares, "division_memory")
    return Totals(nation, shares).persons()


def _fading_apart(apart: NDArray[np.float64], memory: str) -> NDArray[np.float64]:
    """Sum the yearly steps of a departure `[year, …]`, each less the farther ahead it is."""
    fading = faded(len(apart), memory).reshape(-1, *(1,) * (apart.ndim - 1))
    return np.cumsum(fading * np.diff(apart, axis=0, prepend=0.0), axis=0)


def faded(horizon: int, memory: str) -> NDArray[np.float64]:
    """What is left of a departure 1…horizon years ahead."""
    return np.asarray(assumption(memory) ** np.arange(1, horizon + 1))


def _growth(total: NDArray[np.float64], usable: NDArray[np.bool_]) -> float:
    """The nation's mean yearly change as a share of its latest total; a region counts in the years it can be compared."""
    change = np.where(usable, np.diff(total, axis=0), 0.0).sum(axis=1)
    compared = np.where(usable, total[1:], 0.0).sum(axis=1)
    known = compared > 0
    # A year when only some regions can be compared stands for all of them.
    scaled = change[known] / compared[known] * total[1:].sum(axis=1)[known]
    return float(scaled.mean() / max(total[-1].sum(), 1.0)) if known.any() else 0.0


def _moved(total: NDArray[np.float64], usable: NDArray[np.bool_], *, horizon: int) -> NDArray[np.float64]:
    """Change of the log shares until each year ahead, `[year, region]`; a region with few years leans on no change."""
    before, after = (np.where(usable, np.maximum(at, 1.0), 0.0) for at in (total[:-1], total[1:]))
    # Beside those that can be compared with themselves: a border change elsewhere is no growth here.
    together = np.log(np.maximum(after.sum(axis=1), 1.0) / np.maximum(before.sum(axis=1), 1.0))
    own = np.log(np.maximum(after, 1.0) / np.maximum(before, 1.0))
    steps = np.where(usable, own - together[:, None], 0.0)
    mean = _weighed(steps, usable, np.ones(len(steps)))
    latest = assumption("line_recent_share") * (_weighed(steps, usable, _parabola(len(steps))) - mean)
    left = np.cumsum(faded(horizon, "division_memory"))
    return np.asarray(np.outer(np.arange(1, horizon + 1), mean) + np.outer(left, latest))


def _weighed(
    steps: NDArray[np.float64], usable: NDArray[np.bool_], weight: NDArray[np.float64]
) -> NDArray[np.float64]:
    counted = usable * weight[:, None]
    prior = assumption("line_prior_years") * weight.max()
    return np.asarray((steps * counted).sum(axis=0) / (counted.sum(axis=0) + prior))


def _parabola(steps: int) -> NDArray[np.float64]:
    """What a least-squares slope over the latest years weighs each year's change by."""
    years = min(int(assumption("line_recent_years")), steps)
    at = np.arange(1, years + 1)
    return np.concatenate([np.zeros(steps - years), at * (years + 1 - at)])


def _log_shares(persons: NDArray[np.float64]) -> NDArray[np.float64]:
    held = np.maximum(persons, 1.0)
    return np.asarray(np.log(held / held.sum(axis=1, keepdims=True)))
