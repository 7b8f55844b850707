# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Damped-trend smoothing of a whole panel, with gains that are right from the second year on.

The model of one series (Harvey 1989, ch. 2; Gardner and McKenzie 1985 for the damping):

    y(t) = l(t) + e(t)                        var e = 1
    l(t) = l(t-1) + φ·b(t-1) + u(t)           var u = q
    b(t) = φ·b(t-1) + v(t)                    var v = ρ·q·(1 - φ²), so that var b = ρ·q always

`q` is the level's noise ratio, `ρ` the trend's, `φ` the damping. The first trend is expected to be nil with variance `ρ·q`.
The Kalman gains depend on (q, ρ, φ) and the year alone, never on the figures: one pair of numbers a year serves
every series. After many years the gains settle at those of Holt's damped trend; after three they do not pretend to.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.demand.settings import setting, spaced

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Damped:
    """One parameter set: level noise ratio `q`, trend noise ratio `rho`, damping `phi`."""

    q: float
    rho: float
    phi: float


@cache
def gains(damped: Damped, years: int) -> NDArray[np.float64]:
    """Kalman gains of level and trend, shape (years, 2); row 0 is the starting year and unused."""
    spread = damped.rho * damped.q
    step = np.array([[1.0, damped.phi], [0.0, damped.phi]])
    noise = np.diag([damped.q, spread * (1 - damped.phi**2)])
    state = np.diag([1.0, spread])
    found = np.zeros((years, 2))
    for year in range(1, years):
        state = step @ state @ step.T + noise
        found[year] = state[:, 0] / (state[0, 0] + 1.0)
        state = state - np.outer(found[year], state[0])
    found.flags.writeable = False
    return found


@cache
def candidates() -> tuple[Damped, ...]:
    """Every parameter set of the grid; the first is the one to take when the data cannot tell."""
    grid = product(
        setting("forecasters.level_noise_ratio"),
        setting("forecasters.trend_noise_ratio"),
        setting("forecasters.damping"),
    )
    return tuple(dict.fromkeys(Damped(q, rho, phi if rho else 1.0) for q, rho, phi in grid))


def smooth(
    series: NDArray[np.float64], damped: Damped
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Filter every series with one parameter set.

    Args:
        series: shape (series, year), no gaps.
        damped: the parameter set.

    Returns:
        Last level and last trend, shape (series,), and the one-step errors, shape (series, year); the first is 0.
    """
    gain = gains(damped, series.shape[1])
    level, slope = series[:, 0].copy(), np.zeros(series.shape[0])
    errors = np.zeros_like(series)
    for year in range(1, series.shape[1]):
        slope *= damped.phi
        level += slope
        errors[:, year] = series[:, year] - level
        level += gain[year, 0] * errors[:, year]
        slope += gain[year, 1] * errors[:, year]
    return level, slope, errors


def choose(series: NDArray[np.float64], *, trending: bool = True, counted: bool = False) -> Damped:
    """Take the parameter set with the smallest one-step errors over all series, each in units of its root level.

    Args:
        series: shape (series, year), no gaps.
        trending: whether sets with a trend may be taken.
        counted: whether the figures are counts of a register, whose sums have no sampling noise; it decides only
            where two years cannot.
    """
    allowed = [one for one in candidates() if trending or not one.rho]
    if series.shape[0] == 0 or series.shape[1] < 3:  # noqa: PLR2004 - two years: every set errs alike
        return Damped(*setting("forecasters.register_set")) if counted and trending else allowed[0]
    series = series[spaced(series.shape[0], int(setting("sample.series")))]
    level = series.mean(axis=1)
    weight = np.where(level > 0, 1 / np.sqrt(np.where(level > 0, level, 1.0)), 0.0)
    scores = [float((np.abs(smooth(series, one)[2]).sum(axis=1) * weight).sum()) for one in allowed]
    best = min(scores)
    return next(one for one, score in zip(allowed, scores, strict=True) if score <= best * (1 + 1e-9))


def damped_trend(series: NDArray[np.float64], horizon: int, *, damped: Damped) -> NDArray[np.float64]:
    """Forecast (series, horizon): `f(t+h) = l(t) + (φ + φ² + … + φ^h) · b(t)`, never below nil."""
    level, slope, _ = smooth(series, damped)
    reach = np.cumsum(damped.phi ** np.arange(1, horizon + 1))
    return np.maximum(level[:, None] + slope[:, None] * reach, 0.0)
