# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Hamilton-Perry: where deaths and births are unknown, cohorts' own change says what survives.

Hamilton, C. H. & Perry, J. (1962), A short method for projecting population by age from one decennial census to
another, Social Forces 41. Here with single years, the nation's ratio as the common rate, and each region's deviation
treated as its net migration, so that it is shrunk, conserved and made uncertain exactly as in the full model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.population.assumptions import assumption

if TYPE_CHECKING:
    from numpy.typing import NDArray


def pseudo_flows(
    population: NDArray[np.float64], *, usable: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Give what stands in for births and deaths.

    Args:
        population: `[year, region, sex, age]`, persons.
        usable: `[step, region]` that may be learned from.

    Returns:
        Children of age 0 at the year's end as births by sex `[step, region, sex]`; the same by a standard schedule of
        mother's age `[step, region, mother's age]`; losses `[step, region, sex, age]` (negative where cohorts grow).
    """
    start, end = population[:-1], population[1:]
    children = end[..., 0]
    entered = np.concatenate([children[..., None], start[..., :-1]], axis=-1)
    entered[..., -1] += start[..., -1]
    ratio = _national_ratio(entered, end, usable)
    losses = entered * (1 - ratio)
    return children, children.sum(axis=2)[..., None] * standard_schedule(), losses


def standard_schedule() -> NDArray[np.float64]:
    """Share of births by mother's age 14-49: a normal curve with the mean and spread of the assumptions."""
    ages = np.arange(14, 50)
    mean, spread = assumption("schedule_mean_age"), assumption("schedule_spread")
    curve = np.exp(-0.5 * ((ages - mean) / spread) ** 2)
    return np.asarray(curve / curve.sum())


def _national_ratio(
    entered: NDArray[np.float64], end: NDArray[np.float64], usable: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """The nation's cohort-change ratio, `[sex, age]`, newest years weighing most."""
    weight = 0.5 ** (np.arange(len(usable))[::-1] / assumption("ratio_half_life"))
    weighted = usable * weight[:, None]
    over = np.einsum("tr,trsa->sa", weighted, end)
    under = np.einsum("tr,trsa->sa", weighted, entered)
    ratio = (over + 1.0) / (under + 1.0)
    ratio[:, 0] = 1.0
    return np.asarray(ratio)
