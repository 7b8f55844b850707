# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

# mypy: allow-untyped-defs, allow-untyped-calls
"""The compiled kernel of admission: the same as `admission._run`, one thread per share of the futures.

Optional (`pip install skillshed[fast]`).
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from numba import njit

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillshed.places.admission import Admitted, Counts, Pupils


def _compiled(function: Callable[..., Any]) -> Callable[..., Any]:
    made: Callable[..., Any] = njit(cache=True, nogil=True)(function)
    return made


def run(pupils: Pupils, counts: Counts, made: Admitted) -> None:
    """Admit; the threads share nothing but what they read."""
    futures = counts.shape[1]
    workers = max(min(os.cpu_count() or 1, futures), 1)
    edges = np.linspace(0, futures, workers + 1).astype(int)
    told = (pupils.kind, pupils.number, pupils.choices, pupils.wished, pupils.minutes, counts)
    kept = (made.offer, made.first, made.unmet, made.without, made.minutes)
    with ThreadPoolExecutor(workers) as pool:
        runs = [pool.submit(_admit, *told, *kept, int(a), int(b)) for a, b in pairwise(edges)]
        for each in runs:
            each.result()


@_compiled
def _admit(kinds, numbers, choices, wished, minutes, counts, free, first, unmet, without, total, begin, end):
    for pupil in range(len(kinds)):
        kind, number = kinds[pupil], numbers[pupil]
        for future in range(begin, end):
            if counts[kind, future] <= number:
                continue
            found = -1
            for at in range(choices.shape[1]):
                offer = choices[pupil, at]
                if offer < 0:
                    break
                if free[offer, future] > 0:
                    found = at
                    break
            if found < 0:
                without[kind, future] += 1
                unmet[kind, future] += 1
                continue
            free[choices[pupil, found], future] -= 1
            total[future] += minutes[pupil, found]
            first[future] += found == 0
            unmet[kind, future] += not wished[pupil, found]
