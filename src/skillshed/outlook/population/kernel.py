# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""All draws of a block of regions, a year at a time: the accounting identity as array arithmetic.

Arrays are `[region, sex, age, draw]`, float32, draws innermost, so that a cell's rate meets all its draws at once and a
quantile reads memory in order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from skillshed.outlook.population.factors import basis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from skillshed.outlook.population.expected import Expected, Rates
    from skillshed.outlook.population.factors import Factors
    from skillshed.outlook.population.fertility import Fertility


_AT_ONCE: Final = 125


@dataclass(frozen=True)
class YearOfDraws:
    """One year ahead: people `[region, sex, age, draw]`; births, deaths, net migration `[region, draw]`, persons.

    `domestic` is the part of net migration within the country, where moves are known.
    """

    people: NDArray[np.float32]
    births: NDArray[np.float32]
    deaths: NDArray[np.float32]
    migration: NDArray[np.float32]
    domestic: NDArray[np.float32] | None = None

    def components(self) -> NDArray[np.float32]:
        """Births, deaths, net migration - and its domestic and foreign part where they are known: `[region, part, draw]`."""
        parts = [self.births, self.deaths, self.migration]
        if self.domestic is not None:
            parts += [self.domestic, self.migration - self.domestic]
        return np.stack(parts, axis=1)


@dataclass(frozen=True)
class Block:
    """What a block of regions needs; every array begins with its regions."""

    start: NDArray[np.float32]
    expected: Expected
    rates: Rates
    factors: Factors
    at: slice
    seeds: tuple[np.random.SeedSequence, ...]


def years_of(block: Block) -> Iterator[YearOfDraws]:
    """Give each year's draws of the block's regions."""
    rngs = [np.random.default_rng(seed) for seed in block.seeds]
    draws = block.factors.level.shape[-1]
    people = np.repeat(block.start[..., None], draws, axis=-1).astype(np.float32)
    for year in range(len(block.expected.population)):
        result = _step(people, block, year=year, rngs=rngs)
        yield result
        people = result.people


def _step(
    people: NDArray[np.float32], block: Block, *, year: int, rngs: list[np.random.Generator]
) -> YearOfDraws:
    came = aged(people)
    moved = _migration(block, year) + _noise(block, year, rngs=rngs, draws=came.shape[-1])
    survival = block.expected.survival[year, block.at].astype(np.float32)
    # d exp(-m e^k) / dk at k = 0: the change is small enough for a straight line.
    bend = np.where(survival > 0, survival * np.log(np.maximum(survival, 1e-9)), 0).astype(np.float32)
    bend *= block.rates.mortality.sway.astype(np.float32)
    end = came * survival[..., None]
    end += came * bend[..., None] * block.factors.mortality[:, None, year]
    lived = end.copy()
    end += moved
    np.maximum(end, 0, out=end)
    births = births_of_draws(
        people, end, fertility=block.rates.fertility, factors=block.factors, at=block.at, year=year
    )
    newborn = births[:, None, :] * block.rates.boys.astype(np.float32)[:, None]
    lived[:, :, 0] = newborn * survival[:, :, 0, None]
    end[:, :, 0] = np.maximum(lived[:, :, 0] + moved[:, :, 0], 0)
    came[:, :, 0] = newborn
    return YearOfDraws(end, births, (came - lived).sum(axis=(1, 2)), (end - lived).sum(axis=(1, 2)))


def aged(people: NDArray[np.float32]) -> NDArray[np.float32]:
    """Move everybody one year up; the last age is open, age 0 empty."""
    came = np.empty_like(people)
    came[:, :, 0] = 0
    came[:, :, 1:] = people[:, :, :-1]
    came[:, :, -1] += people[:, :, -1]
    return came


