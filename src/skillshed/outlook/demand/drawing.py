# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Whole paths of every cell: a region at a time, so that a block of draws stays in cache."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.demand.intervals import looseness
from skillshed.outlook.demand.settings import setting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from skillshed.outlook.demand.intervals import Shocks
    from skillshed.outlook.demand.uncertainty import Spread

    Draws = NDArray[np.float32]

_THREADS = 2  # numpy lets go of the interpreter while it draws; more threads wait for memory, not for cores


def by_region(cells: NDArray[np.float64], *, shocks: Shocks, draws: int, seed: int) -> Iterator[Draws]:
    """Draw whole paths, a region at a time: what is not kept takes no memory.

    Each shock is a sum of yearly steps, so that years belong together. Paths come in mirrored pairs (Hammersley & Morton 1956): half
    the random numbers, and means that lie closer to `cells`. What is measurement noise shifts a cell's whole path, the base
    year included; change along a path is free of it.

    Args:
        cells: mean persons, shape (region, occupation, 1 + horizon); the first year is the base.
        shocks: where errors come from, of any year.
        draws: number of paths.
        seed: the same seed gives the same paths, however many threads share the work.

    Yields:
        The paths of each region in order, persons, shape (draw, occupation, 1 + horizon). The mean over many draws is `cells`. A sum of
        drawn cells is a draw of the sum.
    """
    common = _Common(cells, shocks, draws=draws, seed=seed)
    ahead: deque[Future[Draws]] = deque()
    with ThreadPoolExecutor(max_workers=_THREADS) as pool:
        for region in range(cells.shape[0]):
            ahead.append(pool.submit(common.paths, region))
            if len(ahead) > 2 * _THREADS:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()


class _Common:
    """The shocks that regions share, and each region's own stream of random numbers."""

    def __init__(self, cells: NDArray[np.float64], shocks: Shocks, *, draws: int, seed: int) -> None:
        self.cells, self.shocks, self.draws = cells, shocks, draws
        self.half = (draws + 1) // 2
        regions, occupations, years = cells.shape
        spread, families = shocks.spread, int(shocks.families.max()) + 1
        self.county = float(setting("uncertainty.regional_common"))
        shared, *self.streams = np.random.SeedSequence(seed).spawn(regions + 1)
        source = np.random.default_rng(shared)
        national = _walk(source, (1, years, self.half)) * sqrt(spread.national)
        self.trades = national + _walk(source, (occupations, years, self.half)) * sqrt(spread.occupational)
        self.wholes = _walk(source, (families, years, self.half)) * sqrt(spread.regional * self.county)
        self.variance = np.array([spread.shared(ahead) for ahead in range(years)])

    def paths(self, region: int) -> Draws:
        """One region's paths, shape (draw, occupation, year): draws lie innermost in memory."""
        spread, mean = self.shocks.spread, self.cells[region]
        source = np.random.default_rng(self.streams[region])
        place = _walk(source, (1, mean.shape[1], self.half)) * sqrt(spread.regional * (1 - self.county))
        place += self.wholes[self.shocks.families[region]]
        own = _own_variance(mean, spread) * looseness(self.shocks.whole[region], spread)[:, None]
        log = _walk(source, (*mean.shape, self.half), steps=own)
        log += self.trades
        log += place
        middle = (mean * np.exp(-(own + self.variance) / 2)).astype(np.float32)[..., None]
        result = np.empty((*mean.shape, self.draws), dtype=np.float32)
        np.exp(log, out=log)
        np.multiply(log, middle, out=result[..., : self.half])
        # The other of a pair has the opposite shocks, whose factor is the inverse.
        np.divide(middle, log[..., : self.draws - self.half], out=result[..., self.half :])
        return result.transpose(2, 0, 1)


def _walk(
    source: np.random.Generator, shape: tuple[int, ...], *, steps: NDArray[np.float64] | None = None
) -> Draws:
    """Sum yearly steps of mean nil, shape (cell, year, draw); unit variance, and nothing in the base year, unless told.

    Args:
        source: of random numbers.
        shape: of the result.
        steps: variance that the sum has reached by each year, (cell, year).
    """
    walk: Draws = source.standard_normal(shape, dtype=np.float32)
    if steps is None:
        walk[:, 0] = 0
    else:
        yearly = np.diff(steps, axis=-1, prepend=0.0)
        walk *= np.sqrt(np.maximum(yearly, 0.0)).astype(np.float32)[..., None]
    for year in range(1, shape[1]):
        walk[:, year] += walk[:, year - 1]
    return walk


def _own_variance(cells: NDArray[np.float64], spread: Spread) -> NDArray[np.float64]:
    """Variance of the own shock, shape (occupation, 1 + horizon); in the base year its measurement noise alone."""
    later = [spread.own(cells[:, ahead], ahead) for ahead in range(1, cells.shape[1])]
    noise = np.minimum(spread.noise(cells[:, 0]), later[0])
    return np.stack([noise, *later], axis=-1)
