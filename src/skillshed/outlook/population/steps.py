# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The steps from one 31 December to the next, along cohorts: who entered, who died, who moved.

Everything is laid out by the age at the end of the step. The entrants to age 0 are the births of the year, to age a the
persons of age a-1 a year before, to the open age those of the last two ages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.population.assumptions import assumption
from skillshed.outlook.population.hamilton_perry import pseudo_flows
from skillshed.outlook.population.moves.steps import step_moves

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.outlook.population.history import History
    from skillshed.outlook.population.moves.steps import StepMoves


@dataclass(frozen=True)
class Steps:
    """Persons per step, region, sex and age at the end of the step.

    Attributes:
        entrants: `[step, region, sex, age]`, see the module's text.
        losses: deaths along cohorts, same shape (where deaths are unknown: the nation's change of its cohorts).
        migration: what is left: population at the end - entrants + losses (net, persons).
        births: `[step, region, mother's age]`; mothers: mean number of women (or persons) of each such age.
        boys: share of births by child's sex, `[sex]`.
        usable: `[step, region]` that may be learned from; the others hold zeros, and a step without any is left out.
        has_flows: False where deaths and births are unknown.
        moves: who moved, where that is known beside deaths and births.
    """

    entrants: NDArray[np.float64]
    losses: NDArray[np.float64]
    migration: NDArray[np.float64]
    births: NDArray[np.float64]
    mothers: NDArray[np.float64]
    boys: NDArray[np.float64]
    usable: NDArray[np.bool_]
    has_flows: bool
    moves: StepMoves | None = None


def steps_of(history: History) -> Steps:
    """Derive the steps of a history; net migration is the residual of the accounting identity."""
    has_flows = bool(history.flows.any())
    population = history.population
    if (
        has_flows
        and history.deaths is not None
        and history.births is not None
        and history.births_by_sex is not None
    ):
        usable, by_mother, children = history.flows, history.births[1:], history.births_by_sex[1:]
        entered = entrants(population[:-1], children)
        losses = cohort_deaths(history.deaths[1:], entered=entered, end=population[1:], usable=usable)
    else:
        usable = history.usable
        children, by_mother, losses = pseudo_flows(population, usable=usable)
        entered = entrants(population[:-1], children)
    seen = np.asarray(usable.any(axis=1))
    learn = usable[seen][:, :, None, None]
    entered, losses, start, end = entered[seen], losses[seen], population[:-1][seen], population[1:][seen]
    born = np.where(learn[..., 0], children[seen], 0.0).sum(axis=(0, 1))
    came, left = np.where(learn, entered, 0.0), np.where(learn, end - entered + losses, 0.0)
    moves = None
    if has_flows and history.moves is not None:
        moves = step_moves(history.moves, entered=came, residual=left, usable=usable[seen], seen=seen)
    return Steps(
        entrants=came,
        losses=np.where(learn, losses, 0.0),
        migration=left,
        births=np.where(learn[..., 0], by_mother[seen], 0.0),
        mothers=np.where(learn[..., 0], mothers(start, end), 0.0),
        boys=born / born.sum() if born.sum() > 0 else np.full(population.shape[2], 1 / population.shape[2]),
        usable=usable[seen],
        has_flows=has_flows,
        moves=moves,
    )


def entrants(start: NDArray[np.float64], births: NDArray[np.float64]) -> NDArray[np.float64]:
    """Age `[…, sex, age]` one year and put `[…, sex]` births first."""
    entered = np.empty_like(start)
    entered[..., 0] = births
    entered[..., 1:] = start[..., :-1]
    entered[..., -1] += start[..., -1]
    return entered


def mothers(start: NDArray[np.float64], end: NDArray[np.float64]) -> NDArray[np.float64]:
    """Mean number of women of each age 14-49 in the year, `[…, mother's age]`, from two `[…, sex, age]`."""
    ages = np.minimum(np.arange(14, 50), start.shape[-1] - 1)
    return 0.5 * (start[..., -1, :][..., ages] + end[..., -1, :][..., ages])


def cohort_deaths(
    deaths: NDArray[np.float64],
    *,
    entered: NDArray[np.float64],
    end: NDArray[np.float64],
    usable: NDArray[np.bool_],
) -> NDArray[np.float64]:
    """Lay deaths out by age at the end of the year, whichever of the two ways the source counts age.

    A source gives age at the year's end or age at death. Among the elderly hardly anybody moves, so the way that leaves
    the smaller residual there, in the nation, is the source's.
    """
    at_death = _to_year_end(deaths)
    elderly = slice(round(0.6 * deaths.shape[-1]), round(0.95 * deaths.shape[-1]))
    left = [
        np.where(usable[..., None, None], end - entered + d, 0.0).sum(axis=1)[..., elderly]
        for d in (deaths, at_death)
    ]
    return deaths if np.square(left[0]).sum() < np.square(left[1]).sum() else at_death


def _to_year_end(deaths: NDArray[np.float64]) -> NDArray[np.float64]:
    """Half of those who die at age a had their birthday that year; of infants most die in the year they are born."""
    moved = np.empty_like(deaths)
    early = assumption("infant_deaths_in_birth_year")
    moved[..., 0] = early * deaths[..., 0]
    moved[..., 1] = (1 - early) * deaths[..., 0] + 0.5 * deaths[..., 1]
    moved[..., 2:] = 0.5 * (deaths[..., 1:-1] + deaths[..., 2:])
    moved[..., -1] += 0.5 * deaths[..., -1]
    return moved
