# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From points and shocks to intervals and draws, for cells and for sums of cells."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np
from scipy.stats import norm

from skillshed.outlook.demand.settings import setting

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.outlook.demand.uncertainty import Spread


_THREADS = 2  # numpy lets go of the interpreter while it draws; more threads wait for memory, not for cores


@dataclass(frozen=True)
class Shocks:
    """What a year's errors come from.

    Attributes:
        spread: variances of the shocks.
        families: number of the whole below the nation that each region belongs to, shape (region,).
        whole: where the base year's figure is the source's own in all its parts, shape (region, occupation).
        ahead: years since the base.
    """

    spread: Spread
    families: NDArray[np.intp]
    whole: NDArray[np.bool_]
    ahead: int

    def own(self, part: NDArray[np.float64], members: NDArray[np.intp]) -> NDArray[np.float64]:
        """Variance of the cells' own shocks in some regions."""
        return self.spread.own(part, self.ahead) * looseness(self.whole[members], self.spread)


def looseness(whole: NDArray[np.bool_], spread: Spread) -> NDArray[np.float64]:
    """How many times larger a cell's own variance is, for what is not known of its base year."""
    return np.where(whole, 1.0, spread.estimated)


def interval(
    mean: NDArray[np.float64], variance: NDArray[np.float64], *, level: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Bounds of the log-normal with this mean and log variance that hold `level` of the outcomes, in whole persons outwards."""
    reach = float(norm.ppf(0.5 + level / 2))
    deviation = np.sqrt(variance)
    middle = mean * np.exp(-variance / 2)
    low, high = middle * np.exp(-reach * deviation), middle * np.exp(reach * deviation)
    return np.minimum(np.floor(low), mean), np.maximum(np.ceil(high), mean)


def group_variance(
    cells: NDArray[np.float64], members: NDArray[np.intp], *, shocks: Shocks
) -> NDArray[np.float64]:
    """Log variance of the sum over regions of each occupation; shocks that parts do not share average out.

    Args:
        cells: persons, shape (region, occupation), one year.
        members: positions of the regions that are summed.
        shocks: where the year's errors come from.

    Returns:
        Shape (occupation,).
    """
    part = cells[members]
    sums = np.maximum(part.sum(axis=0), 1e-9)
    own = (part**2 * shocks.own(part, members)).sum(axis=0) / sums**2
    regional = _regional_concentration(part, shocks.families[members], sums=sums)
    return np.asarray(
        own
        + shocks.ahead
        * (shocks.spread.national + shocks.spread.occupational + shocks.spread.regional * regional)
    )


def all_occupations_variance(
    cells: NDArray[np.float64], members: NDArray[np.intp], *, shocks: Shocks
) -> float:
    """Log variance of the sum over regions and all occupations."""
    part = cells[members]
    total = max(float(part.sum()), 1e-9)
    own = float((part**2 * shocks.own(part, members)).sum()) / total**2
    trades = float((part.sum(axis=0) ** 2).sum()) / total**2
    places = _regional_concentration(
        part.sum(axis=1, keepdims=True), shocks.families[members], sums=np.array([total])
    )
    return own + shocks.ahead * (
        shocks.spread.national
        + shocks.spread.occupational * trades
        + shocks.spread.regional * float(places[0])
    )


def _regional_concentration(
    part: NDArray[np.float64], families: NDArray[np.intp], *, sums: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Sum of squared shares: half of a regional shock is shared within the county, half is the region's own."""
    common = float(setting("uncertainty.regional_common"))
    whole = np.stack([part[families == number].sum(axis=0) for number in np.unique(families)])
    return np.asarray((common * (whole**2).sum(axis=0) + (1 - common) * (part**2).sum(axis=0)) / sums**2)


def draw_paths(cells: NDArray[np.float64], *, shocks: Shocks, draws: int, seed: int) -> NDArray[np.float32]:
    """Draw whole paths: each shock is a sum of yearly steps, so that years belong together.

    What is measurement noise shifts a cell's whole path, the base year included; change along a path is free of it.

    Args:
        cells: mean persons, shape (region, occupation, 1 + horizon); the first year is the base.
        shocks: where errors come from, of any year.
        draws: number of paths.
        seed: the same seed gives the same paths.

    Returns:
        Persons, shape (draw, region, occupation, 1 + horizon); the mean over many draws is `cells`. A sum of drawn
        cells is a draw of the sum.
    """
    regions, occupations, years = cells.shape
    families, spread = shocks.families, shocks.spread
    common = float(setting("uncertainty.regional_common"))
    shared, *streams = np.random.SeedSequence(seed).spawn(regions + 1)
    source = np.random.default_rng(shared)
    national = _walk(source, (draws, 1), years) * sqrt(spread.national)
    shared_walk = national + _walk(source, (draws, occupations), years) * sqrt(spread.occupational)
    wholes = _walk(source, (draws, int(families.max()) + 1), years) * sqrt(spread.regional * common)
    result = np.empty((draws, regions, occupations, years), dtype=np.float32)

    def fill(region: int) -> None:
        own_source = np.random.default_rng(streams[region])
        place = _walk(own_source, (draws, 1), years) * sqrt(spread.regional * (1 - common))
        place += wholes[:, families[region]][:, None]
        own = _own_variance(cells[region], spread) * looseness(shocks.whole[region], spread)[:, None]
        log = _own_walk(own_source, own, draws=draws)
        log += shared_walk
        log += place
        log -= ((own + [spread.shared(ahead) for ahead in range(years)]) / 2).astype(np.float32)
        np.exp(log, out=log)
        np.multiply(log, cells[region].astype(np.float32), out=result[:, region])

    # each region has its own stream, so that the result is the same however many threads share the work
    with ThreadPoolExecutor(max_workers=_THREADS) as pool:
        list(pool.map(fill, range(regions)))
    return result


def _walk(source: np.random.Generator, shape: tuple[int, int], years: int) -> NDArray[np.float32]:
    steps: NDArray[np.float32] = source.standard_normal((*shape, years), dtype=np.float32)
    steps[..., 0] = 0
    return np.cumsum(steps, axis=-1, out=steps)


def _own_variance(cells: NDArray[np.float64], spread: Spread) -> NDArray[np.float64]:
    """Variance of the own shock, shape (occupation, 1 + horizon); in the base year its measurement noise alone."""
    later = [spread.own(cells[:, ahead], ahead) for ahead in range(1, cells.shape[1])]
    noise = np.minimum(spread.noise(cells[:, 0]), later[0])
    return np.stack([noise, *later], axis=-1)


def _own_walk(source: np.random.Generator, own: NDArray[np.float64], *, draws: int) -> NDArray[np.float32]:
    steps = np.sqrt(np.maximum(np.diff(own, axis=-1, prepend=0.0), 0.0)).astype(np.float32)
    drawn: NDArray[np.float32] = source.standard_normal((draws, *own.shape), dtype=np.float32)
    drawn *= steps
    return np.cumsum(drawn, axis=-1, out=drawn)
