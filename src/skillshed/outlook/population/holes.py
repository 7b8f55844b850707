# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Cells that cannot be zero: a cohort of many persons is not gone one year and back the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.language import Text
from skillshed.outlook.population.assumptions import assumption
from skillshed.outlook.population.remarks import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from skillshed.outlook.population.remarks import Remarks


def without_holes(
    counts: NDArray[np.float64], *, regions: Sequence[object], years: NDArray[np.int64], remarks: Remarks
) -> NDArray[np.float64]:
    """Fill cells that are empty although their cohort was large the year before, or is the year after.

    Args:
        counts: persons, `[year, region, sex, age]`; region-years that are empty altogether stay so.
        regions: their names, for the remark.
        years: the calendar years.
        remarks: takes what was filled.

    Returns:
        Counts where such a cell is the mean of its cohort's neighbours in time.
    """
    mended = counts.copy()
    there = counts.sum(axis=(2, 3)) > 0
    for year in range(len(counts)):
        before = _older(mended[year - 1]) if year else np.zeros_like(counts[0])
        after = _younger(counts[year + 1]) if year + 1 < len(counts) else np.zeros_like(counts[0])
        cohort = np.maximum(before, after) >= assumption("hole_least_cohort")
        hole = (counts[year] == 0) & cohort & there[year][:, None, None]
        known = (before > 0).astype(float) + (after > 0)
        mended[year][hole] = ((before + after) / np.maximum(known, 1.0))[hole]
    _tell(mended != counts, regions=regions, years=years, remarks=remarks)
    return mended


def _older(people: NDArray[np.float64]) -> NDArray[np.float64]:
    """Who was a year younger the year before, `[region, sex, age]`; the newborn are about as many as the last ones."""
    out = np.zeros_like(people)
    out[..., 0] = people[..., 0]
    out[..., 1:-1] = people[..., :-2]
    return out


def _younger(people: NDArray[np.float64]) -> NDArray[np.float64]:
    """Who is a year older the year after; the open age holds many cohorts and says nothing."""
    out = np.zeros_like(people)
    out[..., :-2] = people[..., 1:-1]
    return out


def _tell(
    filled: NDArray[np.bool_], *, regions: Sequence[object], years: NDArray[np.int64], remarks: Remarks
) -> None:
    if not filled.any():
        return
    places = listed(
        f"{regions[region]} {years[year]}" for year, region in np.argwhere(filled.any(axis=(2, 3))).tolist()
    )
    count = int(filled.sum())
    remarks.add(
        Text(
            sv=f"{count} tomma celler där en stor årskull finns året före eller efter är skattade längs kohorten: {places}.",
            en=f"{count} empty cells where a large cohort is the year before or after are estimated along it: {places}.",
        )
    )
