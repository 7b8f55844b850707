# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Rates of moving: who leaves, how strongly each region draws, who comes from abroad.

What a region's rate at an age is, `levels` says; how its net changes over the years is learned from net migration.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.population.assumptions import assumption
from skillshed.outlook.population.migration import expected_level
from skillshed.outlook.population.moves.exchange import Outside, arrivals, drawn_beyond
from skillshed.outlook.population.moves.levels import shrunk_arrivals, shrunk_rates
from skillshed.outlook.population.moves.spread import dispersion, shifting
from skillshed.outlook.population.smoothing import fading, smooth_ratio

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.outlook.population.migration import Migration
    from skillshed.outlook.population.moves.steps import StepMoves
    from skillshed.outlook.population.steps import Steps


@dataclass(frozen=True)
class Moves:
    """Rates of moving for the years ahead.

    Attributes:
        leaving: share of the survivors that move within the country in a year, `[region, sex, age]`.
        drawing: arrivals a year per inhabitant of the region (of all ages), `[region, sex, age]`.
        emigration: share of the survivors, `[year, region, sex, age]`.
        immigration: persons a year per inhabitant of the nation, `[year]`.
        immigrants: how they are spread, `[region, sex, age]`, sums to 1.
        unexplained: other changes per entrant in the nation, `[sex, age]`.
        level: expected departure of a region's net rate from what the rates give at the base year, `[year, region]`.
        outside: moves to and from places that are not projected.
        between: shares of each origin's leavers by destination, `[origin, destination]`; None: one pool for all.
        dispersion: variance of a count of moves over its mean.
        counted: moves within the country, either way, that the rates were learned from, `[region, sex, age]`.
        pattern: relative standard deviation between five-year means of a region's net of its turnover, `[sex, age]`.
        national_pattern: the same of foreign moves in the nation.
    """

    leaving: NDArray[np.float64]
    drawing: NDArray[np.float64]
    emigration: NDArray[np.float64]
    immigration: NDArray[np.float64]
    immigrants: NDArray[np.float64]
    unexplained: NDArray[np.float64]
    level: NDArray[np.float64]
    outside: Outside | None
    between: NDArray[np.float64] | None
    dispersion: float
    counted: NDArray[np.float64]
    pattern: NDArray[np.float64]
    national_pattern: NDArray[np.float64]


@dataclass(frozen=True)
class _Mean:
    """Weighted means a year: counts and persons, `[region, sex, age]`."""

    arriving: NDArray[np.float64]
    leaving: NDArray[np.float64]
    immigration: NDArray[np.float64]
    emigration: NDArray[np.float64]
    unexplained: NDArray[np.float64]
    people: NDArray[np.float64]
    years: float


def estimate_moves(steps: Steps, migration: Migration, *, counties: list[str], horizon: int) -> Moves | None:
    """Estimate every rate of moving; None where moves are not known.

    Args:
        steps: what happened, with `steps.moves`.
        migration: what net migration teaches; its levels over time hold for gross moves too.
        counties: the county of each region, `[region]`.
        horizon: years ahead.
    """
    moves = steps.moves
    if moves is None:
        return None
    mean = _mean(steps, moves)
    spread = dispersion(moves, steps)
    flows = _flows(mean, moves, counties=counties, chance=spread / mean.years)
    crude = [_crude(part, steps, moves) for part in (moves.immigration, moves.emigration)]
    ahead = [expected_level(rate[:, None], horizon=horizon, kind="national")[:, 0] for rate in crude]
    growth = _relative(ahead[1], mean.emigration.sum() / mean.people.sum())
    level = expected_level(migration.regional_level, horizon=horizon, kind="regional")
    foreign = [part.sum(axis=1, keepdims=True) for part in (moves.immigration, moves.emigration)]
    return Moves(
        leaving=flows.leaving,
        drawing=flows.draws / np.maximum(mean.people.sum(axis=(1, 2), keepdims=True), 1.0),
        emigration=flows.emigration * growth[:, None, None, None],
        immigration=ahead[0],
        immigrants=flows.immigrants / max(flows.immigrants.sum(), 1e-12),
        unexplained=smooth_ratio(mean.unexplained.sum(axis=0), mean.people.sum(axis=0), width=1.0),
        level=level - _apart(flows.net(mean.people), mean.people),
        outside=flows.outside,
        between=flows.between,
        dispersion=spread,
        counted=(mean.arriving + mean.leaving) * mean.years,
        pattern=shifting(
            moves.arriving - moves.leaving, moves.arriving + moves.leaving, moves.known, chance=spread
        ),
        national_pattern=shifting(
            foreign[0] - foreign[1], foreign[0] + foreign[1], moves.known, chance=spread
        ),
    )


