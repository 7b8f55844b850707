# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which figures of a table add up to which others, so that a withheld one is not the rest of a sum that is shown.

Cell suppression as in Hundepool et al. (2012, Statistical Disclosure Control, ch. 4): every sum that is told has either no hidden part or at least two,
and what is hidden in it is together no small count either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from skillshed.codes.secrecy import smallest_count
from skillshed.outlook.age_groups import age_groups
from skillshed.outlook.sums import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from skillshed.codes import AreaList

KEYS: Final = ("region", "sex", "age", "occupation", "education", "component", "measure", "item", "year")
WHOLES: Final = {"sex": "T", "occupation": "T", "education": "T"}
"""Dimensions whose code `T` is the sum of all others."""
NET: Final = {
    "component": ("expansion", "other", "change"),
    "measure": ("gap",),
}
"""Differences between two counts: they count nobody, and what they say is said by the counts."""


def lines(frame: pd.DataFrame, areas: AreaList | None) -> Iterator[NDArray[np.intp]]:
    """Number the rows that one sum ties together.

    Args:
        frame: a table with some of the columns `KEYS`.
        areas: which regions make up which; None: nobody compares regions.

    Yields:
        For each kind of sum: every row's number of its sum, -1 where it takes part in none.
    """
    for dimension, whole in WHOLES.items():
        if dimension in frame and frame[dimension].eq(whole).any():
            yield _numbered(frame, dimension, np.ones(len(frame), bool))
    if "age" in frame:
        yield from _age_lines(frame)
    if "region" in frame and areas is not None:
        yield from _region_lines(frame, areas)
    if {"school", "programme", "year"} <= set(frame):
        yield _offered(frame)


def counting(frame: pd.DataFrame) -> NDArray[np.bool_]:
    """Tell which rows count persons, and are no difference between counts (`NET`)."""
    found = np.ones(len(frame), bool)
    for dimension, codes in NET.items():
        if dimension in frame:
            found &= ~frame[dimension].isin(codes).to_numpy(bool)
    return found


def protected(
    counts: NDArray[np.float64], hidden: NDArray[np.bool_], sums: list[NDArray[np.intp]]
) -> NDArray[np.bool_]:
    """Hide as many more of each sum's figures, the smallest first, as keep the hidden ones from being worked out.

    Args:
        counts: persons, one per row.
        hidden: rows that are hidden already.
        sums: see `lines`.
    """
    size = np.nan_to_num(np.abs(counts))
    unseen = hidden.copy()
    settled = False
    while not settled:
        more = [_one_more(size, unseen, line) for line in sums]
        settled = not any(len(rows) for rows in more)
        for rows in more:
            unseen[rows] = True
    return unseen


def _one_more(
    size: NDArray[np.float64], hidden: NDArray[np.bool_], line: NDArray[np.intp]
) -> NDArray[np.intp]:
    """The smallest shown figure of every sum whose hidden figures can be worked out."""
    inside = line >= 0
    out = hidden & inside & (size > 0)
    if not out.any():
        return np.empty(0, np.intp)
    count = np.bincount(line[out], minlength=int(line.max()) + 1)
    total = np.bincount(line[out], size[out], minlength=len(count))
    told = (count > 0) & ((count == 1) | (total < smallest_count()))
    free = np.flatnonzero(inside & ~hidden & (size > 0))
    free = free[told[line[free]]]
    free = free[np.lexsort((size[free], line[free]))]
    smallest: NDArray[np.intp] = free[np.unique(line[free], return_index=True)[1]]
    return smallest


def _offered(frame: pd.DataFrame) -> NDArray[np.intp]:
    """Applicants' homes add up to a programme at a school, and that at all schools to the programme in a county."""
    homes = {"municipality", "first_choice"} <= set(frame)
    keys = ["year", "programme", "school"] if homes else ["year", "programme"]
    return np.asarray(frame.groupby(keys, observed=True, sort=False).ngroup(), np.intp)


def _numbered(frame: pd.DataFrame, dimension: str, rows: NDArray[np.bool_]) -> NDArray[np.intp]:
    keys = [name for name in KEYS if name in frame and name != dimension]
    numbers = np.full(len(frame), -1, np.intp)
    chosen = frame.loc[rows, keys]
    numbers[rows] = chosen.groupby(keys, observed=True, sort=False).ngroup().to_numpy(np.intp) if keys else 0
    return numbers


def _age_lines(frame: pd.DataFrame) -> Iterator[NDArray[np.intp]]:
    """Each age group with its years of age, and everybody with the groups that divide them."""
    ages = frame["age"].astype(str)
    years = pd.to_numeric(ages.str.rstrip("+"), errors="coerce").to_numpy(float)
    told = {label: bounds for label, bounds in age_groups().items() if ages.eq(label).any()}
    for label, (first, last) in told.items():
        inside = (years >= first) & (years <= last)
        yield _numbered(frame, "age", inside | ages.eq(label).to_numpy())
    parts, above = ["T"], -1
    for label, (first, last) in sorted(told.items(), key=lambda one: one[1]):
        if label != "T" and first == above + 1:
            parts, above = [*parts, label], last
    if "T" in told:
        yield _numbered(frame, "age", ages.isin(parts).to_numpy())


def _region_lines(frame: pd.DataFrame, areas: AreaList) -> Iterator[NDArray[np.intp]]:
    regions = frame["region"].astype(str)
    told = sorted(regions.unique())
    for whole in told:
        parts = parts_of(whole, told, areas) if whole in areas else []
        if parts:
            yield _numbered(frame, "region", regions.isin([whole, *parts]).to_numpy())
