# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Demand by education group: employment by occupation times the education mix, draw by draw."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.draws import innermost
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
    strays: Floats | None = None,
) -> Floats:
    """Turn employment by occupation into demand by education; totals are kept in every draw and year.

    Args:
        employment: persons, [draw, occupation, 1 + horizon], the base year first, in the order of `mix.occupations`.
        mix: who works in each occupation.
        trend: which part of the observed change of the mix goes on; one for all draws or one for each, [draw].
        strays: factor on each group's share, [draw, education, 1 + horizon], as `draw_strays` gives; none unless given.

    Returns:
        Persons, [draw, education, 1 + horizon].
    """
    low, high = (float(each) for each in setting("trend.share_range"))
    part = np.asarray(float(setting("trend.share")) if trend is None else trend, dtype=float)
    jobs = np.moveaxis(innermost(employment), 0, -1)
    single = jobs.astype(np.float32)
    asked = _asked_for(single, mix, trend=low)
    if mix.drift.any():
        asked += (part - low) / (high - low) * (_asked_for(single, mix, trend=high) - asked)
    return np.moveaxis(_kept(np.maximum(asked, 0.0), jobs.sum(axis=0), strays), -1, 0)


def _asked_for(jobs: NDArray[np.float32], mix: Mix, *, trend: float) -> Floats:
    """Employment by occupation [occupation, year, draw] times the shares of each year, [education, year, draw]."""
    asked = np.empty((len(mix.educations), *jobs.shape[1:]))
    for ahead in range(jobs.shape[1]):
        asked[:, ahead] = mix.at(ahead, trend=trend).astype(np.float32).T @ jobs[:, ahead]
    return asked


def _kept(demanded: Floats, totals: Floats, strays: Floats | None) -> Floats:
    """Let groups' shares stray and scale to the totals again; demanded [education, year, draw], totals [year, draw]."""
    if strays is not None:
        demanded *= np.moveaxis(strays, 0, -1)
    whole = demanded.sum(axis=0)
    demanded *= np.where(whole > 0, totals / np.where(whole > 0, whole, 1.0), 0.0)
    return demanded


def draw_trend(draws: int, seed: int) -> Floats:
    """Draw which part of the mix's observed change goes on, [draw]: triangular around the assumed share."""
    low, high = (float(each) for each in setting("trend.share_range"))
    source = np.random.default_rng([seed, 21])
    return np.asarray(source.triangular(low, float(setting("trend.share")), high, draws))


def draw_strays(
    educations: Sequence[str], *, draws: int, horizon: int, seed: int, step: float | None = None
) -> Floats:
    """Draw each group's own random walk of its share, a factor, [draw, education, 1 + horizon]; common to regions.

    `step` is the standard deviation of its log a year, the parameter's unless it was learned.
    """
    step = float(setting("uncertainty.walk_sd")) if step is None else step
    walks = np.zeros((len(educations), horizon + 1, draws))
    for place, code in enumerate(educations):
        source = np.random.default_rng([seed, 22, zlib.crc32(code.encode())])
        walks[place, 1:] = np.cumsum(source.standard_normal((draws, horizon)) * step, axis=1).T
    return np.moveaxis(np.exp(walks, out=walks), -1, 0)
