# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What repeated age tables say about exit rates: the net method of ROA.

A cohort of 55 and over in one year is compared with itself a year later. What is lacking has left, net of those who
came (Willems and de Grip 1993). The ratio of that to what the schedule of exit rates expects corrects the schedule
from age 55, for each major group of occupations, drawn towards everyone's ratio and that towards one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.outlook.openings.ages import AGES, band_limits, spreading
from skillshed.outlook.openings.schedule import exit_rates
from skillshed.outlook.openings.settings import setting

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.outlook.openings.structure import AgeTable

_LARGEST_GROWTH = 0.02


def corrections(table: AgeTable) -> dict[str, float]:
    """Ratio of observed to expected exits from 55, by major group (first digit); empty without repeated tables."""
    pairs = _pairs(table)
    if not pairs:
        return {}
    told = [_exits(*pair) for pair in pairs]
    found = {
        group: np.sum([one[group] for one in told if group in one], axis=0)
        for group in sorted(set().union(*told))
    }
    prior = float(setting("correction.prior_exits"))
    seen, expected = np.sum(list(found.values()), axis=0)
    everyone = (seen + prior) / (expected + prior)
    low, high = setting("correction.limits")
    return {
        group: float(np.clip((one[0] + prior * everyone) / (one[1] + prior), low, high))
        for group, one in found.items()
    }


def _pairs(table: AgeTable) -> list[tuple[pd.DataFrame, pd.DataFrame]]:
    """Neighbouring years with the same age bands and the same cells: major group × band, before and after."""
    frame = table.frame
    wide = frame.pivot_table(
        index=["region", "occupation", "year"], columns="age", values="value", aggfunc="sum"
    )
    years = sorted(int(year) for year in frame["year"].unique())
    result = []
    for year in years[:-1]:
        if year + 1 not in years:
            continue
        before, after = (pd.DataFrame(wide.xs(one, level="year")) for one in (year, year + 1))
        if set(before.columns[before.sum() > 0]) != set(after.columns[after.sum() > 0]):
            continue
        both = before.index.intersection(after.index)
        result.append((_by_group(before, both), _by_group(after, both)))
    return result


def _by_group(cells: pd.DataFrame, kept: pd.Index) -> pd.DataFrame:
    group = kept.get_level_values("occupation").str[0].rename("group")
    return cells.loc[kept].fillna(0).groupby(group).sum()


def _exits(before: pd.DataFrame, after: pd.DataFrame) -> dict[str, NDArray[np.float64]]:
    """Observed and expected exits by major group, persons, in bands from the first age of correction."""
    bands = [str(band) for band in before.columns]
    matrix = spreading(bands)
    limits = np.array([band_limits(band) for band in bands]).reshape(-1, 2)
    sides = zip(before.index, before.to_numpy(dtype=float), after.to_numpy(dtype=float), strict=True)
    return {
        str(group): _of_group(one[used], other[used], limits=limits[used], matrix=matrix[used])
        for group, one, other in sides
        for used in [one + other > 0]
    }


def _of_group(
    before: NDArray[np.float64],
    after: NDArray[np.float64],
    *,
    limits: NDArray[np.intp],
    matrix: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Observed and expected exits of one major group; limits (band, 2) and matrix (band, age) of the bands it has."""
    if not len(limits):
        return np.zeros(2)
    aged, left = _one_year_on(before @ matrix, last_age=int(limits[:, 1].max()))
    inside = ((limits[:, :1] <= AGES) & (limits[:, 1:] >= AGES)).astype(float)
    stayed, gone = inside @ aged, inside @ left
    growth = _growth(after, stayed - gone, limits=limits)
    old = limits[:, 0] >= float(setting("correction.first_age"))
    return np.array([(stayed - after / growth)[old].sum(), gone[old].sum()])


def _one_year_on(
    persons: NDArray[np.float64], *, last_age: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """A year older: those who would be there if none left, and those of them who are expected to have left."""
    leaving = persons * exit_rates(last_age=last_age)
    aged, left = np.roll(persons, 1), np.roll(leaving, 1)
    aged[0] = left[0] = 0.0
    beyond = last_age + 1 > AGES
    return aged * beyond, left * beyond


def _growth(after: NDArray[np.float64], expected: NDArray[np.float64], *, limits: NDArray[np.intp]) -> float:
    low, high = setting("correction.reference_ages")
    middle = (limits[:, 0] >= low) & (limits[:, 1] <= high)
    if not middle.any() or expected[middle].sum() <= 0:
        return 1.0
    ratio = float(after[middle].sum() / expected[middle].sum())
    return float(np.clip(ratio, 1 - _LARGEST_GROWTH, 1 + _LARGEST_GROWTH))
