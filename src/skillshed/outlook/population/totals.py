# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Regions' totals: the cohorts' own sum and a straight line through history, weighed by what they earned.

A combination of forecasts errs less than its parts (Bates & Granger 1969), and controlling small areas to an independent
total is what helps cohort methods most (Wilson 2022, Demographic Research 46:32).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.population.assumptions import assumption

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.outlook.population.history import History


def drift(history: History, *, horizon: int) -> NDArray[np.float64]:
    """Continue each region's mean yearly change, `[year, region]`, persons; border changes are left out.

    A region with few years leans on the nation's growth.
    """
    total = history.population.sum(axis=(2, 3))
    steps = np.where(history.usable, np.diff(total, axis=0), 0.0)
    years, prior = history.usable.sum(axis=0), assumption("line_prior_years")
    begun = np.where(history.usable, total[:-1], 0.0)
    common = steps.sum() / max(begun.sum(), 1.0) * total[-1]
    yearly = (steps.sum(axis=0) + prior * common) / (years + prior)
    ahead = total[-1] + yearly * np.arange(1, horizon + 1)[:, None]
    # A line may not halve a region: it is the least trustworthy exactly where it says so.
    return np.asarray(np.maximum(ahead, 0.5 * total[-1]))


def combined(
    cohorts: NDArray[np.float64], line: NDArray[np.float64], *, weight: float
) -> NDArray[np.float64]:
    """Weigh the two; `weight` is the line's."""
    return (1 - weight) * cohorts + weight * line


def earned_weight(cohort_errors: list[NDArray[np.float64]], line_errors: list[NDArray[np.float64]]) -> float:
    """Give the line's weight that would have erred least, drawn towards the assumption.

    Args:
        cohort_errors: relative errors of the cohorts' sum, one array per origin, NaN where there is no outcome.
        line_errors: the same of the straight line.
    """
    prior, strength = assumption("line_weight"), assumption("line_weight_prior_origins")
    # The cases of one origin share one nation and one time: an origin counts once, however many regions it has.
    gained = [_mean(own * (own - line)) for own, line in zip(cohort_errors, line_errors, strict=True)]
    apart = [_mean((own - line) ** 2) for own, line in zip(cohort_errors, line_errors, strict=True)]
    assumed = strength * float(np.mean(apart))
    return float(np.clip((sum(gained) + assumed * prior) / max(sum(apart) + assumed, 1e-15), 0.0, 1.0))


def _mean(values: NDArray[np.float64]) -> float:
    known = np.isfinite(values)
    return float(values[known].mean()) if known.any() else 0.0
