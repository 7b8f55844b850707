# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""All draws with gross moves, a year at a time: every region of a draw exchanges movers with every other.

Arrays are `[region, sex, age, draw]`, float32. A year takes three turns: regions let people go, the pool of each sex and
age is divided among them, and when births are known the new-born move too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from skillshed.outlook.population.factors import basis
from skillshed.outlook.population.kernel import YearOfDraws, aged, births_of_draws

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from skillshed.outlook.population.expected import Expected, Rates
    from skillshed.outlook.population.factors import Factors
    from skillshed.outlook.population.moves.expected import ExpectedMoves
    from skillshed.outlook.population.moves.rates import Moves

    Draws = NDArray[np.float32]

_MOST_LEAVING: Final = 0.9


@dataclass(frozen=True)
class Country:
    """What the draws of all regions need."""

    start: NDArray[np.float64]
    expected: Expected
    rates: Rates
    factors: Factors
    seeds: tuple[np.random.SeedSequence, ...]
    blocks: Sequence[slice]


@dataclass(frozen=True)
class _Left:
    """A year after everybody has left: those who stay, and how strongly each region draws each sex and age.

    Attributes:
        stay: persons, foreign moves and chance included; of age 0 only what does not depend on births.
        draw: weight of arrivals, persons at the expected pool.
        leaving, emigration: share of survivors of age 0, `[region, sex, draw]`.
        deaths, departed: `[region, draw]`, persons.
        persons: at the beginning of the year, `[region, draw]`.
        pool, weight: sums over regions, `[sex, age, draw]`.
    """

    stay: Draws
    draw: Draws
    leaving: Draws
    emigration: Draws
    deaths: Draws
    departed: Draws
    persons: NDArray[np.float64]
    pool: NDArray[np.float64]
    weight: NDArray[np.float64]


def years_of_country(country: Country) -> Iterator[list[tuple[slice, YearOfDraws]]]:
    """Give each year's draws, block by block of regions."""
    rngs = [np.random.default_rng(seed) for seed in country.seeds]
    draws = country.factors.level.shape[-1]
    people = np.repeat(country.start.astype(np.float32)[..., None], draws, axis=-1)
    for year in range(len(country.expected.population)):
        left = _leave(people, country, year=year, rngs=rngs)
        yield _arrive(people, left, country, year=year)
        people = left.stay


def _moves(country: Country) -> tuple[Moves, ExpectedMoves]:
    moves, expected = country.rates.moves, country.expected.moves
    assert moves is not None
    assert expected is not None
    return moves, expected


def _leave(people: Draws, country: Country, *, year: int, rngs: list[np.random.Generator]) -> _Left:
    shape = people.shape
    moves, _ = _moves(country)
    left = _Left(
        stay=np.empty_like(people),
        draw=np.empty_like(people),
        leaving=np.empty((shape[0], shape[1], shape[3]), dtype=np.float32),
        emigration=np.empty((shape[0], shape[1], shape[3]), dtype=np.float32),
        deaths=np.empty((shape[0], shape[3]), dtype=np.float32),
        departed=np.empty((shape[0], shape[3]), dtype=np.float32),
        persons=np.empty((shape[0], shape[3])),
        pool=np.zeros(shape[1:]),
        weight=np.zeros(shape[1:]),
    )
    foreign = _foreign(country, year)
    if moves.outside is not None:
        left.pool[...] = moves.outside.leaving[..., None]
        left.weight[...] = moves.outside.arriving[..., None]
    for at in country.blocks:
        _leave_block(people[at], left, country, at=at, year=year, foreign=foreign, rngs=rngs[at])
    return left


