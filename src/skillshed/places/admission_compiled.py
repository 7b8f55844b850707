# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

# mypy: allow-untyped-defs, allow-untyped-calls
"""The compiled kernel of admission: the same as `admission._run`, one thread per share of the futures.

Optional (`pip install skillshed[fast]`).
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numba import njit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from skillshed.places.admission import Admitted, Counts, Floats, Market, Pupils

ALONE: Final = 100
"""Futures below which one thread is as quick as several."""


def _compiled(function: Callable[..., Any]) -> Callable[..., Any]:
    made: Callable[..., Any] = njit(cache=True, nogil=True)(function)
    return made


def run(
    market: Market,
    casts: Sequence[Pupils],
    is_open: NDArray[np.bool_],
    *,
    exist: tuple[Counts, Floats],
    made: Admitted,
) -> None:
    """Admit; the threads share nothing but what they read, and each cast counts arcs by itself."""
    arcs = np.zeros((len(casts), len(market.offer)))
    told = (
        market.offer,
        market.programme,
        market.minutes,
        is_open[market.offer],
        (is_open | (market.today > 0))[market.offer],
        market.length,
        market.programmes,
    )
    kept = (made.offer, made.first, made.unmet, made.without, made.minutes)

    def one(cast: Pupils, arc: Floats) -> None:
        _admit(*told, cast.kind, cast.number, cast.order, *exist, arc, *kept, *cast.futures)

    if len(made.first) < ALONE:
        for cast, arc in zip(casts, arcs, strict=True):
            one(cast, arc)
    else:
        with ThreadPoolExecutor(min(os.cpu_count() or 1, len(casts))) as pool:
            list(pool.map(one, casts, arcs))
    made.arc[...] = arcs.sum(axis=0)


@_compiled
def _list(likes, programmes, is_open, known, listed):
    """The programme that is wished, -1 where there is none, and how many choices there are; these are put in `listed`."""
    wish, most = -1, 0
    for arc in likes:
        if arc < 0 or most == len(listed):
            break
        if wish < 0 and known[arc]:
            wish = programmes[arc]
        if is_open[arc]:
            listed[most] = arc
            most += 1
    return wish, most


@_compiled
def _admit(offers, programmes, minutes, is_open, known, length, per_home, kinds, numbers, order, counts, weight, arcs, free, first, unmet, without, total, begin, end):  # fmt: skip
    listed = np.empty(length, dtype=np.int64)
    for pupil in range(len(kinds)):
        kind, number = kinds[pupil], numbers[pupil]
        home = kind // per_home
        wish, most = _list(order[pupil], programmes, is_open, known, listed)
        for future in range(begin, end):
            if counts[kind, future] <= number:
                continue
            found = -1
            for at in range(most):
                if free[offers[listed[at]], future] > 0:
                    found = at
                    break
            if found < 0:
                without[home, future] += 1
                unmet[home, future] += 1
                continue
            arc = listed[found]
            free[offers[arc], future] -= 1
            arcs[arc] += weight[future]
            total[future] += minutes[arc]
            first[future] += found == 0
            unmet[home, future] += programmes[arc] != wish
