# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The projection that is expected: one run of the accounting identity with the expected rates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.population.fertility import Fertility, estimate_fertility
from skillshed.outlook.population.migration import Migration, estimate_migration
from skillshed.outlook.population.mortality import Mortality, estimate_mortality
from skillshed.outlook.population.moves.expected import run_moves
from skillshed.outlook.population.moves.rates import estimate_moves
from skillshed.outlook.population.steps import entrants, mothers, steps_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.outlook.population.history import History
    from skillshed.outlook.population.moves.expected import ExpectedMoves
    from skillshed.outlook.population.moves.rates import Moves
    from skillshed.outlook.population.steps import Steps


@dataclass(frozen=True)
class Rates:
    """Everything a run needs: estimated from the steps, laid out for the years ahead."""

    mortality: Mortality
    fertility: Fertility
    migration: Migration
    boys: NDArray[np.float64]
    moves: Moves | None = None


@dataclass(frozen=True)
class Expected:
    """The expected run.

    Attributes:
        population: `[year, region, sex, age]`, persons at 31 December of base+1, base+2, …
        entrants, survival, migration: same shape; persons, share, persons (net).
        births: `[year, region]`, persons.
        moves: who leaves and who arrives, where moves are known.
    """

    population: NDArray[np.float64]
    entrants: NDArray[np.float64]
    survival: NDArray[np.float64]
    migration: NDArray[np.float64]
    births: NDArray[np.float64]
    moves: ExpectedMoves | None = None


def estimate_rates(history: History, *, horizon: int) -> tuple[Rates, Steps]:
    """Estimate every rate from a history."""
    steps = steps_of(history)
    migration = estimate_migration(steps, horizon=horizon)
    rates = Rates(
        mortality=estimate_mortality(steps),
        fertility=estimate_fertility(steps, horizon=horizon),
        migration=migration,
        boys=steps.boys,
        moves=estimate_moves(steps, migration, counties=history.counties, horizon=horizon),
    )
    return rates, steps


def run(
    start: NDArray[np.float64], rates: Rates, *, horizon: int, totals: NDArray[np.float64] | None = None
) -> Expected:
    """Project `[region, sex, age]` persons forward with the expected rates.

    Args:
        start: persons at the base year's end.
        rates: what to expect.
        horizon: how many years.
        totals: `[year, region]` persons to arrive at; migration is raised or lowered by the shape of mobility until
            each region does.
    """
    survival = rates.mortality.survival(horizon)
    if rates.moves is not None:
        made = run_moves(
            start,
            rates.moves,
            survival=survival,
            fertility=rates.fertility,
            boys=rates.boys,
            totals=totals,
        )
        return Expected(made.population, made.entrants, survival, made.migration, made.births, made.moves)
    fertility = rates.fertility.rates()
    population, migrated, entered = (np.zeros((horizon, *start.shape)) for _ in range(3))
    births = np.zeros((horizon, start.shape[0]))
    now = start
    for year in range(horizon):
        came = entrants(now, np.zeros(start.shape[:2]))
        moved = _migration(came, rates.migration, year)
        end = np.maximum(came * survival[year] + moved, 0.0)
        births[year] = (mothers(now, end) * fertility[year]).sum(axis=-1)
        newborn = births[year][:, None] * rates.boys
        came[..., 0] = newborn
        moved[..., 0] = _migration(came, rates.migration, year)[..., 0]
        end[..., 0] = np.maximum(newborn * survival[year][..., 0] + moved[..., 0], 0.0)
        if totals is not None:
            end = _towards(end, totals[year], came=came, mobility=rates.migration.mobility)
        entered[year], migrated[year], population[year] = came, end - came * survival[year], end
        now = end
    return Expected(population, entered, survival, migrated, births)


def _migration(came: NDArray[np.float64], migration: Migration, year: int) -> NDArray[np.float64]:
    """Net migration in persons; what regions gain from each other sums to nil at every age."""
    between = came * migration.deviation[year]
    total = np.maximum(came.sum(axis=0), 1e-9)
    between -= came * (between.sum(axis=0) / total)
    moved = between + came * migration.nation[year]
    return np.asarray(np.maximum(moved, -0.5 * came))


def _towards(
    end: NDArray[np.float64],
    totals: NDArray[np.float64],
    *,
    came: NDArray[np.float64],
    mobility: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Reach the regions' totals by more or less migration; no cell loses more than half."""
    shape = came * mobility
    lacking = totals - end.sum(axis=(1, 2))
    added = shape * (lacking / np.maximum(shape.sum(axis=(1, 2)), 1e-9))[:, None, None]
    return np.asarray(np.maximum(end + added, 0.5 * end))
