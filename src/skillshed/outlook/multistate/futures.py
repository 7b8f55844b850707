# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The draws: a handful of random numbers each, from which every cell of the draw follows.

Random walks whose mean is the expected path: factors are `exp(walk - variance / 2)`. Draws come in mirrored pairs (Hammersley &
Morton 1956), so that a mean needs few of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.multistate.arrays import Futures
from skillshed.outlook.population.factors import mirrored

if TYPE_CHECKING:
    import xarray as xr
    from numpy.typing import NDArray

FACTORS = ("mortality", "fertility", "moving", "immigration", "learning", "attraction")


def draw_futures(rates: xr.Dataset, *, years: int, draws: int, seed: int) -> Futures:
    """Draw every random number; the same seed gives the same, whatever runs them and with how many workers.

    Args:
        rates: `spread [factor]` and `path [factor, ahead]` (see `rates`).
        years: how many years ahead; after the path's last year its last value holds.
        draws: how many.
        seed: of the generator.
    """
    rng = np.random.default_rng([seed, 3])
    regions = rates.sizes["region"]
    made = {}
    for name in FACTORS:
        spread = float(rates["spread"].sel(factor=name))
        path = rates["path"].sel(factor=name).to_numpy()
        ahead = path[np.minimum(np.arange(years), len(path) - 1)]
        if name == "mortality":
            beyond = np.maximum(np.arange(years) - len(path) + 1, 0)
            made[name] = ahead + beyond + _walk(rng, (years, draws), spread).T
        elif name == "learning":
            factor = _factor(rng, (rates.sizes["education"], years, draws), spread)
            made[name] = factor.transpose(2, 1, 0) * ahead[:, None]
        elif name == "attraction":
            walk = _walk(rng, (regions, years, draws), spread)
            made[name] = np.exp(walk).transpose(2, 1, 0) * ahead[:, None]
        else:
            made[name] = ahead * _factor(rng, (years, draws), spread).T
    return Futures(**{name: np.ascontiguousarray(each, dtype=np.float32) for name, each in made.items()})


def _walk(rng: np.random.Generator, shape: tuple[int, ...], spread: float) -> NDArray[np.float64]:
    """A random walk along the last axis but one, `[…, year, draw]`."""
    return np.asarray(np.cumsum(spread * mirrored(rng, shape), axis=-2))


def _factor(rng: np.random.Generator, shape: tuple[int, ...], spread: float) -> NDArray[np.float64]:
    variance = spread**2 * np.arange(1, shape[-2] + 1)[:, None]
    return np.asarray(np.exp(_walk(rng, shape, spread) - variance / 2))
