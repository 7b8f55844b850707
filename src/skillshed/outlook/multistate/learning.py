# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The steps from one education to the next: which there are, at which ages, and how often they are taken.

Seen are cohorts: the shares of an age now beside those of the age below a year ago. What one education has gained others have
lost; gains are matched with the nearest education below that lost (so a step is never longer than the figures demand).
They are net steps: mortality and moves that differ by education beyond what the model knows are in them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.multistate.educations import UNKNOWN, typical
from skillshed.outlook.multistate.settings import setting
from skillshed.outlook.population.shrinkage import relative_level
from skillshed.outlook.population.smoothing import age_kernel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Pair = tuple[int, int]


@dataclass(frozen=True)
class Steps:
    """Steps in the order they are to be taken: from the highest education down, so that nobody takes two in a year.

    Attributes:
        pairs: place of the education left and of the one reached.
        rates: share of those in the first that take the step, at the age of the year's end, `[step, sex, age, region]`;
            of those still there when earlier steps of the list have been taken.
    """

    pairs: list[Pair]
    rates: Floats


def estimate_steps(stocks: Floats, *, educations: Sequence[str]) -> Steps:
    """Estimate the nation's steps and every region's level, shrunk towards the nation's.

    Args:
        stocks: persons at consecutive years' ends, `[year, region, sex, age, education]`; two years at least, or
            there are no steps.
        educations: their codes in order; the lowest first.
    """
    known = np.array([code not in UNKNOWN for code in educations])
    nation = stocks.sum(axis=1)[..., known]
    before, gains = _gains(nation)
    flows = _matched(gains, typical("ages.completed", [c for c in educations if c not in UNKNOWN]))
    weight = nation[-1].sum(axis=-1)
    total = {pair: float((flow * weight).sum()) for pair, flow in flows.items()}
    least = setting("learning.least_share") * sum(total.values())
    pairs = sorted((pair for pair, persons in total.items() if persons > least), reverse=True)
    rates = [flows[pair] / np.maximum(before[..., pair[0]], 1e-9) for pair in pairs]
    national = np.clip(np.array(rates).reshape(len(pairs), *gains.shape[:2]), 0.0, 0.95)
    level = _levels(stocks[..., known], national, pairs)
    return Steps(
        pairs, _one_after_another(np.clip(national[..., None] * level[:, None, None], 0, 0.95), pairs)
    )


def _gains(nation: Floats) -> tuple[Floats, Floats]:
    """Shares of the age below a year before, and what its cohort gained since, `[sex, age, education]`."""
    shares = nation / np.maximum(nation.sum(axis=-1, keepdims=True), 1e-9)
    younger = np.zeros_like(shares)
    younger[:, :, 1:] = shares[:, :, :-1]
    before = younger[:-1].mean(axis=0) if len(shares) > 1 else younger[0]
    gains = (shares[1:] - younger[:-1]).mean(axis=0) if len(shares) > 1 else np.zeros_like(before)
    gains[:, 0] = gains[:, int(setting("learning.last_age")) + 1 :] = 0.0
    kernel = age_kernel(gains.shape[1], setting("learning.age_width"))
    smooth = np.einsum("sae,ab->sbe", gains, kernel / kernel.sum(axis=0))
    return before, smooth * (np.abs(gains).sum(axis=(0, 2)) > 0)[:, None]


def _matched(gains: Floats, completed: Floats) -> dict[Pair, Floats]:
    """Match gains with losses of lower educations, nearest first; flows `[sex, age]` by pair, shares of the age."""
    flows: dict[Pair, Floats] = {}
    for sex, age in np.argwhere(np.abs(gains).sum(axis=-1) > 0):
        losers: list[list[float]] = []
        for place, gain in enumerate(gains[sex, age]):
            if gain < 0:
                losers.append([place, -gain])
                continue
            wanted = gain
            for loser in reversed(losers):
                taken = min(wanted, loser[1]) if completed[int(loser[0])] < completed[place] else 0.0
                if taken > 0:
                    flows.setdefault((int(loser[0]), place), np.zeros(gains.shape[:2]))[sex, age] += taken
                    loser[1] -= taken
                    wanted -= taken
    return flows


def _levels(stocks: Floats, national: Floats, pairs: list[Pair]) -> Floats:
    """Regions' gains against those the nation's rates would give them, per education reached, `[step, region]`."""
    if not pairs or len(stocks) < 2:  # noqa: PLR2004 - a change needs two years
        return np.ones((len(pairs), stocks.shape[1]))
    came = stocks[:-1, :, :, :-1]
    grown = came.sum(axis=-1) / np.maximum(stocks[1:, :, :, 1:].sum(axis=-1), 1e-9)
    net = (stocks[1:, :, :, 1:] * grown[..., None] - came).sum(axis=0)
    learns = national.max(axis=(0, 1))[1:] > 0
    observed = net[:, :, learns].sum(axis=(1, 2)).T
    expected = np.zeros_like(observed)
    for (origin, target), rate in zip(pairs, national, strict=True):
        flow = (came.sum(axis=0)[..., origin] * rate[:, 1:]).sum(axis=(1, 2))
        expected[target] += flow
        observed[origin] += flow
    level = relative_level(np.maximum(observed, 0.0).T, np.maximum(expected, 1e-9).T).T
    whole = np.maximum(expected.sum(axis=1, keepdims=True), 1e-9)
    centre = np.maximum((level * expected).sum(axis=1, keepdims=True) / whole, 1e-9)
    return np.asarray(np.clip(level / centre, 0.5, 2.0)[[target for _, target in pairs]])


def _one_after_another(rates: Floats, pairs: list[Pair]) -> Floats:
    """Turn shares of all in an education into shares of those whom the steps before it in the list have left."""
    result = np.zeros_like(rates)
    left: dict[int, Floats] = {}
    for step, (origin, _) in enumerate(pairs):
        remaining = left.get(origin, np.ones_like(rates[step]))
        result[step] = np.minimum(rates[step] / np.maximum(remaining, 1e-6), 1.0)
        left[origin] = np.maximum(remaining - rates[step], 0.0)
    return result
