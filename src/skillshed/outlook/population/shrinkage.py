# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Empirical Bayes: how far a small area's rate is drawn towards the common one.

The spread between areas beyond what chance explains is the signal; an area keeps its own rate in proportion to signal
/ (signal + its own chance). Method of moments (Clayton & Kaldor 1987; Morris 1983).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def relative_level(observed: NDArray[np.float64], expected: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give each area's level relative to the common one, shrunk towards 1 (Gamma-Poisson).

    Args:
        observed: events counted, `[area, …]`.
        expected: events at common rates, same shape.

    Returns:
        Level, same shape; exactly observed/expected in the limit of many events, 1 in that of none.
    """
    crude, centre, kept = _kept(observed, expected)
    return np.asarray(centre + kept * (crude - centre))


def kept_of_level(observed: NDArray[np.float64], expected: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give how much of its own level each area keeps in `relative_level`, `[area, …]`, 0 to 1."""
    return _kept(observed, expected)[2]


def _kept(
    observed: NDArray[np.float64], expected: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Areas' crude level `[area, …]`, the common one `[…]`, and the share that is kept of the difference."""
    total = expected.sum(axis=0)
    safe = np.maximum(expected, 1e-9)
    crude = observed / safe
    centre = np.where(total > 0, observed.sum(axis=0) / np.maximum(total, 1e-9), 1.0)
    weight = expected / np.maximum(total, 1e-9)
    spread = (weight * (crude - centre) ** 2).sum(axis=0)
    areas = max(observed.shape[0], 1)
    signal = np.maximum(spread - centre * areas / np.maximum(total, 1e-9), 1e-6)
    return crude, centre, np.asarray(signal / (signal + centre / safe))


def kept_share(rates: NDArray[np.float64], chance: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give how much each area keeps of its own deviation, `[area, …]`, from rates and their chance variance."""
    precision = 1 / np.maximum(chance, 1e-30)
    signal = (precision * (rates**2 - chance)).sum(axis=0) / precision.sum(axis=0)
    signal = np.maximum(signal, 0.0)
    return np.asarray(signal / (signal + np.maximum(chance, 1e-30)))
