# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Sums over parts of which the source withholds some: a withheld part counts as in its nearest year, not as nil."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def filled(frame: pd.DataFrame, keys: Sequence[str], *, part: str = "sex") -> pd.DataFrame:
    """Give a withheld part its nearest known year, wherever another part of the same sum is known.

    Args:
        frame: keys, the part, year, value; missing values are withheld.
        keys: what names a sum, beside the year.
        part: the dimension that is summed over.

    Returns:
        keys, part, year, value, estimated (whether the value is another year's); rows of sums of which no part is known are left out.
    """
    index = [*keys, part]
    wide = frame.groupby([*index, "year"], observed=True)["value"].sum(min_count=1).unstack("year")  # noqa: PD010 - years become columns
    known = wide.notna()
    beside = known.groupby(level=list(keys)).transform("any").to_numpy()
    near = np.where(beside, _nearest(wide.to_numpy(dtype=float), known.to_numpy()), np.nan)
    rows = pd.MultiIndex.from_product([range(len(wide)), wide.columns], names=["row", "year"])
    told = pd.DataFrame({"value": near.ravel(), "estimated": ~known.to_numpy().ravel()}, index=rows).dropna()
    places = told.index.get_level_values("row")
    named = wide.index.to_frame(index=False).iloc[places].reset_index(drop=True)
    found: pd.DataFrame = named.assign(year=told.index.get_level_values("year").astype(int))
    return found.assign(value=told["value"].to_numpy(), estimated=told["estimated"].to_numpy())


def _nearest(values: NDArray[np.float64], known: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Each series with its gaps taken from the nearest year that has a figure."""
    count = values.shape[-1]
    years = np.arange(count)
    before = np.maximum.accumulate(np.where(known, years, -count), axis=-1)
    after = np.minimum.accumulate(np.where(known, years, 2 * count)[..., ::-1], axis=-1)[..., ::-1]
    nearest = np.where(years - before <= after - years, before, after)
    return np.take_along_axis(values, np.clip(nearest, 0, count - 1), axis=-1)
