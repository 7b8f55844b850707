# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The readable kernel: one draw after another, a year as a handful of array operations.

`[sex, age, education, region]` is walked in blocks of ages that fit the processor's cache. What a rate by region and a
rate by education make of a cell together is a product of two thin matrices: `1 - risk · dies` is `[1, -risk] @ [1, dies]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from skillshed.outlook.multistate.arrays import Counting, Futures, Reals, Scene

_BLOCK_CELLS: Final = (
    120_000  # cells of the state per block: half a megabyte, so that a block and its factors stay in cache
)
_LEAST_HAZARD: Final = np.float32(1.99)  # (1 - m/2)/(1 + m/2) is a probability below m = 2


class _Year(NamedTuple):
    """One draw's rates of one year, `[sex, age, region]`."""

    dies: Reals
    moves: Reals
    leaves: Reals
    share: Reals
    arrives: Reals
    births: np.float32
    learning: Reals  # [education]


def run(scene: Scene, futures: Futures, counting: Counting, out: Reals) -> None:  # noqa: PLR0917 - as every kernel
    """Project every draw and add what is counted to `out`.

    Args:
        scene: the start and the rates (see `arrays`).
        futures: the draws.
        counting: what to keep.
        out: zeros `[draw, year kept, sex, band, education, region]`, filled with persons.
    """
    state = np.empty_like(scene.start)
    aged = np.empty_like(scene.start)
    for draw, kept in enumerate(out):
        state[:] = scene.start
        for year, slot in enumerate(counting.year):
            _step(state, aged, scene=scene, rates=_rates(scene, futures, draw, year))
            state, aged = aged, state
            if slot >= 0:
                _count(state, counting, kept[slot])


def _rates(scene: Scene, futures: Futures, draw: int, year: int) -> _Year:  # noqa: PLR0917 - two inputs, two places
    """Meet the rates with the draw's factors; nobody leaves or dies more than once."""
    one = np.float32(1)
    hazard = scene.hazard * np.exp(scene.pace * futures.mortality[draw, year])[..., None]
    half = np.minimum(hazard, _LEAST_HAZARD) / 2
    dies = 2 * half / (one + half)
    dies = np.minimum(dies, 1 / np.maximum(scene.risk.max(axis=1), one)[:, None])
    moves = scene.departure * futures.moving[draw, year]
    leaves = moves + scene.emigration
    most = 1 / np.maximum(scene.mobility.max(axis=1), one)[:, None]
    fits = np.minimum(one, most / np.maximum(leaves, most))
    share = scene.arrival * futures.attraction[draw, year]
    share /= np.maximum(share.sum(axis=-1, keepdims=True), np.float32(1e-30))
    return _Year(
        dies,
        moves * fits,
        leaves * fits,
        share,
        scene.immigration * futures.immigration[draw, year],
        futures.fertility[draw, year],
        futures.learning[draw, year],
    )


def _step(state: Reals, aged: Reals, *, scene: Scene, rates: _Year) -> None:
    """Write the end of the year into `aged`, from the state at its beginning."""
    aged[:, 1:] = state[:, :-1]
    aged[:, -1] += state[:, -1]
    _, ages, groups, regions = state.shape
    length = max(1, _BLOCK_CELLS // (groups * regions))
    for sex in range(len(state)):
        for first in range(1, ages, length):
            _live(aged, sex, slice(first, min(first + length, ages)), scene=scene, rates=rates)
    born = _births(state[-1], aged[-1], scene.fertility) * rates.births
    aged[:, 0] = 0
    aged[:, 0, 0] = scene.children[:, None] * born
    for sex in range(len(state)):
        _live(aged, sex, slice(0, 1), scene=scene, rates=rates)


def _births(before: Reals, after: Reals, fertility: Reals) -> Reals:
    """Births by region, from the mean number of women in the year, `[age, education, region]` before and after."""
    ages = np.flatnonzero(fertility.any(axis=1))
    women = before[ages].sum(axis=1) + after[ages].sum(axis=1)
    return np.asarray(np.einsum("ar,ar->r", women, fertility[ages]) / 2)


def _live(aged: Reals, sex: int, ages: slice, *, scene: Scene, rates: _Year) -> None:
    """Survive, leave, arrive and learn: one block of ages of one sex, in place."""
    cells = aged[sex, ages]
    mobility = scene.mobility[ages]
    cells *= _one_less(scene.risk[ages], rates.dies[sex, ages])
    pool = (cells @ rates.moves[sex, ages][..., None])[..., 0] * mobility
    cells *= _one_less(mobility, rates.leaves[sex, ages])
    people = np.stack([pool, scene.immigrants[sex, ages]], axis=-1)
    cells += people @ np.stack([rates.share[sex, ages], rates.arrives[sex, ages]], axis=1)
    for step, (origin, target, first, last) in enumerate(scene.steps):
        inside = slice(max(first, ages.start), min(last + 1, ages.stop))
        if inside.start < inside.stop:
            rate = np.minimum(scene.transition[step, sex, inside] * rates.learning[target], np.float32(1))
            learned = aged[sex, inside, origin] * rate
            aged[sex, inside, origin] -= learned
            aged[sex, inside, target] += learned


def _one_less(by_education: Reals, by_region: Reals) -> Reals:
    """Give `1 - by_education · by_region`, `[age, education, region]`."""
    left = np.stack([np.ones_like(by_education), -by_education], axis=-1)
    right = np.stack([np.ones_like(by_region), by_region], axis=1)
    return np.asarray(left @ right)


def _count(state: Reals, counting: Counting, kept: Reals) -> None:
    for sex, place in enumerate(counting.sex):
        for age in range(state.shape[1]):
            for band in counting.band[counting.begin[age] : counting.begin[age + 1]]:
                kept[place, band] += state[sex, age]
