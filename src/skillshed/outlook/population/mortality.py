# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Mortality: one national index with its own pace per age (Lee & Carter 1992), a shrunk level per region.

Lee, R. D. & Carter, L. R. (1992), Modeling and forecasting U.S. mortality, JASA 87. The jump-off is the latest years'
rates, not the fitted ones; the pace per age is smoothed and, in a short series, drawn towards a common pace.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.population.assumptions import assumption
from skillshed.outlook.population.shrinkage import relative_level
from skillshed.outlook.population.smoothing import age_kernel, fading, smooth_ratio

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.outlook.population.steps import Steps


@dataclass(frozen=True)
class Mortality:
    """How many of the entrants to each age die.

    Attributes:
        hazard: the nation's latest rate, `[sex, age]`, per person and year.
        pace: yearly change of the log rate, `[sex, age]`.
        level: regions' level relative to the nation, `[region, sex, age]`.
        spread: standard deviation of a year's common shock to the log rate.
    """

    hazard: NDArray[np.float64]
    pace: NDArray[np.float64]
    level: NDArray[np.float64]
    spread: float

    @property
    def sway(self) -> NDArray[np.float64]:
        """How far a drawn departure of the log rate reaches, `[age]`: whole up to late life, then less.

        The pace differs most between decades at 60-75; the oldest's rates have hardly moved (Lee & Carter 1992, Table 1).
        """
        ages = [assumption("mortality_sway_whole_until"), assumption("mortality_sway_least_from")]
        return np.interp(np.arange(self.hazard.shape[-1]), ages, [1.0, assumption("mortality_sway_least")])

    def survival(self, horizon: int) -> NDArray[np.float64]:
        """Share of the entrants that survive, `[year, region, sex, age]`, for the years 1…horizon ahead."""
        ahead = np.arange(1, horizon + 1)[:, None, None]
        nation = self.hazard * np.exp(self.pace * ahead)
        return np.asarray(np.exp(-nation[:, None] * self.level[None]))


def estimate_mortality(steps: Steps) -> Mortality:
    """Estimate from deaths along cohorts; without deaths, from the nation's cohorts."""
    if not steps.has_flows:
        return _from_cohorts(steps)
    died, lived = steps.losses.sum(axis=1), steps.entrants.sum(axis=1)
    latest = int(assumption("mortality_jump_off_years"))
    hazard = _hazard(died[-latest:].sum(axis=0), lived[-latest:].sum(axis=0))
    pace, spread = _pace(died, lived)
    return Mortality(hazard, pace, _regional_level(steps, hazard), spread)


def _from_cohorts(steps: Steps) -> Mortality:
    """Where deaths are unknown: the nation's loss of its cohorts, which in later life is mortality and falls as it does.

    The ratios are a mean of past years; the elderly's are brought up to now at the common pace.
    """
    regions, sexes, ages = steps.entrants.shape[1:]
    survived = 1 - _ratio(steps.losses.sum(axis=(0, 1)), steps.entrants.sum(axis=(0, 1)))
    later = np.arange(ages) >= assumption("later_life_from")
    pace = np.tile(np.where(later, -assumption("mortality_common_pace"), 0.0), (sexes, 1))
    weight = fading(len(steps.entrants), half_life=assumption("ratio_half_life"))
    lag = float(np.average(np.arange(len(weight))[::-1], weights=weight))
    hazard = -np.log(np.maximum(survived, 1e-6)) * np.exp(pace * lag)
    return Mortality(hazard, pace, np.ones((regions, sexes, ages)), assumption("mortality_index_spread"))


def _hazard(died: NDArray[np.float64], lived: NDArray[np.float64]) -> NDArray[np.float64]:
    """Rates smoothed along age; infants and the open age stand by themselves.

    Smoothed is the ratio to a curve that rises as mortality does with age (Gompertz 1825): a plain mean of neighbours
    would lean on the many who are a little younger, and let the very old live too long.
    """
    own = _ratio(died, lived)
    rising = np.exp(assumption("mortality_rise_with_age") * np.arange(died.shape[-1]))
    smooth = own.copy()
    level = smooth_ratio(
        died[..., 1:-1], (lived * rising)[..., 1:-1], width=assumption("mortality_age_width")
    )
    smooth[..., 1:-1] = level * rising[1:-1]
    return np.asarray(-np.log(1 - np.clip(smooth, 1e-6, 0.95)))


def _pace(died: NDArray[np.float64], lived: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
    """Yearly change of the log rate by sex and age, and how much a year departs from it."""
    window = slice(-int(assumption("mortality_window")), None)
    died, lived = died[window], lived[window]
    years = len(died)
    common = np.full(died.shape[1:], -assumption("mortality_common_pace"))
    if years < 4:  # noqa: PLR2004 - fewer points than a line with an error needs
        return common, assumption("mortality_index_spread")
    log_rate = np.log(_hazard(died, lived)).reshape(years, -1)
    weight = np.sqrt(died.reshape(years, -1).mean(axis=0) + 1e-9)
    centred = (log_rate - log_rate.mean(axis=0)) * weight
    left, size, right = np.linalg.svd(centred, full_matrices=False)
    index = left[:, 0] * size[0]
    drift = (index[-1] - index[0]) / (years - 1)
    own = (drift * right[0] / weight).reshape(died.shape[1:])
    kernel = age_kernel(own.shape[1], assumption("mortality_pace_age_width"))
    mass = died.sum(axis=0)
    own = (own * mass) @ kernel / np.maximum(mass @ kernel, 1e-9)
    trust = years / (years + assumption("mortality_pace_prior_years"))
    shocks = (np.diff(index) - drift) * np.average(np.abs(right[0] / weight), weights=weight**2)
    floor = assumption("mortality_index_spread")
    spread = np.sqrt(trust * shocks.var(ddof=1) + (1 - trust) * floor**2)
    return np.clip(trust * own + (1 - trust) * common, -0.06, 0.01), float(spread)


def _regional_level(steps: Steps, hazard: NDArray[np.float64]) -> NDArray[np.float64]:
    """Deaths against those expected at the nation's rates of the same year, below and from 65 years, shrunk."""
    window = slice(-int(assumption("mortality_level_years")), None)
    died, lived = steps.losses[window], steps.entrants[window]
    nation = _ratio(died.sum(axis=1), lived.sum(axis=1))
    expected = lived * nation[:, None]
    level = np.ones((*died.shape[1:3], hazard.shape[-1]))
    edge = min(65, hazard.shape[-1])
    for ages in (slice(0, edge), slice(edge, None)):
        ratio = relative_level(died[..., ages].sum(axis=(0, 3)), expected[..., ages].sum(axis=(0, 3)))
        level[..., ages] = ratio[..., None]
    return level


def _ratio(over: NDArray[np.float64], under: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(over / np.maximum(under, 1e-9))
