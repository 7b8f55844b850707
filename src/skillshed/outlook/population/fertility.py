# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Fertility: the nation's rates by age, a total that returns slowly to its recent mean, a shrunk level per region."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.population.assumptions import assumption
from skillshed.outlook.population.shrinkage import relative_level
from skillshed.outlook.population.smoothing import fading

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.outlook.population.steps import Steps


@dataclass(frozen=True)
class Fertility:
    """Births per woman (per person where sexes are not divided) and year.

    Attributes:
        schedule: the nation's latest shape by mother's age, sums to 1, `[mother's age]`.
        total: total rate expected 1, 2, … years ahead, `[year]`.
        level: regions' level relative to the nation, `[region, mother's age]`.
        spread: standard deviation of a year's shock to the log total; memory: share of a departure left after a year.
    """

    schedule: NDArray[np.float64]
    total: NDArray[np.float64]
    level: NDArray[np.float64]
    spread: float
    memory: float

    def rates(self) -> NDArray[np.float64]:
        """Births per woman, `[year, region, mother's age]`."""
        return np.asarray(self.total[:, None, None] * self.schedule * self.level)


def estimate_fertility(steps: Steps, *, horizon: int) -> Fertility:
    """Estimate from births by mother's age, or from children of age 0 where births are unknown."""
    born, women = steps.births.sum(axis=1), steps.mothers.sum(axis=1)
    rates = born / np.maximum(women, 1e-9)
    total = rates.sum(axis=1)
    latest = int(assumption("fertility_jump_off_years"))
    shape = rates[-latest:].mean(axis=0)
    memory = assumption("fertility_memory")
    mean = np.average(total, weights=fading(len(total), half_life=assumption("fertility_mean_half_life")))
    return Fertility(
        schedule=shape / max(shape.sum(), 1e-9),
        total=_ahead(total, born.sum(axis=1), mean=mean, horizon=horizon),
        level=_regional_level(steps, rates),
        spread=_spread(total),
        memory=memory,
    )


def _ahead(
    total: NDArray[np.float64], born: NDArray[np.float64], *, mean: float, horizon: int
) -> NDArray[np.float64]:
    """Total rates to come: a departure from the mean fades, and the latest change goes on for a while.

    Birth rates go in waves. A change counts by how far chance in the number of births leaves it to be trusted.
    """
    memory, momentum = assumption("fertility_memory"), assumption("fertility_momentum")
    change = float(total[-1] - total[-2]) if len(total) > 1 else 0.0
    chance = float((1 / np.maximum(born[-2:], 1.0)).sum())
    change *= 1 / (1 + chance / assumption("fertility_spread") ** 2)
    departure, ahead = float(total[-1]) - mean, np.empty(horizon)
    for year in range(horizon):
        change *= momentum
        departure = memory * departure + change
        ahead[year] = mean + departure
    return np.maximum(ahead, 0.2 * mean)


def _spread(total: NDArray[np.float64]) -> float:
    """Yearly shock to the log total; a short series leans on the assumption."""
    prior, years = assumption("fertility_spread"), assumption("fertility_spread_prior_years")
    changes = np.diff(np.log(np.maximum(total, 1e-6)))
    return float(np.sqrt((np.square(changes).sum() + years * prior**2) / (len(changes) + years)))


def _regional_level(steps: Steps, rates: NDArray[np.float64]) -> NDArray[np.float64]:
    """Births against those expected at the nation's rates of the same year, in groups of mothers' ages, shrunk."""
    window = slice(-int(assumption("fertility_level_years")), None)
    born, women = steps.births[window], steps.mothers[window]
    expected = women * rates[window][:, None]
    level = np.ones((born.shape[1], born.shape[2]))
    for ages in (slice(0, 8), slice(8, 11), slice(11, 16), slice(16, 21), slice(21, None)):
        ratio = relative_level(born[..., ages].sum(axis=(0, 2)), expected[..., ages].sum(axis=(0, 2)))
        level[:, ages] = ratio[:, None]
    return level
