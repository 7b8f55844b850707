# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Net migration: the nation's balance, and how regions divide it among themselves.

The nation's rate by age is added to each region's own deviation from it. Deviations sum to nil over regions, so that what
leaves one region arrives in another. A level moves from where it has been lately towards where it has been long.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.population.assumptions import assumption
from skillshed.outlook.population.shrinkage import kept_share
from skillshed.outlook.population.smoothing import age_kernel, fading, smooth_ratio

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.outlook.population.steps import Steps


@dataclass(frozen=True)
class Migration:
    """Net migration per entrant and year.

    Attributes:
        nation: expected national rate, `[year, sex, age]`.
        deviation: regions' expected deviation from it, `[year, region, sex, age]`.
        mobility: how a change of level is spread over ages, `[sex, age]`; its mean over persons is 1.
        noise: variance of one year's count per entrant beyond the expected, `[sex, age]`.
        pattern: standard deviation between five-year means of a region's rate by age, `[sex, age]`.
        national_pattern: the same for the nation's rate.
        national_level, regional_level: past crude rates, `[step]` and `[step, region]` (NaN where unknown).
    """

    nation: NDArray[np.float64]
    deviation: NDArray[np.float64]
    mobility: NDArray[np.float64]
    noise: NDArray[np.float64]
    pattern: NDArray[np.float64]
    national_pattern: NDArray[np.float64]
    national_level: NDArray[np.float64]
    regional_level: NDArray[np.float64]


def estimate_migration(steps: Steps, *, horizon: int) -> Migration:
    """Estimate rates by age and levels over time from the residual migration."""
    entered, moved = steps.entrants, steps.migration
    rate = moved.sum(axis=1) / np.maximum(entered.sum(axis=1), 1.0)
    apart = moved - rate[:, None] * entered
    persons = entered.sum(axis=(2, 3))
    national_level = moved.sum(axis=(1, 2, 3)) / np.maximum(persons.sum(axis=1), 1e-9)
    regional_level = np.where(steps.usable, apart.sum(axis=(2, 3)) / np.maximum(persons, 1e-9), np.nan)
    profile, noise = _profile(apart, entered)
    mobility = _mobility(noise, entered[-1].sum(axis=0))
    shrunk, base_level = _shrunk(profile, noise=noise, entered=entered, mobility=mobility)
    weight = _weights(len(entered))
    nation = _national_profile(moved, entered, weight)
    nation_base = float((nation * entered[-1].sum(axis=0)).sum() / max(persons[-1].sum(), 1e-9))
    future = expected_level(national_level[:, None], horizon=horizon, kind="national")[:, 0]
    ahead = expected_level(regional_level, horizon=horizon, kind="regional")
    return Migration(
        nation=nation + (future - nation_base)[:, None, None] * mobility,
        deviation=shrunk + (ahead - base_level)[:, :, None, None] * mobility,
        mobility=mobility,
        noise=noise,
        pattern=assumption("pattern_caution") * _pattern(apart, entered, noise=noise),
        national_pattern=assumption("national_pattern_caution")
        * _pattern(moved.sum(axis=1, keepdims=True), entered.sum(axis=1, keepdims=True), noise=noise),
        national_level=national_level,
        regional_level=regional_level,
    )


def expected_level(past: NDArray[np.float64], *, horizon: int, kind: str) -> NDArray[np.float64]:
    """Give the level 1…horizon years ahead `[year, series]` from past levels `[step, series]`.

    The latest years' mean fades, at the pace of the assumption, into the mean of the long run.
    """
    weight = np.isfinite(past).astype(float)
    value = np.nan_to_num(past)
    long = weight * fading(len(past), half_life=assumption(f"{kind}_level_long_half_life"))[:, None]
    short = weight * fading(len(past), half_life=assumption(f"{kind}_level_short_half_life"))[:, None]
    long_mean = (long * value).sum(axis=0) / np.maximum(long.sum(axis=0), 1e-12)
    recent = (short * value).sum(axis=0) / np.maximum(short.sum(axis=0), 1e-12)
    damping = assumption(f"{kind}_level_memory") ** np.arange(1, horizon + 1)[:, None]
    return np.asarray(long_mean + (recent - long_mean) * damping)


def _weights(steps: int) -> NDArray[np.float64]:
    return fading(steps, half_life=assumption("migration_profile_half_life"))


