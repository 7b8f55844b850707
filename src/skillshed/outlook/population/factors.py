# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What may turn out otherwise: a few random numbers per draw, from which every cell of the draw follows.

Draws come in mirrored pairs (Hammersley & Morton 1956): the mean over draws is then the expected run itself, but for what
is not linear.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from skillshed.outlook.population.assumptions import assumption

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.outlook.population.expected import Rates
    from skillshed.outlook.population.growth import Growth
    from skillshed.outlook.population.record import Record

#: Ages around which a region's pattern of migration may depart from the expected one.
KNOTS: Final = (0.0, 8.0, 18.5, 21.5, 26.0, 33.0, 45.0, 65.0)
WIDTHS: Final = (3.0, 5.0, 1.5, 2.0, 3.0, 5.0, 9.0, 12.0)


@dataclass(frozen=True)
class Factors:
    """Random numbers of all draws, draws last.

    Attributes:
        level: departure of the net migration rate, `[region, year, draw]`.
        fertility: factor on births, `[region, year, draw]`.
        mortality: departure of the log death rate, `[sex, year, draw]`.
        pattern: departure of the migration rate per sex and knot, the same all years, `[region, sex, knot, draw]`.
        common, national: where moves are known, the nation's part of level `[year, draw]` and of pattern
            `[sex, knot, draw]`, which then are the regions' own; pattern is relative to those who move.
        own_mortality: where moves are known, a region's lasting departure of the log death rate, `[region, draw]`.
    """

    level: NDArray[np.float32]
    fertility: NDArray[np.float32]
    mortality: NDArray[np.float32]
    pattern: NDArray[np.float32]
    common: NDArray[np.float32] | None = None
    national: NDArray[np.float32] | None = None
    own_mortality: NDArray[np.float32] | None = None


@dataclass(frozen=True)
class Size:
    """How many of each.

    `chance`: where moves are known, variance of a year's change of a region's log total that chance in who moves and dies
    already gives, `[region]`; `mortality`: standard deviation of what is not known of a region's level of mortality, log; `reach`: how far its
    moves let its total depart, at most 1.
    """

    persons: NDArray[np.float64]
    sexes: int
    horizon: int
    draws: int
    chance: NDArray[np.float64] | None = None
    mortality: NDArray[np.float64] | None = None
    reach: NDArray[np.float64] | float = 1.0


def draw_factors(
    rates: Rates, record: Record, *, size: Size, birth_rate: float, rng: np.random.Generator
) -> Factors:
    """Draw every factor; regions' departures from each other sum to nil in persons."""
    fertility_common, fertility_regional = _fertility(rates, size, rng)
    common = _grown(
        record.common,
        _births_share(fertility_common, birth_rate),
        shape=(1, size.horizon, size.draws),
        rng=rng,
    )
    shape = (len(size.persons), size.horizon, size.draws)
    taken = _births_share(fertility_regional[0], birth_rate)
    if size.chance is not None:
        taken = taken + (size.chance / record.size**2)[:, None] * np.arange(1, size.horizon + 1)
    regional = (record.size * size.reach)[:, None, None] * _grown(
        record.regional, taken, shape=shape, rng=rng
    )
    regional = _balanced(regional, size.persons)
    if len(size.persons) == 1:
        # Alone, a region cannot be told from its nation: its own departure stays.
        regional = _grown(record.regional, 0.0, shape=shape, rng=rng)
    apart = rates.moves is not None
    mortality = _mortality(rates, size, rng)
    nation, own = _pattern(rates, size, rng)
    return Factors(
        level=(regional if apart else common + regional).astype(np.float32),
        fertility=np.maximum(1 + fertility_common + fertility_regional, 0.05).astype(np.float32),
        mortality=mortality.astype(np.float32),
        pattern=(own if apart else nation + own).astype(np.float32),
        common=common[0].astype(np.float32) if apart else None,
        national=nation.astype(np.float32) if apart else None,
        own_mortality=_own_mortality(size, rng).astype(np.float32) if apart else None,
    )


