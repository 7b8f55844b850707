# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A gap-free history that every forecaster can read in one piece."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.demand.whole import summed

if TYPE_CHECKING:
    from numpy.typing import NDArray


_ROUNDED = 0.5  # share of multiples of ten from which figures count as rounded; a tenth is so by chance


@dataclass(frozen=True)
class History:
    """Employment without gaps.

    Attributes:
        cells: persons, shape (region, occupation, year).
        observed: where there is a figure of a source's own, same shape.
        whole: where the source has every part of it, such as both sexes, same shape; elsewhere parts are estimated.
    """

    cells: NDArray[np.float64]
    observed: NDArray[np.bool_]
    whole: NDArray[np.bool_]

    @property
    def length(self) -> int:
        """Number of years."""
        return int(self.cells.shape[2])

    @property
    def counted(self) -> bool:
        """Whether the figures look counted one by one; estimates from samples are published in tens or hundreds."""
        figures = self.cells[self.observed & (self.cells > 0)]
        return bool(figures.size) and float(np.mean(figures % 10 == 0)) < _ROUNDED

    @property
    def nation(self) -> NDArray[np.float64]:
        """Persons per occupation and year, shape (occupation, year)."""
        return np.asarray(self.cells.sum(axis=0))

    @property
    def regional(self) -> NDArray[np.float64]:
        """Persons per region and year, shape (region, year)."""
        return np.asarray(self.cells.sum(axis=1))

    @property
    def total(self) -> NDArray[np.float64]:
        """All persons per year, shape (year,)."""
        return np.asarray(self.cells.sum(axis=(0, 1)))


def history(parts: NDArray[np.float64]) -> History:
    """Sum the parts of a block (region, occupation, part, year) with NaN in it, and fill its gaps.

    0. A withheld part of a sum is estimated from its nearest year (`whole.summed`).
    1. A gap inside a series is a straight line between its neighbours.
    2. A gap at either end follows the development of the occupation in the regions that have figures in both
       years, else stays at the nearest known figure.
    3. A series without any figure is zero in every year; it has nothing to say and takes nothing.
    """
    values, whole = summed(parts)
    observed: NDArray[np.bool_] = ~np.isnan(values)
    lined = _line(values, observed)
    index = _development(lined)
    first, last = _ends(observed)
    years = np.arange(values.shape[2])
    anchor = np.clip(years, first[..., None], last[..., None])
    level = np.take_along_axis(np.nan_to_num(lined), anchor, axis=2)
    reference = np.take_along_axis(np.broadcast_to(index, values.shape), anchor, axis=2)
    some: NDArray[np.bool_] = np.asarray(observed.any(axis=2))
    filled = np.where(some[..., None], level * index / reference, 0.0)
    return History(np.where(np.isnan(lined), filled, lined), observed, whole)


def _line(values: NDArray[np.float64], observed: NDArray[np.bool_]) -> NDArray[np.float64]:
    count = values.shape[2]
    years = np.arange(count)
    before = np.maximum.accumulate(np.where(observed, years, -1), axis=2)
    after = np.minimum.accumulate(np.where(observed, years, count)[..., ::-1], axis=2)[..., ::-1]
    inside = (before >= 0) & (after < count)
    left, right = np.clip(before, 0, count - 1), np.clip(after, 0, count - 1)
    start, end = np.take_along_axis(values, left, axis=2), np.take_along_axis(values, right, axis=2)
    share = (years - left) / np.maximum(right - left, 1)
    return np.where(inside, start + (end - start) * share, np.nan)


def _ends(observed: NDArray[np.bool_]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    some: NDArray[np.bool_] = np.asarray(observed.any(axis=2))
    first = np.where(some, observed.argmax(axis=2), 0)
    last = np.where(some, observed.shape[2] - 1 - observed[..., ::-1].argmax(axis=2), 0)
    return first, last


def _development(lined: NDArray[np.float64]) -> NDArray[np.float64]:
    """Index of each occupation's development (occupation, year) over the series that have both of two years."""
    both = ~np.isnan(lined[..., 1:]) & ~np.isnan(lined[..., :-1])
    now = np.where(both, lined[..., 1:], 0.0).sum(axis=0)
    then = np.where(both, lined[..., :-1], 0.0).sum(axis=0)
    step = np.where((now > 0) & (then > 0), now / np.where(then > 0, then, 1.0), 1.0)
    return np.concatenate([np.ones((lined.shape[1], 1)), np.cumprod(step, axis=1)], axis=1)