def _leave_block(
    people: Draws,
    left: _Left,
    country: Country,
    *,
    at: slice,
    year: int,
    foreign: tuple[Draws, Draws],
    rngs: list[np.random.Generator],
) -> None:
    _, expected = _moves(country)
    came = aged(people)
    lived = came * _surviving(country, at=at, year=year)
    chance = _normal(came.shape[:3], came.shape[3], rngs)
    shift, calm = _shift(country, chance, at=at, year=year)
    left.persons[at] = people.sum(axis=(1, 2), dtype=np.float64)
    growth = (left.persons[at] / expected.persons[year, at][:, None]).astype(np.float32)
    draw = left.draw[at]
    np.multiply((expected.arriving[year, at] * calm)[..., None].astype(np.float32), shift, out=draw)
    draw *= growth[:, None, None]
    going = (expected.leaving[year, at] * calm)[..., None].astype(np.float32) / shift
    np.minimum(going, _MOST_LEAVING, out=going)
    abroad = expected.emigration[year, at][..., None].astype(np.float32) * foreign[1]
    left.leaving[at], left.emigration[at] = going[:, :, 0], abroad[:, :, 0]
    going *= lived
    stay = left.stay[at]
    np.subtract(lived, going, out=stay)
    abroad *= lived
    stay -= abroad
    stay += expected.immigration[year, at][..., None].astype(np.float32) * foreign[0]
    stay += expected.unexplained[year, at][..., None].astype(np.float32)
    died = _chance(stay, country, chance=chance, at=at, year=year)
    np.maximum(stay[:, :, 1:], 0, out=stay[:, :, 1:])
    left.deaths[at] = came.sum(axis=(1, 2)) - lived.sum(axis=(1, 2)) - died
    left.departed[at] = going.sum(axis=(1, 2))
    left.pool[...] += going.sum(axis=0)
    left.weight[...] += draw.sum(axis=0)


def _surviving(country: Country, *, at: slice, year: int) -> Draws:
    """Share of the entrants, `[region, sex, age, draw]`: as the death rate of the country and of the region departs."""
    survival = country.expected.survival[year, at].astype(np.float32)
    # d exp(-m e^k) / dk at k = 0: the change is small enough for a straight line.
    bend = np.where(survival > 0, survival * np.log(np.maximum(survival, 1e-9)), 0).astype(np.float32)
    bend *= country.rates.mortality.sway.astype(np.float32)
    assert country.factors.own_mortality is not None
    share = bend[..., None] * (
        country.factors.mortality[:, None, year] + country.factors.own_mortality[at, None, None]
    )
    share += survival[..., None]
    return np.asarray(share)


def _arrive(people: Draws, left: _Left, country: Country, *, year: int) -> list[tuple[slice, YearOfDraws]]:
    ratio = (left.pool / np.maximum(left.weight, 1e-12)).astype(np.float32)
    arrived = np.empty_like(left.departed)
    births = np.empty_like(left.departed)
    newborn = np.empty_like(left.leaving)
    for at in country.blocks:
        draw = left.draw[at]
        draw[:, :, 1:] *= ratio[:, 1:]
        left.stay[at][:, :, 1:] += draw[:, :, 1:]
        arrived[at] = draw[:, :, 1:].sum(axis=(1, 2))
        births[at] = births_of_draws(
            people[at],
            left.stay[at],
            fertility=country.rates.fertility,
            factors=country.factors,
            at=at,
            year=year,
        )
        newborn[at] = births[at][:, None] * country.rates.boys.astype(np.float32)[:, None]
    lived = newborn * country.expected.survival[year][:, :, 0, None].astype(np.float32)
    going = lived * left.leaving
    pool = left.pool[:, 0] + going.sum(axis=0)
    settled = left.draw[:, :, 0] * (pool / np.maximum(left.weight[:, 0], 1e-12)).astype(np.float32)
    alone = lived - going - lived * left.emigration + left.stay[:, :, 0]
    left.stay[:, :, 0] = np.maximum(alone, 0) + settled
    deaths = left.deaths + (newborn - lived).sum(axis=1)
    domestic = arrived + settled.sum(axis=1) - left.departed - going.sum(axis=1)
    results = []
    for at in country.blocks:
        end = left.stay[at]
        # Millions of persons do not fit single precision to the person: the balance is struck in double.
        change = end.sum(axis=(1, 2), dtype=np.float64) - left.persons[at]
        net = (change - births[at] + deaths[at]).astype(np.float32)
        results.append((at, YearOfDraws(end, births[at], deaths[at], net, domestic[at])))
    return results


