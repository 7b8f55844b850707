# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Demand by education group: employment by occupation times the education mix, draw by draw."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.mix.settings import setting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from skillshed.outlook.mix.estimation import Mix

    Floats = NDArray[np.float64]


def demand(
    employment: Floats,
    mix: Mix,
    *,
    trend: Floats | float | None = None,
    walks: Floats | None = None,
) -> Floats:
    """Turn employment by occupation into demand by education; totals are kept in every draw and year.

    Args:
        employment: persons, [draw, occupation, 1 + horizon], the base year first, in the order of `mix.occupations`.
        mix: who works in each occupation.
        trend: which part of the observed change of the mix goes on; one for all draws or one for each, [draw].
        walks: log deviation of each group's share, [draw, education, 1 + horizon]; none unless given.

    Returns:
        Persons, [draw, education, 1 + horizon].
    """
    low, high = (float(each) for each in setting("trend.share_range"))
    part = np.asarray(float(setting("trend.share")) if trend is None else trend, dtype=float)
    upper = np.reshape((part - low) / (high - low), (-1, 1))
    jobs = np.ascontiguousarray(np.moveaxis(employment, -1, 0), dtype=np.float32)
    calm = _asked_for(jobs, mix, trend=low)
    moved = calm + upper * (_asked_for(jobs, mix, trend=high) - calm) if mix.drift.any() else calm
    result = np.ascontiguousarray(np.moveaxis(np.maximum(moved, 0.0), 0, -1))
    return _kept(result, employment.sum(axis=1), walks)


def _asked_for(jobs: NDArray[np.float32], mix: Mix, *, trend: float) -> Floats:
    """Employment by occupation [year, draw, occupation] times the shares of each year, [year, draw, education]."""
    shares = np.stack([mix.at(ahead, trend=trend) for ahead in range(jobs.shape[0])]).astype(np.float32)
    return (jobs @ shares).astype(float)


def _kept(demanded: Floats, totals: Floats, walks: Floats | None) -> Floats:
    """Let groups' shares walk and scale to the totals again."""
    strayed = demanded if walks is None else demanded * np.exp(walks)
    whole = strayed.sum(axis=1)
    factor = np.where(whole > 0, totals / np.where(whole > 0, whole, 1.0), 0.0)
    return np.asarray(strayed * factor[:, None])


def draw_trend(draws: int, seed: int) -> Floats:
    """Draw which part of the mix's observed change goes on, [draw]: triangular around the assumed share."""
    low, high = (float(each) for each in setting("trend.share_range"))
    source = np.random.default_rng([seed, 21])
    return np.asarray(source.triangular(low, float(setting("trend.share")), high, draws))


def draw_walks(
    educations: Sequence[str], *, draws: int, horizon: int, seed: int, step: float | None = None
) -> Floats:
    """Draw each group's own random walk of its share (log), [draw, education, 1 + horizon]; common to regions.

    `step` is the standard deviation a year, the parameter's unless it was learned.
    """
    step = float(setting("uncertainty.walk_sd")) if step is None else step
    walks = np.zeros((draws, len(educations), horizon + 1))
    for place, code in enumerate(educations):
        source = np.random.default_rng([seed, 22, zlib.crc32(code.encode())])
        walks[:, place, 1:] = np.cumsum(source.standard_normal((draws, horizon)) * step, axis=1)
    return walks
