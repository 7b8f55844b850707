# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Cohorts grow older, leave, and are filled up to the employment that is expected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


def replacement(
    employed: NDArray[np.float64],
    structure: NDArray[np.float64],
    *,
    leaving: NDArray[np.float64] | Sequence[NDArray[np.float64]],
    entering: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Count those who leave each year and are not made up for by their peers, while the cohorts follow a given employment.

    Each year: (1) at every age the exit rate's share leaves; (2) the rest become a year older; (3) if employment is
    to be larger than those who are left, new persons come in at the entry ages; if smaller, every age gives
    up the same share (they have lost their job; nobody replaces them). A cohort that grows although some leave it needs nobody in their
    place: only what it shrinks by counts (the net method; Willems and de Grip 1993). Growth and replacement are then together those who
    come to the cohorts that grow.

    Args:
        employed: persons, shape (..., 1 + horizon), the base year first.
        structure: share by single age in the base year, shape (..., age).
        leaving: exit rate by single age, shape (..., age); a list has one for each year.
        entering: share of the new persons by single age, shape (..., age).

    Returns:
        Persons who leave and must be replaced each year, shape (..., horizon).
    """
    stock = structure * employed[..., :1]
    gone = np.zeros((*employed.shape[:-1], employed.shape[-1] - 1))
    for year in range(gone.shape[-1]):
        left = stock * (leaving if isinstance(leaving, np.ndarray) else leaving[year])
        stock = _older(stock - left)
        new = _new(stock, employed[..., year + 1], entering=entering)
        gone[..., year] = np.maximum(_older(left) - new, 0.0).sum(axis=-1) + left[..., -1]
        stock = _kept(stock, employed[..., year + 1]) + new
    return gone


def _older(stock: NDArray[np.float64]) -> NDArray[np.float64]:
    older = np.zeros_like(stock)
    older[..., 1:] = stock[..., :-1]
    return older


def _new(
    stock: NDArray[np.float64], wanted: NDArray[np.float64], *, entering: NDArray[np.float64]
) -> NDArray[np.float64]:
    return np.asarray(np.maximum(wanted - stock.sum(axis=-1), 0.0)[..., None] * entering)


def _kept(stock: NDArray[np.float64], wanted: NDArray[np.float64]) -> NDArray[np.float64]:
    there = stock.sum(axis=-1)
    kept = np.where(there > 0, np.minimum(wanted / np.where(there > 0, there, 1.0), 1.0), 1.0)
    return np.asarray(stock * kept[..., None])
