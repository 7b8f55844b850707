# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One fictitious world: what happened, what will happen, and what is published of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from skillshed.sources.demo.geography import Geography, Size, geography
from skillshed.sources.demo.industries import industry_jobs
from skillshed.sources.demo.labour import employment_rates, self_employed_share
from skillshed.sources.demo.occupations import WORKING_AGES, Employees, employ
from skillshed.sources.demo.population import History, simulate
from skillshed.sources.demo.tables.frames import tidy
from skillshed.sources.demo.tables.occupations import occupation_tables
from skillshed.sources.demo.tables.population import population_tables

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from skillshed.sources.demo.tables.cube import Cube

YEARS = (2008, 2025)
HORIZON = 15


@dataclass(frozen=True)
class DemoWorld:
    """A world and its truth.

    Attributes:
        size, seed: what it was made from.
        years: the first and the last published year.
        horizon: how many years were lived after the last published one.
        geography: the map.
        history: the people, all years.
        employed: employed residents, expected, [year, place, sex, age].
        jobs: jobs by place of work and industry, expected, [year, place, industry].
        employees: employees by occupation, all years.
    """

    size: Size
    seed: int
    years: tuple[int, int]
    horizon: int
    geography: Geography
    history: History
    employed: NDArray[np.float64]
    jobs: NDArray[np.float64]
    employees: Employees

    @cached_property
    def cubes(self) -> dict[str, Cube]:
        """The published tables by file name."""
        rng = _stream(self.seed, "registers")
        last = self.years[1]
        tables = [
            *population_tables(self.history, self.geography, last=last),
            *occupation_tables(self.employees, self.geography, span=self.years, rng=rng),
        ]
        return {table.name: table for table in tables}

    def frame(self, name: str) -> pd.DataFrame:
        """One published table as a tidy frame, without writing a file.

        Args:
            name: the table's file name without ending, one of `cubes`.
        """
        return tidy(self.cubes[name])


def world(
    size: Size = "county", seed: int = 1, *, years: tuple[int, int] = YEARS, horizon: int = HORIZON
) -> DemoWorld:
    """Live through one world, in memory; nothing is written.

    Args:
        size: 12, 57 or 290 municipalities.
        seed: of everything that is left to chance; the map is the same for all seeds.
        years: the first and the last published year.
        horizon: years to live on after the last published one; they are the truth that tests ask for.

    Raises:
        UnknownCodeError: there is no such size.
    """
    places = geography(size)
    first, end = years[0], years[1] + horizon
    history = simulate(places, first, years=end - first, rng=_stream(seed, "people"))
    rates = employment_rates(
        (first, end), len(places.places), known_until=years[1], rng=_stream(seed, "cycle")
    )
    employed = history.population() * rates
    at_work = (employed * (1 - self_employed_share()))[..., WORKING_AGES].sum(axis=(2, 3))
    jobs = industry_jobs(places, at_work, first_year=first, rng=_stream(seed, "jobs"))
    employees = employ(places, jobs, _stream(seed, "occupations"))
    return DemoWorld(size, seed, years, horizon, places, history, employed, jobs, employees)


STREAMS = ("people", "cycle", "jobs", "occupations", "registers", "education", "schools", "commuting")


def _stream(seed: int, name: str) -> np.random.Generator:
    """Chance for one part of the world: a part that draws more does not change the others."""
    return np.random.Generator(
        np.random.PCG64(np.random.SeedSequence(seed, spawn_key=(STREAMS.index(name),)))
    )