@dataclass(frozen=True)
class _Flows:
    """Shrunk rates of the four flows: shares of the survivors, how regions draw, immigrants a year, `[region, sex, age]`."""

    leaving: NDArray[np.float64]
    draws: NDArray[np.float64]
    immigrants: NDArray[np.float64]
    emigration: NDArray[np.float64]
    outside: Outside | None
    between: NDArray[np.float64] | None

    def net(self, people: NDArray[np.float64]) -> NDArray[np.float64]:
        """Give the net migration that follows, persons a year."""
        went = self.leaving * people
        came = arrivals(went, self.draws, outside=self.outside, between=self.between)
        return np.asarray(came - went + self.immigrants - self.emigration * people)


def _flows(mean: _Mean, moves: StepMoves, *, counties: list[str], chance: float) -> _Flows:
    leaving = shrunk_rates(mean.leaving, mean.people, counties=counties, chance=chance)
    arriving = shrunk_arrivals(mean.arriving, counties=counties, chance=chance)
    outside = _outside(mean)
    between = _shares(moves, arriving) if outside is None else None
    return _Flows(
        leaving=leaving,
        draws=arriving if between is None else drawn_beyond(arriving, leaving * mean.people, between),
        immigrants=shrunk_arrivals(mean.immigration, counties=counties, chance=chance),
        emigration=shrunk_rates(mean.emigration, mean.people, counties=counties, chance=chance),
        outside=outside,
        between=between,
    )


def _mean(steps: Steps, moves: StepMoves) -> _Mean:
    weight = fading(len(moves.known), half_life=assumption("migration_profile_half_life")) * moves.known
    each = steps.usable * weight[:, None]
    whole = np.maximum(each.sum(axis=0), 1e-9)

    def mean(values: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray(np.einsum("tr,trsa->rsa", each, values) / whole[:, None, None])

    people = np.maximum(steps.entrants - steps.losses, 0.0)
    return _Mean(
        arriving=mean(moves.arriving),
        leaving=mean(moves.leaving),
        immigration=mean(moves.immigration),
        emigration=mean(moves.emigration),
        unexplained=mean(moves.unexplained),
        people=mean(people),
        years=float(weight.sum()),
    )


def _outside(mean: _Mean) -> Outside | None:
    """Where arrivals and departures differ, or there is one region only, places outside take part."""
    came, went = mean.arriving.sum(axis=0), mean.leaving.sum(axis=0)
    apart = abs(came.sum() - went.sum()) / max(went.sum(), 1e-9)
    if apart <= assumption("moves_closed_within"):
        return None
    share = assumption("moves_outside_share") if len(mean.arriving) > 1 else 1.0
    sent = share * came
    return Outside(sent, np.maximum(went + sent - came, 0.05 * went))


def _shares(moves: StepMoves, arriving: NDArray[np.float64]) -> NDArray[np.float64] | None:
    """Shares by destination of each origin's leavers, drawn towards those of all leavers."""
    if moves.between is None or len(arriving) < 3:  # noqa: PLR2004 - of two places each has one destination
        return None
    weight = fading(len(moves.known), half_life=assumption("migration_profile_half_life")) * moves.known
    counts = np.einsum("t,tij->ij", weight, moves.between)
    prior = np.tile(arriving.sum(axis=(1, 2)), (len(counts), 1))
    np.fill_diagonal(prior, 0.0)
    prior /= np.maximum(prior.sum(axis=1, keepdims=True), 1e-9)
    strength = assumption("moves_between_prior")
    return np.asarray((counts + strength * prior) / (counts.sum(axis=1, keepdims=True) + strength))


def _crude(part: NDArray[np.float64], steps: Steps, moves: StepMoves) -> NDArray[np.float64]:
    """The nation's yearly number per inhabitant, `[step]`, NaN where unknown."""
    persons = steps.entrants.sum(axis=(1, 2, 3))
    counted = np.where(steps.usable[..., None, None], part, 0.0).sum(axis=(1, 2, 3))
    return np.where(moves.known, counted / np.maximum(persons, 1.0), np.nan)


def _relative(ahead: NDArray[np.float64], now: float) -> NDArray[np.float64]:
    return np.asarray(np.clip(ahead / max(now, 1e-12), 0.2, 5.0))


def _apart(net: NDArray[np.float64], people: NDArray[np.float64]) -> NDArray[np.float64]:
    """Regions' net rate beyond the nation's rate by age, `[region]`."""
    rate = net.sum(axis=0) / np.maximum(people.sum(axis=0), 1.0)
    return np.asarray((net - rate * people).sum(axis=(1, 2)) / np.maximum(people.sum(axis=(1, 2)), 1.0))