def mirrored(rng: np.random.Generator, shape: tuple[int, ...]) -> NDArray[np.float64]:
    """Standard normal numbers whose last axis comes in pairs of opposite sign."""
    half = rng.standard_normal((*shape[:-1], (shape[-1] + 1) // 2))
    return np.concatenate([half, -half], axis=-1)[..., : shape[-1]]


def basis(ages: int) -> NDArray[np.float64]:
    """Bumps around the knots, `[knot, age]`, highest 1."""
    age = np.arange(ages)
    return np.stack(
        [np.exp(-0.5 * ((age - knot) / width) ** 2) for knot, width in zip(KNOTS, WIDTHS, strict=True)]
    )


def _grown(
    growth: Growth, taken: NDArray[np.float64] | float, *, shape: tuple[int, ...], rng: np.random.Generator
) -> NDArray[np.float64]:
    """Yearly departures whose sum over years has the growth's variance, less what another factor already gives."""
    variance = growth.variance(shape[1])
    left = np.sqrt(np.clip(1 - np.asarray(taken) / np.maximum(variance, 1e-15), 0.1, 1.0)) * growth.caution
    memory = assumption("growth_wave_memory")
    lingering = np.sqrt(growth.wave) * mirrored(rng, shape)
    for year in range(1, shape[1]):
        lingering[:, year] += memory * lingering[:, year - 1]
    passing = np.sqrt(growth.walk) * mirrored(rng, shape)
    total = (
        np.cumsum(lingering + passing, axis=1)
        * np.broadcast_to(left, (*left.shape[:-1], shape[1]))[..., None]
    )
    return np.asarray(np.diff(total, axis=1, prepend=0.0))


def _balanced(departure: NDArray[np.float64], persons: NDArray[np.float64]) -> NDArray[np.float64]:
    share = persons / persons.sum()
    return np.asarray(departure - np.einsum("r,rtd->td", share, departure))


def _fertility(
    rates: Rates, size: Size, rng: np.random.Generator
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Common `[year, draw]` and regional `[region, year, draw]` departures of the log total rate.

    Birth rates go in waves: a year's change is like the last one's, and a departure fades.
    """
    keeps, momentum = assumption("fertility_draw_memory"), assumption("fertility_momentum")
    common = np.zeros((size.horizon, size.draws))
    shock = (
        assumption("fertility_caution")
        * rates.fertility.spread
        * mirrored(rng, (size.horizon + 1, size.draws))
    )
    level, change = np.zeros(size.draws), shock[-1]
    for year in range(size.horizon):
        change = momentum * change + np.sqrt(1 - momentum**2) * shock[year]
        level = keeps * level + change
        common[year] = level
    steps = mirrored(rng, (len(size.persons), size.horizon, size.draws))
    return common, assumption("regional_fertility_spread") * np.cumsum(steps, axis=1)


def _births_share(departure: NDArray[np.float64], birth_rate: float) -> NDArray[np.float64]:
    """Variance that births alone give the log total, `[year]`."""
    return np.asarray((birth_rate * np.cumsum(departure, axis=0)).var(axis=1))


def _mortality(rates: Rates, size: Size, rng: np.random.Generator) -> NDArray[np.float64]:
    """Departures of the log death rate by sex `[sex, year, draw]`: a random walk whose drift is not known either."""
    together = assumption("sexes_together")
    shape = (size.sexes, size.horizon, size.draws)
    walk = _both(rng, shape, together=together)
    pace = _both(rng, (size.sexes, 1, size.draws), together=together)
    spread = rates.mortality.spread
    uncertain = assumption("mortality_pace_spread") if spread > 0 else 0.0
    return np.asarray(np.cumsum(spread * walk + uncertain * pace, axis=1))


def _both(rng: np.random.Generator, shape: tuple[int, ...], *, together: float) -> NDArray[np.float64]:
    """Normal numbers whose first axis is the sexes, correlated."""
    alike, apart = mirrored(rng, (1, *shape[1:])), mirrored(rng, shape)
    return np.asarray(np.sqrt(together) * alike + np.sqrt(1 - together) * apart)


def _pattern(
    rates: Rates, size: Size, rng: np.random.Generator
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Departures by age, the nation's `[sex, knot, draw]` and each region's own: sexes mostly move together."""
    source = rates.migration if rates.moves is None else rates.moves
    at = np.minimum(np.round(KNOTS).astype(int), source.pattern.shape[-1] - 1)
    shape = (size.sexes, len(KNOTS), size.draws)
    together = assumption("sexes_together")
    nation = source.national_pattern[:, at][..., None] * _both(rng, shape, together=together)
    spread = _pattern_spread(rates, size, at)
    regions = [one[..., None] * _both(rng, shape, together=together) for one in spread]
    own = np.stack(regions)
    if len(size.persons) > 1:
        own = own - np.einsum("r,rskd->skd", size.persons / size.persons.sum(), own)
    return nation, own


def _pattern_spread(rates: Rates, size: Size, at: NDArray[np.int64]) -> NDArray[np.float64]:
    """Standard deviation of each region's departures by age, `[region, sex, knot]`.

    Where moves are known, a region's pattern is as uncertain as the number of moves that it was learned from.
    """
    if rates.moves is None:
        return np.tile(rates.migration.pattern[:, at], (len(size.persons), 1, 1))
    moves = rates.moves
    counted = moves.counted @ basis(moves.counted.shape[-1]).T
    prior = assumption("moves_regional_spread") ** 2
    learned = 1 / (counted / moves.dispersion + 1 / prior)
    return np.asarray(np.sqrt(moves.pattern[:, at] ** 2 + learned))


def _own_mortality(size: Size, rng: np.random.Generator) -> NDArray[np.float64]:
    """What the deaths of a region leave uncertain of its level of mortality, `[region, draw]`."""
    assert size.mortality is not None
    return np.asarray(size.mortality[:, None] * mirrored(rng, (len(size.persons), size.draws)))
