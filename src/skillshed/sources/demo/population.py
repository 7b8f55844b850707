# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The people of the demo world, year by year, in whole persons.

Every event is counted at the age the person has at the end of the year, as in the population statistics, so that for every place,
sex and age `population(t+1) = population(t) one year older + births - deaths + moved in - moved out` holds exactly.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from skillshed.sources.demo.moving import gravity, move
from skillshed.sources.demo.parameters import parameters
from skillshed.sources.demo.rates import (
    AGES,
    birth_rates,
    death_probabilities,
    draw_rates,
    foreign_profile,
    move_probabilities,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.sources.demo.geography import Geography
    from skillshed.sources.demo.rates import Rates

    Persons = NDArray[np.int64]


@dataclass(frozen=True)
class Year:
    """What happened in one year: persons, [place, sex, age at the end of the year]."""

    aged: Persons
    deaths: Persons
    immigrants: Persons
    emigrants: Persons
    arrivals: Persons
    departures: Persons
    births: Persons
    """Live births by the mother's age, [place, sex of the child, age of the mother]."""
    moves: Persons
    """Moves between places, [origin, destination]."""
    near: Persons
    """Departures that stay within the county and within the functional region, [division, place, sex, age]."""

    @property
    def end(self) -> Persons:
        """Persons at the end of the year."""
        return self.aged - self.deaths + self.immigrants - self.emigrants + self.arrivals - self.departures


@dataclass(frozen=True)
class History:
    """The population of a world: the first year's end, and every year after it.

    Attributes:
        first_year: the year of `start`.
        start: persons at the end of the first year, [place, sex, age].
        years: the years after it, in order.
        rates: the true rates; index 0 is the year after the first.
    """

    first_year: int
    start: Persons
    years: tuple[Year, ...]
    rates: Rates

    def population(self) -> Persons:
        """Persons at each year's end, [year, place, sex, age]; the first year is `first_year`."""
        return np.stack([self.start, *(year.end for year in self.years)])


def simulate(geography: Geography, first_year: int, *, years: int, rng: np.random.Generator) -> History:
    """Let people be born, move and die for so many years after the first.

    Args:
        geography: the map.
        first_year: the year whose end is the start.
        years: how many years to live through, the future included.
        rng: where chance comes from.
    """
    rates = draw_rates(geography, years, rng)
    start = first_population(geography, first_year, rng)
    pulls = gravity(geography, start, rng=rng)
    divisions = geography.divisions()
    lived: list[Year] = []
    now = start
    for t in range(years):
        staying, flows = _external(now, rates, (t, rng))
        leaving = rng.binomial(staying, move_probabilities() * pulls.mobility[:, None, None])
        moved = move(leaving, pulls.pull(now, rates.draw[t]), divisions=divisions, rng=rng)
        lived.append(
            Year(**flows, arrivals=moved.arrivals, departures=leaving, moves=moved.moves, near=moved.near)
        )
        now = lived[-1].end
    return History(first_year, start, tuple(lived), rates)


def _external(
    now: Persons, rates: Rates, when: tuple[int, np.random.Generator]
) -> tuple[Persons, dict[str, Persons]]:
    """Births, deaths, emigration and immigration of one year; also who is left to move within the country."""
    t, rng = when
    births = _births(now, rates, (t, rng))
    aged = np.zeros_like(now)
    aged[:, :, 1:] = now[:, :, :-1]
    aged[:, :, -1] += now[:, :, -1]
    aged[:, :, 0] = births.sum(axis=2)
    risk = 1 - (1 - death_probabilities(rates.mode[t])) ** rates.mortality[:, None, None]
    deaths = rng.binomial(aged, risk)
    profile = foreign_profile()
    leave = np.minimum(rates.emigration[t] * profile * profile.size, 0.08)
    emigrants = rng.binomial(aged - deaths, leave)
    immigrants = rng.poisson(rates.immigration[t] * now.sum(axis=(1, 2))[:, None, None] * profile)
    flows = {
        "aged": aged,
        "deaths": deaths,
        "births": births,
        "immigrants": immigrants,
        "emigrants": emigrants,
    }
    return aged - deaths - emigrants, flows


def _births(now: Persons, rates: Rates, when: tuple[int, np.random.Generator]) -> Persons:
    """Live births by place, sex of the child and the mother's age at the end of the year."""
    t, rng = when
    mothers = np.zeros((len(now), len(AGES)), dtype=np.int64)
    mothers[:, 1:] = now[:, 1, :-1]
    births = rng.binomial(mothers, np.minimum(rates.births[:, None] * birth_rates(rates.fertility[t], t), 1))
    girls = rng.binomial(births, parameters("population")["fertility"]["girls"])
    return np.stack([births - girls, girls], axis=1)


def first_population(geography: Geography, year: int, rng: np.random.Generator) -> Persons:
    """Persons at the end of the first year: cohorts as large as they were born and lived on, older or younger by kind of place.

    Args:
        geography: the map.
        year: the first year.
        rng: where chance comes from.

    Returns:
        Persons, [place, sex, age].
    """
    facts = parameters("population")
    born = facts["start"]["births"]
    cohort = np.interp(year - AGES, list(born), list(born.values()))
    law = facts["mortality"]
    survive = np.cumprod(
        1 - death_probabilities(np.array([law["men"]["mode"], law["women"]["mode"]]) - 1.5), axis=1
    )
    moved_in = 1 + facts["start"]["moved_in"] * np.clip((AGES - 15) / 10, 0, 1) * np.clip(
        (70 - AGES) / 20, 0, 1
    )
    shape = cohort * survive * moved_in * np.array([[0.512], [0.488]])
    shape[:, -1] *= 1.4  # everybody of 100 or more
    tilt = np.exp(geography.attribute("tilt")[:, None] * (AGES - 40) / 40)
    students = geography.attribute("youth")[:, None] - 1
    tilt *= 1 + 0.16 * students * np.exp(-0.5 * ((AGES - 23) / 3.5) ** 2)
    weight = shape[None] * tilt[:, None, :]
    size = np.array([place.start for place in geography.places])
    return np.asarray(rng.poisson(weight * (size / weight.sum(axis=(1, 2)))[:, None, None]))
