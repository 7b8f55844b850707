# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Sums over parts of which the source withholds some: a withheld part counts as in its nearest year, not as nil."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def summed(parts: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Sum over parts, such as women and men, with what is withheld taken from the part's nearest known year.

    A part that is known in no year adds nothing; of two years as near, the earlier counts. Where no part is known in a year, neither is the sum.

    Args:
        parts: persons, shape (…, part, year); NaN where the source has no figure.

    Returns:
        The sums, shape (…, year), NaN where no part is known; and where they are whole: every part known.

    >>> sums, whole = summed(np.array([[40.0, 42.0, 44.0], [np.nan, 10.0, np.nan]]))
    >>> sums.tolist(), whole.tolist()
    ([50.0, 52.0, 54.0], [False, True, False])
    """
    known = ~np.isnan(parts)
    some = known.any(axis=-2)
    sums = np.where(some, np.nan_to_num(_nearest(parts, known)).sum(axis=-2), np.nan)
    return sums, np.asarray(known.all(axis=-2))


def _nearest(values: NDArray[np.float64], known: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Each series with its gaps taken from the nearest year that has a figure."""
    count = values.shape[-1]
    years = np.arange(count)
    before = np.maximum.accumulate(np.where(known, years, -count), axis=-1)
    after = np.minimum.accumulate(np.where(known, years, 2 * count)[..., ::-1], axis=-1)[..., ::-1]
    nearest = np.where(years - before <= after - years, before, after)
    return np.take_along_axis(values, np.clip(nearest, 0, count - 1), axis=-1)
