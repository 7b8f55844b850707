# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Births as an array: by the mother's age, for the rates, and by the child's sex, for the cohort that begins."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.population.assumptions import assumption
from skillshed.outlook.population.hamilton_perry import standard_schedule
from skillshed.outlook.population.long import to_array

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.outlook.population.long import Long

YOUNGEST_MOTHER, OLDEST_MOTHER = 14, 49


def births_of(
    born: Long, *, regions: list[str], sexes: int, years: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Lay births out by mother's age and by child's sex; mothers of unknown age are spread as the known ones.

    Returns:
        Births `[year, region, mother's age]` from 14 (and below) to 49 (and above), and `[year, region, child's sex]`.
    """
    mothers = replace(
        born,
        age=np.where(born.age < 0, OLDEST_MOTHER + 1, np.clip(born.age, YOUNGEST_MOTHER, OLDEST_MOTHER))
        - YOUNGEST_MOTHER,
    )
    ages = OLDEST_MOTHER - YOUNGEST_MOTHER + 2
    laid = to_array(mothers, regions=regions, sexes=2, ages=ages, years=years)
    children = np.nansum(laid, axis=3)
    both = np.nansum(laid, axis=2)
    known, unknown = both[..., :-1], both[..., -1:]
    total = known.sum(axis=-1, keepdims=True)
    spread = np.where(total > 0, known / np.where(total > 0, total, 1.0), 0.0)
    everywhere = _everywhere(known)
    by_mother = np.asarray(known + unknown * np.where(total > 0, spread, everywhere))
    return by_mother, _children(children, sexes, divided=born.divided)


def _children(children: NDArray[np.float64], sexes: int, *, divided: bool) -> NDArray[np.float64]:
    """Give children by sex; where the source does not divide, by the assumption."""
    if sexes == 1:
        return np.asarray(children.sum(axis=2, keepdims=True))
    if divided:
        return children
    boys = assumption("boys_per_girl")
    return np.asarray(children.sum(axis=2, keepdims=True) * np.array([boys, 1.0]) / (1 + boys))


def _everywhere(known: NDArray[np.float64]) -> NDArray[np.float64]:
    """The spread of mothers' ages where a region and year knows none: all others', or the standard schedule."""
    if known.sum() > 0:
        return np.asarray(known.sum(axis=(0, 1)) / known.sum())
    return standard_schedule()
