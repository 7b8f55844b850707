# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which sums of a draw are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.multistate.arrays import Counting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Bands = dict[str, tuple[int, int]]


def bands_of(bands: Mapping[str, tuple[int, int | None]] | None, *, ages: Sequence[str]) -> Bands:
    """Give every band its first and last age; None stands for every single age by itself.

    Args:
        bands: label -> first and last age (None: and older).
        ages: the labels of the single ages, from 0; the last one is open.
    """
    top = len(ages) - 1
    if bands is None:
        return {label: (age, age) for age, label in enumerate(ages)}
    return {label: (first, top if last is None else min(last, top)) for label, (first, last) in bands.items()}


def counting_of(bands: Bands, *, ages: int, sexes: int, by_sex: bool, years: Sequence[bool]) -> Counting:
    """Say what is kept: bands (they may overlap), sexes apart or together, and the years marked."""
    holds = [
        [place for place, (first, last) in enumerate(bands.values()) if first <= age <= last]
        for age in range(ages)
    ]
    kept = np.asarray(years, dtype=bool)
    return Counting(
        year=np.where(kept, np.cumsum(kept) - 1, -1).astype(np.int64),
        sex=(np.arange(sexes) if by_sex else np.zeros(sexes)).astype(np.int64),
        begin=np.concatenate([[0], np.cumsum([len(each) for each in holds])]).astype(np.int64),
        band=np.array([place for each in holds for place in each], dtype=np.int64),
    )
