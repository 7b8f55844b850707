# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One fictitious world: what happened, what will happen, and what is published of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.sources.demo.admission import Schooling, school
from skillshed.sources.demo.commuting import commute
from skillshed.sources.demo.education import Education, educate
from skillshed.sources.demo.education_groups import education_groups
from skillshed.sources.demo.geography import Geography, Size, geography
from skillshed.sources.demo.industries import industry_jobs
from skillshed.sources.demo.labour import employment_rates, self_employed_share
from skillshed.sources.demo.labour_status import status_by_group
from skillshed.sources.demo.occupations import WORKING_AGES, Employees, employ
from skillshed.sources.demo.parameters import parameters
from skillshed.sources.demo.population import History, simulate
from skillshed.sources.demo.schools import Offer, offers, open_schools
from skillshed.sources.demo.tables import others, planning, records
from skillshed.sources.demo.tables.ads import job_ads
from skillshed.sources.demo.tables.commuting import commuting_table, industry_tables
from skillshed.sources.demo.tables.education import commuting_by_group, education_tables
from skillshed.sources.demo.tables.frames import tidy
from skillshed.sources.demo.tables.labour_market import projection_table, status_tables, vacancy_table
from skillshed.sources.demo.tables.occupations import occupation_tables
from skillshed.sources.demo.tables.population import population_tables
from skillshed.sources.demo.vacancies import vacancy_rate, vacant_jobs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from skillshed.sources.demo.tables.cube import Cube

