# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Moves between places, mover by mover, so that whoever leaves one place arrives in another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from skillshed.sources.demo.parameters import parameters
from skillshed.sources.demo.rates import AGES, YOUTH, move_probabilities

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.sources.demo.geography import Geography

GROUPS = ("family", "youth", "mid", "old")
GROUP_OF_AGE = np.select([(YOUTH[0] <= AGES) & (YOUTH[1] > AGES), AGES < 45, AGES < 65], [1, 0, 2], 3)  # noqa: PLR2004 - families have children at home until 45
"""Which draw a mover of each age follows, an index into GROUPS, shape [age]."""


@dataclass(frozen=True)
class Gravity:
    """What does not change from year to year: how near places are, whom they draw, and how mobile their residents are.

    Attributes:
        near: weight by distance, [origin, destination], 0 on the diagonal.
        kind: draw of the kind of place, [group, destination].
        mobility: multiplier of the probability to move, [place].
    """

    near: NDArray[np.float64]
    kind: NDArray[np.float64]
    mobility: NDArray[np.float64]

    def pull(self, population: NDArray[np.int64], draw: NDArray[np.float64]) -> NDArray[np.float64]:
        """Probability of each destination, [origin, group, destination].

        Args:
            population: persons, [place, sex, age].
            draw: the places' own draw this year, log scale, [place].
        """
        size = population.sum(axis=(1, 2)) ** parameters("population")["internal"]["gravity"]["size"]
        weight = self.near[:, None, :] * (self.kind * np.exp(draw) * size)[None]
        return np.asarray(weight / weight.sum(axis=2, keepdims=True))


def gravity(geography: Geography, population: NDArray[np.int64], *, rng: np.random.Generator) -> Gravity:
    """Set up the pull between places so that the first year's net moves are those the kinds of place have.

    Args:
        geography: the map.
        population: persons at the start, [place, sex, age].
        rng: where the places' lasting deviation from their kind comes from.
    """
    facts = parameters("population")["internal"]
    near = np.exp(-geography.distances() / facts["gravity"]["decay"]) + facts["gravity"]["floor"]
    np.fill_diagonal(near, 0)
    kind = np.array([geography.attribute(group) for group in GROUPS])
    leaving = _leaving(population)
    made = Gravity(near, kind, np.ones(len(near)))
    if geography.has_rest:
        made.mobility[-1] = _rest_mobility(made, population, leaving)
    net = geography.attribute("net") + rng.normal(0, facts["net"], len(near))
    return _balanced(made, population, (leaving * made.mobility[:, None], net))


def _leaving(population: NDArray[np.int64]) -> NDArray[np.float64]:
    """Expected movers of an ordinary place, [origin, group]."""
    movers = (population * move_probabilities()).sum(axis=1)
    return np.stack([movers[:, g == GROUP_OF_AGE].sum(axis=1) for g in range(len(GROUPS))], axis=1)


def _rest_mobility(made: Gravity, population: NDArray[np.int64], leaving: NDArray[np.float64]) -> float:
    """The rest of the country is one area: only those who leave it count, as many as it receives in the first year."""
    pull = made.pull(population, np.zeros(len(population)))
    arriving = (leaving[:-1, :, None] * pull[:-1])[:, :, -1].sum()
    return float(arriving / leaving[-1].sum())


def _balanced(
    made: Gravity, population: NDArray[np.int64], wanted: tuple[NDArray[np.float64], NDArray[np.float64]]
) -> Gravity:
    """Scale each destination until expected arrivals are departures plus the net rate times the residents."""
    leaving, net = wanted
    residents = population.sum(axis=(1, 2))
    target = np.maximum(leaving.sum(axis=1) + net * residents, 0.2 * leaving.sum(axis=1))
    if made.mobility[-1] < 1:  # the rest of the country takes up the difference
        target[-1] = leaving.sum() - target[:-1].sum()
    target *= leaving.sum() / target.sum()
    scale = np.zeros(len(population))
    for _ in range(25):
        arriving = (leaving[:, :, None] * made.pull(population, scale)).sum(axis=(0, 1))
        scale += np.log(target / arriving)
    return Gravity(made.near, made.kind * np.exp(scale), made.mobility)


@dataclass(frozen=True)
class Moved:
    """One year's moves between places.

    Attributes:
        arrivals: [destination, sex, age].
        moves: [origin, destination].
        near: of the movers of each origin, those who stayed within the same area, one array for each division into areas,
            [division, origin, sex, age].
    """

    arrivals: NDArray[np.int64]
    moves: NDArray[np.int64]
    near: NDArray[np.int64]


def move(
    leaving: NDArray[np.int64],
    pull: NDArray[np.float64],
    *,
    divisions: NDArray[np.int64],
    rng: np.random.Generator,
) -> Moved:
    """Send each mover to a destination.

    Args:
        leaving: movers, [origin, sex, age].
        pull: probability of each destination, [origin, group, destination].
        divisions: which area each place lies in, by county and by functional region, [division, place].
        rng: where chance comes from.
    """
    places, sexes, ages = leaving.shape
    cells = np.repeat(np.arange(leaving.size), leaving.ravel())
    origin, sex_age = np.divmod(cells, sexes * ages)
    row = origin * len(GROUPS) + GROUP_OF_AGE[sex_age % ages]
    steps = np.cumsum(pull.reshape(-1, places), axis=1)
    steps[:, -1] = 1
    table = (steps + np.arange(len(steps))[:, None]).ravel()
    destination = np.searchsorted(table, row + rng.random(len(row)), side="right") - row * places
    arrivals = np.bincount(destination * sexes * ages + sex_age, minlength=leaving.size)
    moves = np.bincount(origin * places + destination, minlength=places * places)
    near = [
        np.bincount(cells[area[origin] == area[destination]], minlength=leaving.size) for area in divisions
    ]
    return Moved(
        arrivals.reshape(leaving.shape),
        moves.reshape(places, places),
        np.reshape(near, (len(divisions), *leaving.shape)),
    )
