# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

# mypy: allow-untyped-defs, allow-untyped-calls
"""The compiled kernel: the arithmetic of `kernel_numpy`, row by row of regions, in place, from the oldest age down.

Optional (`pip install skillshed[fast]`). Sizes come through the arrays' shapes and each row has a small function of its
own: with sizes as constants the compiler unrolls for minutes, without row functions it does not vectorise. A row is named by
its place in the whole array: a view of it would be counted, with a lock, every time it is made.

"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numba import njit

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillshed.outlook.multistate.arrays import Counting, Futures, Reals, Scene

_ZERO, _HALF, _ONE, _TWO = np.float32(0), np.float32(0.5), np.float32(1), np.float32(2)
_MOST, _TINY = np.float32(1.99), np.float32(1e-30)
DIES, MOVES, LEAVES, SHARE, BIRTHS, WOMEN = range(6)  # what the buffer's rows hold, one number per region


def _compiled(function: Callable[..., Any]) -> Callable[..., Any]:
    """Compile with sums in any order (so that they can be vectorised) and outside Python's lock."""
    compiled: Callable[..., Any] = njit(cache=True, fastmath=True, nogil=True, error_model="numpy")(function)
    return compiled


@_compiled
def _dying(hazard, at, factor, most, rows):
    for r in range(rows.shape[1]):
        half = min(hazard[at[0], at[1], r] * factor, _MOST) * _HALF
        rows[DIES, r] = min(_TWO * half / (_ONE + half), most)


@_compiled
def _leaving(departure, emigration, at, factor, most, rows):
    for r in range(rows.shape[1]):
        moved = departure[at[0], at[1], r] * factor
        left = moved + emigration[at[0], at[1], r]
        fits = min(_ONE, most / max(left, most))
        rows[MOVES, r] = moved * fits
        rows[LEAVES, r] = left * fits


@_compiled
def _sharing(arrival, attraction, at, place, rows):
    total = _ZERO
    for r in range(rows.shape[1]):
        rows[SHARE, r] = arrival[at[0], at[1], r] * attraction[place[0], place[1], r]
        total += rows[SHARE, r]
    scale = _ONE / max(total, _TINY)
    for r in range(rows.shape[1]):
        rows[SHARE, r] *= scale


@_compiled
def _move(state, came, at, rows, by_education, immigration, arriving):
    """Survive, leave and arrive: all educations of a sex and age, two walks along each row."""
    risk, mobility, immigrants = by_education
    sex, age = at
    for e in range(state.shape[2]):
        pool, dying, moving = _ZERO, risk[age, e], mobility[age, e]
        for r in range(rows.shape[1]):
            lived = state[sex, came, e, r] * (_ONE - dying * rows[DIES, r])
            pool += lived * rows[MOVES, r]
            state[sex, age, e, r] = lived * (_ONE - moving * rows[LEAVES, r])
        pool *= moving
        abroad = arriving * immigrants[sex, age, e]
        for r in range(rows.shape[1]):
            state[sex, age, e, r] += rows[SHARE, r] * pool + immigration[sex, age, r] * abroad


@_compiled
def _learn(state, at, step, rate, k, factor):
    for r in range(state.shape[3]):
        learned = state[at[0], at[1], step[0], r] * min(rate[k, at[0], at[1], r] * factor, _ONE)
        state[at[0], at[1], step[0], r] -= learned
        state[at[0], at[1], step[1], r] += learned


@_compiled
def _age_into(state, sex, age, e):
    for r in range(state.shape[3]):
        state[sex, age, e, r] += state[sex, age - 1, e, r]


@_compiled
def _keep(state, at, kept, slot):
    for e in range(state.shape[2]):
        for r in range(state.shape[3]):
            kept[slot[0], slot[1], slot[2], slot[3], e, r] += state[at[0], at[1], e, r]


@_compiled
def _gather(state, age, rows):
    for e in range(state.shape[2]):
        for r in range(rows.shape[1]):
            rows[WOMEN, r] += state[state.shape[0] - 1, age, e, r]


