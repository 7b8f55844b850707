# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Small regions' moves by age: drawn towards their county's and the nation's as far as chance could explain them.

Empirical Bayes with the persons who might move, or the movers they would be at common rates, as exposure.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from skillshed.outlook.population.assumptions import assumption
from skillshed.outlook.population.shrinkage import relative_level
from skillshed.outlook.population.smoothing import age_kernel, smooth_ratio

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: First ages of the stages of life within which places draw alike: children with parents, leaving school, families, …
STAGES: Final = (0, 16, 20, 26, 36, 50, 65, 80)


def shrunk_rates(
    counts: NDArray[np.float64], people: NDArray[np.float64], *, counties: list[str], chance: float
) -> NDArray[np.float64]:
    """Share of the people that move, `[region, sex, age]`: the nation's by age × how the region departs from it."""
    nation = smooth_ratio(counts.sum(axis=0), people.sum(axis=0), width=assumption("moves_age_width"))
    expected = people * nation
    level = _levels(counts, expected, counties=counties, chance=chance)
    return np.asarray(np.clip(nation * level, 0.0, 0.6))


def shrunk_arrivals(
    counts: NDArray[np.float64], *, counties: list[str], chance: float
) -> NDArray[np.float64]:
    """Persons a year by region, sex and age: each region's own number, spread over ages as the nation's or its own."""
    kernel = age_kernel(counts.shape[-1], assumption("moves_age_width"))
    nation = counts.sum(axis=0) @ (kernel / kernel.sum(axis=0))
    own = counts.sum(axis=(1, 2)) / max(counts.sum(), 1e-9)
    expected = own[:, None, None] * nation
    shrunk = expected * _levels(counts, expected, counties=counties, chance=chance)
    whole = np.maximum(shrunk.sum(axis=(1, 2)), 1e-9)
    return np.asarray(shrunk * (counts.sum(axis=(1, 2)) / whole)[:, None, None])


def _levels(
    counts: NDArray[np.float64], expected: NDArray[np.float64], *, counties: list[str], chance: float
) -> NDArray[np.float64]:
    """Relative levels by age, `[region, sex, age]`: the county's drawn to the nation's, the region's to the county's.

    Stages of life first, both sexes together, where there are many to count; then single ages beside their neighbours.
    """
    seen, awaited = counts / chance, expected / chance
    names = sorted(set(counties))
    belongs = np.array([[county == name for county in counties] for name in names], dtype=float)
    place = [names.index(county) for county in counties]
    level = _of_stages(np.tensordot(belongs, seen, axes=1), np.tensordot(belongs, awaited, axes=1))[place]
    level = level * _of_stages(seen, awaited * level)
    kernel = age_kernel(counts.shape[-1], assumption("moves_level_age_width"))
    own = relative_level(seen @ kernel, (awaited * level) @ kernel)
    return np.asarray(np.maximum(level * own, 0.02))


def _of_stages(seen: NDArray[np.float64], awaited: NDArray[np.float64]) -> NDArray[np.float64]:
    """Relative level by stage of life, the same at all its ages, `[area, sex, age]`."""
    level = np.ones_like(seen)
    for first, last in pairwise((*STAGES, None)):
        ages = slice(first, last)
        if seen[..., ages].size:
            ratio = relative_level(seen[..., ages].sum(axis=(1, 2)), awaited[..., ages].sum(axis=(1, 2)))
            level[..., ages] = ratio[:, None, None]
    return level