def births_of_draws(
    start: NDArray[np.float32],
    end: NDArray[np.float32],
    *,
    fertility: Fertility,
    factors: Factors,
    at: slice,
    year: int,
) -> NDArray[np.float32]:
    """Births `[region, draw]`: expected rates on each draw's own women, times the draw's factor."""
    rates = (0.5 * fertility.rates()[year, at]).astype(np.float32)
    ages = np.minimum(np.arange(14, 50), start.shape[2] - 1)
    women = start[:, -1, ages] + end[:, -1, ages]
    born = np.einsum("rad,ra->rd", women, rates)
    return np.asarray(born * factors.fertility[at, year], dtype=np.float32)


def _migration(block: Block, year: int) -> NDArray[np.float32]:
    """Expected net migration plus the draws' departures: a level spread by mobility, and bumps at the knots.

    Bumps move ages, never the total: what they add is taken back by the shape of mobility.
    """
    entered = block.expected.entrants[year, block.at]
    weight = entered * block.rates.migration.mobility
    whole = np.maximum(weight.sum(axis=(1, 2)), 1e-9)
    weight *= (entered.sum(axis=(1, 2)) / whole)[:, None, None]
    bumps = entered[..., None] * basis(entered.shape[-1]).T
    share = bumps.sum(axis=2) / np.maximum(weight.sum(axis=(1, 2)), 1e-9)[:, None, None]
    pattern = block.factors.pattern[block.at]
    level = block.factors.level[block.at, year] - np.einsum("rsk,rskd->rd", share.astype(np.float32), pattern)
    expected = block.expected.migration[year, block.at]
    loads = np.concatenate([expected[..., None], weight[..., None], bumps], axis=3).astype(np.float32)
    ones = np.ones((*pattern.shape[:2], 1, pattern.shape[3]), dtype=np.float32)
    common = np.broadcast_to(level[:, None, None], ones.shape)
    return _product(loads, np.concatenate([ones, common, pattern], axis=2))


def _product(loads: NDArray[np.float32], drawn: NDArray[np.float32]) -> NDArray[np.float32]:
    """Multiply `[region, sex, age, factor]` by `[region, sex, factor, draw]`, so many draws at a time.

    Matrices small enough that the linear-algebra library does not start threads for them: several at once on a busy
    machine are many times slower than one.
    """
    draws = drawn.shape[-1]
    out = np.empty((*loads.shape[:3], draws), dtype=np.float32)
    whole = draws - draws % _AT_ONCE
    if whole:
        parts = [_parted(array[..., :whole]) for array in (drawn, out)]
        np.matmul(loads[:, :, None], parts[0], out=parts[1])
    if whole < draws:
        out[..., whole:] = loads @ drawn[..., whole:]
    return out


def _parted(array: NDArray[np.float32]) -> NDArray[np.float32]:
    """View `[region, sex, row, draw]` as `[region, sex, part, row, draws of the part]`."""
    shape = (*array.shape[:3], array.shape[3] // _AT_ONCE, _AT_ONCE)
    strides = (*array.strides[:3], _AT_ONCE * array.strides[3], array.strides[3])
    return np.lib.stride_tricks.as_strided(array, shape, strides).swapaxes(2, 3)


def _noise(block: Block, year: int, *, rngs: list[np.random.Generator], draws: int) -> NDArray[np.float32]:
    """Chance of single cells: of who dies, and of who moves beyond the pattern."""
    entered, survival = block.expected.entrants[year, block.at], block.expected.survival[year, block.at]
    dies = np.clip(survival * (1 - survival), 0, None)
    spread = np.sqrt(entered * (block.rates.migration.noise + dies)).astype(np.float32)
    half = (draws + 1) // 2
    noise = np.empty((*entered.shape, draws), dtype=np.float32)
    for region, rng in enumerate(rngs):
        drawn = rng.standard_normal((*entered.shape[1:], half), dtype=np.float32)
        drawn *= spread[region, ..., None]
        noise[region, ..., :half] = drawn
        np.negative(drawn[..., : draws - half], out=noise[region, ..., half:])
    return noise
