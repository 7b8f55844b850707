# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Gaps and breaks: years that are missing, regions that split or merged, and what may be learned from the rest."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from skillshed.language import Text
from skillshed.outlook.population.assumptions import assumption
from skillshed.outlook.population.remarks import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from skillshed.outlook.population.remarks import Remarks


def filled(
    counts: NDArray[np.float64], *, regions: Sequence[object], years: NDArray[np.int64], remarks: Remarks
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Fill absent cells and absent years of `[year, region, sex, age]`.

    A cell that is absent where most of its region and year are there is a zero, as statistics offices leave zeros out.
    A region-year that is mostly absent is interpolated along its cohorts between the nearest years known, and stays
    empty before the region's first year.

    Returns:
        The counts without NaN, and `[year, region]`: there is a population, observed or interpolated.
    """
    seen = np.isfinite(counts)
    observed = seen.mean(axis=(2, 3)) >= assumption("least_share_of_cells")
    observed[-1] = True
    counts = np.where(seen, counts, 0.0)
    known = observed & (counts.sum(axis=(2, 3)) > 0)
    interpolated = 0
    for region in range(counts.shape[1]):
        interpolated += _interpolate(counts[:, region], known[:, region])
    if interpolated:
        lacking = years[(~observed).any(axis=1)]
        remarks.add(
            Text(
                sv=f"Folkmängd saknas för {interpolated} regionår (år {listed(lacking)}): skattad längs kohorterna mellan åren intill.",
                en=f"Population is missing for {interpolated} region-years (years {listed(lacking)}): estimated along the cohorts between the years beside.",
            )
        )
    first = np.argmax(known, axis=0)
    late = [regions[at] for at in np.flatnonzero(first > 0).tolist()]
    if late:
        remarks.add(
            Text(
                sv=f"Regioner som tillkommit under perioden: {listed(late)}.",
                en=f"Regions that appear during the period: {listed(late)}.",
            )
        )
    return counts, np.arange(len(years))[:, None] >= first


def _interpolate(counts: NDArray[np.float64], known: NDArray[np.bool_]) -> int:
    """Fill the gaps of one region's `[year, sex, age]` in place, along cohorts; give how many years."""
    there = np.flatnonzero(known)
    done = 0
    for before, after in pairwise(there.tolist()):
        span = after - before
        for step in range(1, span):
            share = step / span
            forward, backward = _aged(counts[before], step), _aged(counts[after], step - span)
            counts[before + step] = (1 - share) * forward + share * backward
            done += 1
    return done


def _aged(people: NDArray[np.float64], years: int) -> NDArray[np.float64]:
    """Move `[sex, age]` so many years up (or down) its cohorts; the ends repeat the nearest age."""
    ages = np.clip(np.arange(people.shape[-1]) - years, 0, people.shape[-1] - 1)
    moved = people[:, ages]
    if years > 0:  # the open age holds many cohorts: it must not be copied downwards
        moved[:, -1] = people[:, -1]
    else:
        moved[:, years - 1 :] = people[:, years - 1 :] if years else people[:, -1:]
    return moved


def usable_steps(
    counts: NDArray[np.float64],
    present: NDArray[np.bool_],
    *,
    regions: Sequence[object],
    years: NDArray[np.int64],
    remarks: Remarks,
) -> NDArray[np.bool_]:
    """Tell which steps from one year to the next may be learned from, `[step, region]`.

    A region whose total jumps in a single year by more than the assumption allows has changed its border, not its people.
    """
    total = counts.sum(axis=(2, 3))
    ratio = np.abs(np.log((total[1:] + 1) / (total[:-1] + 1)))
    there = present[1:] & present[:-1] & (total[:-1] > 0)
    jumped = there & (ratio > assumption("largest_yearly_change"))
    if jumped.any():
        places = [f"{regions[region]} {years[step + 1]}" for step, region in np.argwhere(jumped).tolist()]
        remarks.add(
            Text(
                sv=f"Folkmängden ändras språngvis, som när en region delas eller slås samman; året används inte: {listed(places)}.",
                en=f"The population jumps, as when a region is split or merged; the year is not used: {listed(places)}.",
            )
        )
    usable: NDArray[np.bool_] = there & ~jumped
    return usable