def _profile(
    apart: NDArray[np.float64], entered: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Regions' mean deviation by age `[region, sex, age]`, and the variance of a single year's count around it."""
    weight = _weights(len(apart))
    over = np.einsum("t,trsa->rsa", weight, apart)
    under = np.einsum("t,trsa->rsa", weight, entered)
    # Where hardly anybody is, one who moves in is no rate.
    profile = np.clip(over / np.maximum(under, 1.0), -1.0, 1.0)
    # Nobody can tell how uncertain the moves of nobody are.
    left = np.where(entered >= 1, apart - profile * entered, 0.0)
    spread = np.einsum("t,trsa->sa", weight, left**2 / np.maximum(entered, 1.0)) / max(
        weight.sum() * apart.shape[1], 1e-9
    )
    kernel = age_kernel(spread.shape[-1], 1.5)
    return profile, spread @ kernel / kernel.sum(axis=0)


def _mobility(noise: NDArray[np.float64], people: NDArray[np.float64]) -> NDArray[np.float64]:
    """The shape of mobility by age: the spread of a year's count is that of the number who move.

    Among the elderly that spread is the dead's, not the movers': they are given the mobility of those before them.
    """
    shape = np.maximum(noise - noise.min(axis=-1, keepdims=True), 0) + 0.1 * noise.mean()
    ages = shape.shape[-1]
    elderly = min(round(0.7 * ages), ages - 1)
    shape[:, elderly:] = shape[:, max(elderly - 10, 0) : elderly + 1].mean(axis=1, keepdims=True)
    return np.asarray(shape * people.sum() / max((shape * people).sum(), 1e-12))


def _shrunk(
    profile: NDArray[np.float64],
    *,
    noise: NDArray[np.float64],
    entered: NDArray[np.float64],
    mobility: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Shrink regions' profiles to the common shape at their own level; give them and the level they stand for."""
    weight = _weights(len(entered))
    effective = np.einsum("t,trsa->rsa", weight, entered) ** 2 / np.maximum(
        np.einsum("t,trsa->rsa", weight**2, entered), 1e-9
    )
    last = np.einsum("t,trsa->rsa", weight, entered) / max(weight.sum(), 1e-9)
    persons = np.maximum(last.sum(axis=(1, 2)), 1e-9)
    level = (profile * last).sum(axis=(1, 2)) / persons
    own = profile - level[:, None, None] * mobility
    chance = noise / np.maximum(effective, 1e-9)
    shrunk = level[:, None, None] * mobility + own * kept_share(own, chance)
    return shrunk, (shrunk * last).sum(axis=(1, 2)) / persons


def _national_profile(
    moved: NDArray[np.float64], entered: NDArray[np.float64], weight: NDArray[np.float64]
) -> NDArray[np.float64]:
    over = np.einsum("t,trsa->sa", weight, moved)
    under = np.einsum("t,trsa->sa", weight, entered)
    rate = smooth_ratio(over, under, width=assumption("national_profile_age_width"))
    return np.asarray(np.clip(rate, -1.0, 1.0))


def _pattern(
    apart: NDArray[np.float64], entered: NDArray[np.float64], *, noise: NDArray[np.float64]
) -> NDArray[np.float64]:
    """How much a rate by age differs between one five-year mean and the next, beyond chance, `[sex, age]`.

    Args:
        apart: net migration beyond the common one, `[step, region, sex, age]`, persons; a nation is one region.
        entered: persons who could have moved, same shape.
        noise: variance of a year's count per entrant, `[sex, age]`.
    """
    span = min(5, len(apart) // 2)
    if span < 1:
        return np.asarray(np.sqrt(noise / np.maximum(entered.mean(axis=(0, 1)), 1.0)))
    ends = range(len(apart), 2 * span - 1, -span)
    excess = np.mean([_excess(apart, entered, noise=noise, end=end, span=span) for end in ends], axis=0)
    kernel = age_kernel(excess.shape[-1], 1.5)
    # The difference of two equally uncertain means has twice the variance of one.
    return np.asarray(np.sqrt(np.maximum(excess, 0.0) @ kernel / kernel.sum(axis=0) / 2))


def _excess(
    apart: NDArray[np.float64],
    entered: NDArray[np.float64],
    *,
    noise: NDArray[np.float64],
    end: int,
    span: int,
) -> NDArray[np.float64]:
    """Squared change between two five-year means that chance does not explain, mean over regions, `[sex, age]`."""
    new, old = slice(end - span, end), slice(end - 2 * span, end - span)
    people = [entered[s].sum(axis=0) for s in (new, old)]
    known = (people[0] > 0) & (people[1] > 0)
    rates = [apart[s].sum(axis=0) / np.maximum(n, 1.0) for s, n in zip((new, old), people, strict=True)]
    chance = sum(noise / np.maximum(n, 1.0) for n in people)
    return np.asarray(np.where(known, (rates[0] - rates[1]) ** 2 - chance, 0.0).mean(axis=0))