@_compiled
def _bear(fertility, age, rows):
    for r in range(rows.shape[1]):
        rows[BIRTHS, r] += rows[WOMEN, r] * fertility[age, r]
        rows[WOMEN, r] = _ZERO


@_compiled
def _largest(values, age):
    most = _ONE
    for e in range(values.shape[1]):
        most = max(most, values[age, e])
    return most


@_compiled
def _rates(scene, futures, place, at, rows):
    """Meet the rates of one sex and age with the draw's factors; nobody leaves or dies more than once."""
    factor = np.exp(scene.pace[at] * futures.mortality[place])
    _dying(scene.hazard, at, factor, _ONE / _largest(scene.risk, at[1]), rows)
    most = _ONE / _largest(scene.mobility, at[1])
    _leaving(scene.departure, scene.emigration, at, futures.moving[place], most, rows)
    _sharing(scene.arrival, futures.attraction, at, place, rows)


@_compiled
def _live(state, scene, futures, place, at, rows):
    """Survive, leave, arrive and learn: every education of one sex and age, from the age below (age 0: in place)."""
    age = at[1]
    _rates(scene, futures, place, at, rows)
    came = age if age in (0, state.shape[1] - 1) else age - 1
    by_education = (scene.risk, scene.mobility, scene.immigrants)
    _move(state, came, at, rows, by_education, scene.immigration, futures.immigration[place])
    for k in range(scene.steps.shape[0]):
        if scene.steps[k, 2] <= age <= scene.steps[k, 3]:
            step = (scene.steps[k, 0], scene.steps[k, 1])
            factor = futures.learning[place[0], place[1], step[1]]
            _learn(state, at, step, scene.transition, k, factor)


@_compiled
def _mothers(state, age, fertility, rows):
    fertile = _ZERO
    for r in range(rows.shape[1]):
        fertile = max(fertile, fertility[age, r])
    if fertile > _ZERO:
        _gather(state, age, rows)
        _bear(fertility, age, rows)


@_compiled
def _grow_older(state, scene, futures, place, at, rows):
    """One sex and age of 1 and older; the mean number of women in the year gives the births."""
    sex, age = at
    women = sex == state.shape[0] - 1
    if women:
        _mothers(state, age, scene.fertility, rows)
    if age == state.shape[1] - 1:
        for e in range(state.shape[2]):
            _age_into(state, sex, age, e)
    _live(state, scene, futures, place, at, rows)
    if women:
        _mothers(state, age, scene.fertility, rows)


@_compiled
def _born(state, scene, futures, place, sex, rows):
    factor = _HALF * futures.fertility[place] * scene.children[sex]
    for e in range(state.shape[2]):
        for r in range(state.shape[3]):
            state[sex, 0, e, r] = rows[BIRTHS, r] * factor if e == 0 else _ZERO
    _live(state, scene, futures, place, (sex, 0), rows)


@_compiled
def _count(state, counting, out, draw, slot):
    for sex in range(state.shape[0]):
        for age in range(state.shape[1]):
            for n in range(counting.begin[age], counting.begin[age + 1]):
                _keep(state, (sex, age), out, (draw, slot, counting.sex[sex], counting.band[n]))


@_compiled
def _draw(scene, futures, counting, out, draw, state, rows):
    """One draw, in place: ages from the oldest down, the newborn last."""
    for year in range(counting.year.size):
        rows[BIRTHS:] = _ZERO
        for sex in range(state.shape[0]):
            for age in range(state.shape[1] - 1, 0, -1):
                _grow_older(state, scene, futures, (draw, year), (sex, age), rows)
        for sex in range(state.shape[0]):
            _born(state, scene, futures, (draw, year), sex, rows)
        if counting.year[year] >= 0:
            _count(state, counting, out, draw, counting.year[year])


def run(scene: Scene, futures: Futures, counting: Counting, out: Reals) -> None:
    """Project every draw and add what is counted to `out`; the same as `kernel_numpy.run`."""
    state = np.empty_like(scene.start)
    rows = np.empty((6, scene.start.shape[-1]), dtype=np.float32)
    for draw in range(len(out)):
        state[:] = scene.start
        _draw(scene, futures, counting, out, draw, state, rows)