def _foreign(country: Country, year: int) -> tuple[Draws, Draws]:
    """Factor on immigration and its inverse on emigration, `[sex, age, draw]`: a level, and bumps at the knots."""
    _, expected = _moves(country)
    factors, ages = country.factors, country.start.shape[2]
    assert factors.common is not None
    assert factors.national is not None
    entered = country.expected.entrants[year] * country.expected.survival[year]
    both = (entered * expected.emigration[year] + expected.immigration[year]).sum(axis=0)
    whole = max(float(both.sum()), 1e-9)
    bumps = np.einsum("ka,skd->sad", basis(ages), factors.national)
    level = factors.common[year] * expected.persons[year].sum() / whole
    level = level - np.einsum("sa,sad->d", both / whole, bumps)
    factor = np.exp(np.clip(level + bumps, -1.5, 1.5))
    most = (0.95 - _MOST_LEAVING) / np.maximum(expected.emigration[year].max(axis=0), 1e-6)
    return factor.astype(np.float32), np.minimum(1 / factor, most[..., None]).astype(np.float32)


def _shift(country: Country, chance: Draws, *, at: slice, year: int) -> tuple[Draws, NDArray[np.float64]]:
    """Factor on arrivals, its inverse on departures, `[region, sex, age, draw]`, and what keeps its mean at one.

    A level per region, bumps at the knots that move ages but not the total, and chance in who moves.
    """
    moves, expected = _moves(country)
    entered = country.expected.entrants[year, at] * country.expected.survival[year, at]
    both = entered * expected.leaving[year, at] + expected.arriving[year, at]
    whole = np.maximum(both.sum(axis=(1, 2)), 1e-9)
    bumps = basis(both.shape[-1])
    pattern = country.factors.pattern[at]
    share = np.einsum("rsa,ka->rsk", both, bumps) / whole[:, None, None]
    level = country.factors.level[at, year] * (expected.persons[year, at] / whole)[:, None]
    level = np.clip(level - np.einsum("rsk,rskd->rd", share, pattern), -1.5, 1.5).astype(np.float32)
    variance = np.log1p(moves.dispersion / np.maximum(both, 1e-3))
    variance = np.minimum(variance, 2.0)
    shift = chance * np.sqrt(variance).astype(np.float32)[..., None]
    shift += np.matmul(bumps.T.astype(np.float32), pattern)
    shift += level[:, None, None]
    np.exp(shift, out=shift)
    return shift, np.exp(-0.5 * variance)


def _chance(stay: Draws, country: Country, *, chance: Draws, at: slice, year: int) -> Draws:
    """Add chance in who dies and who comes from abroad to those who stay; give the dead's part, `[region, draw]`."""
    moves, expected = _moves(country)
    entered, survival = country.expected.entrants[year, at], country.expected.survival[year, at]
    dies = entered * np.clip(survival * (1 - survival), 0, None)
    abroad = moves.dispersion * (
        entered * survival * expected.emigration[year, at] + expected.immigration[year, at]
    )
    spread = np.sqrt(dies + abroad)
    # Another draw's chance in moving serves as this draw's in dying: in one draw the two have nothing to do with each other.
    noise = chance[..., ::-1] * spread[..., None].astype(np.float32)
    stay += noise
    part = (dies / np.maximum(dies + abroad, 1e-12)).astype(np.float32)
    flat = noise.reshape(len(noise), -1, noise.shape[-1])
    return np.asarray((part.reshape(len(part), 1, -1) @ flat)[:, 0])


def _normal(shape: tuple[int, ...], draws: int, rngs: list[np.random.Generator]) -> Draws:
    """Standard normal numbers in mirrored pairs, each region by its own generator."""
    half = (draws + 1) // 2
    noise = np.empty((*shape, draws), dtype=np.float32)
    for region, rng in enumerate(rngs):
        drawn = rng.standard_normal((*shape[1:], half), dtype=np.float32)
        noise[region, ..., :half] = drawn
        np.negative(drawn[..., : draws - half], out=noise[region, ..., half:])
    return noise
