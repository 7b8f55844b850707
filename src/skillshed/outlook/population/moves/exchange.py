# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Those who leave one region arrive in another: a pool, or shares by origin and destination."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Outside:
    """Places that are not projected, as one more region whose moves stay as they are: persons a year `[sex, age]`.

    Attributes:
        leaving: those who leave them.
        arriving: those who arrive in them.
    """

    leaving: NDArray[np.float64]
    arriving: NDArray[np.float64]


def arrivals(
    leaving: NDArray[np.float64],
    draws: NDArray[np.float64],
    *,
    outside: Outside | None,
    between: NDArray[np.float64] | None,
) -> NDArray[np.float64]:
    """Give arrivals `[region, sex, age]`, persons; their sum by sex and age is that of `leaving`.

    Args:
        leaving: persons who leave, `[region, sex, age]`.
        draws: how strongly regions draw movers of each sex and age, same shape, any unit; where `between` is given, beyond
            what those shares say (see `drawn_beyond`).
        outside: places that are not projected.
        between: shares by destination of each origin's leavers, `[origin, destination]`; None: one pool.
    """
    if between is None:
        pool, whole = leaving.sum(axis=0), draws.sum(axis=0)
        if outside is not None:
            pool, whole = pool + outside.leaving, whole + outside.arriving
        return np.asarray(draws * (pool / np.maximum(whole, 1e-12)))
    reach = np.maximum(np.tensordot(between, draws, axes=1), 1e-12)
    return np.asarray(draws * np.tensordot(between.T, leaving / reach, axes=1))


def drawn_beyond(
    arriving: NDArray[np.float64], leaving: NDArray[np.float64], between: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Give how much more a destination draws of each sex and age than the shares by origin tell, `[region, sex, age]`.

    Scaled until the arrivals that follow are those seen, as in iterative proportional fitting (Deming & Stephan 1940).
    """
    beyond = np.ones_like(arriving)
    for _ in range(30):
        made = arrivals(leaving, beyond, outside=None, between=between)
        beyond *= np.clip(arriving / np.maximum(made, 1e-9), 1e-3, 1e3)
    return beyond