YEARS = (2008, 2025)
HORIZON = 15
MEASURED = 6
"""Years of labour market status and vacancies that are published."""


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
        offer: the upper-secondary programmes at every school.
        schooling: places, applicants and pupils, all years.
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
    offer: Offer
    schooling: Schooling

    @cached_property
    def cubes(self) -> dict[str, Cube]:
        """The published tables by file name."""
        rng = _stream(self.seed, "registers")
        last = self.years[1]
        tables = [
            *population_tables(self.history, self.geography, last=last),
            *occupation_tables(self.employees, self.geography, span=self.years, rng=rng),
            *industry_tables(self.workers(), self.geography, span=self.years, rng=rng),
            commuting_table(self.commuting(), self.geography, last=last, rng=rng),
            *self._education_tables(),
            *self._labour_market_tables(),
        ]
        return {table.name: table for table in tables}

    @cached_property
    def records(self) -> dict[str, bytes]:
        """The published tables of areas, schools, places and what planners keep, as CSV by file name."""
        first, last = self.years
        return {
            "omraden": records.areas(self.geography),
            "skolor": records.schools(self.offer, self.geography, self.schooling),
            "programplatser": records.programme_places(self.offer, self.schooling, span=self.years),
            "sokande": planning.applications(self.offer, self.schooling, self.geography, span=self.years),
            "larare": planning.teachers(self.offer, self.schooling, self.geography, year=last, first=first),
            "avtal": planning.agreements(self.geography, year=last),
            "vuxenplatser": planning.adult_places(
                self.geography, last=last, rng=_stream(self.seed, "adults")
            ),
            "platsannonser": job_ads(
                self.vacant[last - first], self.geography, year=last, rng=_stream(self.seed, "ads")
            ),
        } | self._others()

    def _others(self) -> dict[str, bytes]:
        """What others say of the future; they know nothing of years that were not lived."""
        if self.horizon < max(others.AHEAD):
            return {}
        parts = [self.frame(f"anstallda_yrke_kon_{register}") for register in ("rams", "bas")]
        published = pd.concat(parts).drop_duplicates(["region", "occupation", "sex", "year"], keep="last")
        codes = [place.county for place in self.geography.places]
        counties = [[at for at, code in enumerate(codes) if code == one] for one in sorted(set(codes))]
        lived = np.stack([self.employees.by_place[:, at].sum(axis=(1, 3)) for at in counties], axis=1)
        told, rng = (published, lived.astype(float)), _stream(self.seed, "others")
        return {
            "andras_prognoser": others.forecasts(*told, first=self.years[0], rng=rng),
            "andras_bedomningar": others.verdicts(*told, first=self.years[0], rng=rng),
        }

    def _education_tables(self) -> Iterator[Cube]:
        matrix = self.commuting()
        count = self.years[1] - self.years[0] + 1
        night = self.status[count - len(matrix) : count, ..., :2].sum(axis=-1)
        commuters = commuting_by_group(night, matrix, self.geography)
        return education_tables(
            self.education, self.status, commuters, geography=self.geography, span=self.years
        )

    def _labour_market_tables(self) -> Iterator[Cube]:
        """Status, vacancies and another agency's projection; the monthly register is as young as the new one."""
        last = self.years[1]
        count = last - self.years[0] + 1
        status = self.status[:count]
        yield from status_tables(status[-MEASURED:], self.geography, last=last)
        rate = self.vacancy_rate[:count][-MEASURED:]
        jobs = self.jobs[count - len(rate) : count].sum(axis=2)
        yield vacancy_table(jobs, rate, self.geography, last=last)
        future = self.history.population()[count:]
        yield projection_table(future, self.geography, last=last, rng=_stream(self.seed, "projection"))

    @cached_property
    def education(self) -> Education:
        """Stock and flows by education group, all years; made when first asked for."""
        diplomas = self.schooling.diplomas
        keep = self.years[1] - self.years[0]
        return educate(self.geography, self.history, diplomas, groups=education_groups(), keep=keep)

    @cached_property
    def status(self) -> NDArray[np.float64]:
        """The stock by status on the labour market, all years, [year, place, sex, group, status]."""
        people = self.history.population()
        return status_by_group(self.education, self.employed, people, rng=_stream(self.seed, "education"))

    @cached_property
    def vacancy_rate(self) -> NDArray[np.float64]:
        """The nation's vacant jobs per job, all years."""
        told = self.status.sum(axis=(1, 2, 3))
        return vacancy_rate(told[:, 2] / told[:, :3].sum(axis=1))

    @cached_property
    def vacant(self) -> NDArray[np.float64]:
        """Expected vacant jobs on a day, all years, [year, place, occupation]."""
        return vacant_jobs(self.employees.by_place.sum(axis=-1).astype(np.float64), self.vacancy_rate)

    def commuting(self) -> NDArray[np.float64]:
        """Expected commuting in the published years of the new register, [year, residence, work, sex]."""
        begin = max(parameters("mess")["breaks"]["new_from"], self.years[0]) - self.years[0]
        years = slice(begin, self.years[1] - self.years[0] + 1)
        residents = self.employed[years, :, :, 15:75].sum(axis=3)
        return commute(self.geography, residents, self.jobs[years].sum(axis=2))

    def workers(self) -> NDArray[np.float64]:
        """Expected employed by industry at the place of work, the self-employed included, [year, place, industry, sex]."""
        years = slice(0, self.years[1] - self.years[0] + 1)
        jobs = self.jobs[years]
        scale = self.employed[years].sum(axis=(1, 2, 3)) / jobs.sum(axis=(1, 2))
        sexes = self.employees.by_place[years].sum(axis=1).astype(np.float64)
        women = sexes[..., 1] / np.maximum(sexes.sum(axis=-1), 1)
        parts = self.employees.by_industry[years].sum(axis=1)
        share = np.einsum("toj,to->tj", parts, women) / parts.sum(axis=1)
        return np.asarray(
            (jobs * scale[:, None, None])[..., None] * np.stack([1 - share, share], axis=-1)[:, None]
        )

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
    offer, schooling = _schools(places, history, _stream(seed, "schools"))
    return DemoWorld(size, seed, years, horizon, places, history, employed, jobs, employees, offer, schooling)


def _schools(places: Geography, history: History, rng: np.random.Generator) -> tuple[Offer, Schooling]:
    """Open the schools and let every year's sixteen-year-olds apply; the rest of the country has its own schools, not shown."""
    offer = offers(places, open_schools(places, rng), rng)
    pupils = history.population()[..., 16]
    if places.has_rest:
        pupils[:, -1] = 0
    return offer, school(offer, pupils, rng)


STREAMS = (
    "people",
    "cycle",
    "jobs",
    "occupations",
    "registers",
    "education",
    "schools",
    "commuting",
    "projection",
    "others",
    "adults",
    "ads",
)


def _stream(seed: int, name: str) -> np.random.Generator:
    """Chance for one part of the world: a part that draws more does not change the others."""
    return np.random.Generator(
        np.random.PCG64(np.random.SeedSequence(seed, spawn_key=(STREAMS.index(name),)))
    )
