# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Forecasters that look at one series only, written for all series at once.

Each takes `series` of shape (..., year) without gaps and gives (..., horizon) for 1 … horizon years ahead.
Multiply every figure by a constant and every forecast is multiplied by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def _ahead(horizon: int) -> NDArray[np.float64]:
    return np.arange(1, horizon + 1, dtype=np.float64)


def last_value(series: NDArray[np.float64], horizon: int) -> NDArray[np.float64]:
    """Say that nothing changes: `f(t+h) = y(t)`."""
    return np.repeat(series[..., -1:], horizon, axis=-1)


def drift(series: NDArray[np.float64], horizon: int) -> NDArray[np.float64]:
    """Prolong the line from the first to the last figure: `f(t+h) = y(t) + h · (y(t) - y(1)) / (t - 1)`."""
    step = (series[..., -1:] - series[..., :1]) / max(series.shape[-1] - 1, 1)
    return np.asarray(np.maximum(series[..., -1:] + step * _ahead(horizon), 0.0))


def trend(series: NDArray[np.float64], horizon: int, *, years: int) -> NDArray[np.float64]:
    """Prolong the least-squares line of the latest `years` years (one of the naive models of BLS)."""
    window = series[..., -years:]
    middle = (window.shape[-1] - 1) / 2
    time = np.arange(window.shape[-1]) - middle
    slope = (window * time).sum(axis=-1, keepdims=True) / max(float((time**2).sum()), 0.5)
    level = window.mean(axis=-1, keepdims=True)
    return np.asarray(np.maximum(level + slope * (middle + _ahead(horizon)), 0.0))


def theta(series: NDArray[np.float64], horizon: int, *, smoothing: float) -> NDArray[np.float64]:
    """Theta method: the smoothed level, prolonged by half the slope of the least-squares line.

    Source: Assimakopoulos and Nikolopoulos (2000); Hyndman and Billah (2003) show that it is simple exponential
    smoothing with drift, `f(t+h) = l(t) + b/2 · (h - 1 + (1 - (1-a)^t) / a)`, `b` the slope, `a` the smoothing.
    """
    count = series.shape[-1]
    level = series[..., 0]
    for year in range(1, count):
        level = level + smoothing * (series[..., year] - level)
    time = np.arange(count) - (count - 1) / 2
    slope = (series * time).sum(axis=-1) / max(float((time**2).sum()), 0.5)
    steps = _ahead(horizon) - 1 + (1 - (1 - smoothing) ** count) / smoothing
    return np.asarray(np.maximum(level[..., None] + slope[..., None] / 2 * steps, 0.0))
