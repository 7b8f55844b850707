# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The arithmetic of draws, (draw, …): the first axis as it is named, the innermost in memory.

Sums, quantiles and whole years of a thousand draws are then read in the order they lie, several times as fast.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

Number = TypeVar("Number", np.float32, np.float64)


def innermost(drawn: NDArray[Number]) -> NDArray[Number]:
    """The same array, (draw, …), with the draws innermost in memory; as it is where they lie so already."""
    return np.moveaxis(np.ascontiguousarray(np.moveaxis(drawn, 0, -1)), -1, 0)


def running(step: np.ufunc, yearly: NDArray[Number]) -> NDArray[Number]:
    """Accumulate along the last axis and keep how the array lies in memory, which `accumulate` does not."""
    result = yearly.copy(order="K")
    for year in range(1, result.shape[-1]):
        step(result[..., year], result[..., year - 1], out=result[..., year])
    return result


def quantiles(drawn: NDArray[Number], *, level: float) -> tuple[Floats, Floats]:
    """Lower and upper quantile over the draws (first axis), in single precision, linear between the draws beside it."""
    # A full sort is vectorised and beats partitioning around four places.
    ordered = np.moveaxis(innermost(drawn), 0, -1).astype(np.float32)
    ordered.sort(axis=-1)
    last = ordered.shape[-1] - 1
    found = []
    for place in ((0.5 - level / 2) * last, (0.5 + level / 2) * last):
        below = int(place)
        part = place - below
        found.append(ordered[..., below] * (1 - part) + ordered[..., min(below + 1, last)] * part)
    return found[0].astype(np.float64), found[1].astype(np.float64)
