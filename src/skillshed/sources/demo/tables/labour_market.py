# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Labour market status (AM0210A), vacancies (AM9906A) and another agency's projection of the population (BE0401A)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.sources.demo.parameters import parameters
from skillshed.sources.demo.tables.cube import AGE, SEX, Cube, Variable, contents, years
from skillshed.sources.demo.tables.regions import by_region, region

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from skillshed.sources.demo.geography import Geography

    Floats = NDArray[np.float64]

WORK = ("AM", "Arbetsmarknad")
STATUS = {
    "DEMO0001": "Antal sysselsatta",
    "DEMO0002": "Antal arbetslösa",
    "DEMO0003": "Antal övriga",
    "DEMO0004": "Antal totalt",
}
SECTORS = {"1": "offentlig sektor", "2": "privat sektor", "T": "totalt"}
WORKING = Variable("Alder", "ålder", {"20-64": "20-64 år"})
MONTHS, QUARTERS = 12, 4


def status_tables(status: Floats, geography: Geography, *, last: int) -> Iterator[Cube]:
    """Give labour market status by year, and by month of the last three years.

    Args:
        status: residents by status, [year, place, sex, group, status]; employees, self-employed, unemployed, outside.
        geography: the map.
        last: the last published year; the first axis ends there.
    """
    told = status.sum(axis=3)
    parts = np.stack([told[..., 0] + told[..., 1], told[..., 2], told[..., 3]], axis=-1)
    variables = (region(geography), SEX, WORKING, contents(STATUS))
    updated = f"{last + 1}-10-15T06:00:00Z"
    yield Cube(
        "arbetsmarknadsstatus", "ArbStatusAr", "Befolkningen efter region, kön, ålder och arbetsmarknadsstatus",
        (*variables, years(last - len(parts) + 1, last)), _counted(parts, geography), updated, subject=WORK,
    )  # fmt: skip
    by_month, periods = _by_month(parts[-3:], last)
    month = Variable("Tid", "månad", {period: period for period in periods}, elimination=False)
    yield Cube(
        "arbetsmarknadsstatus_manad", "ArbStatusM", "Befolkningen efter region, kön, ålder och arbetsmarknadsstatus, månad",
        (*variables, month), _counted(by_month, geography), updated, subject=WORK,
    )  # fmt: skip


def vacancy_table(jobs: Floats, rate: Floats, geography: Geography, *, last: int) -> Cube:
    """Give vacancies by quarter.

    Args:
        jobs: by place of work, [year, place].
        rate: vacant jobs per job, [year].
        geography: the map.
        last: the last published year; the first axes end there.
    """
    facts = parameters("work")["vacancies"]
    season = 1 + facts["season"] * np.cos(2 * np.pi * (np.arange(QUARTERS) - 1) / QUARTERS)
    vacant = (jobs * rate[:, None])[:, None, :] * season[None, :, None]
    vacant = vacant.reshape(-1, jobs.shape[1])
    public = np.rint(vacant * facts["public"]).astype(np.int64)
    parts = np.stack([public, np.rint(vacant).astype(np.int64) - public], axis=-1)
    first = last - len(jobs) + 1
    periods = [f"{year}K{quarter}" for year in range(first, last + 1) for quarter in range(1, QUARTERS + 1)]
    counties = [i for i, code in enumerate(geography.published()) if len(code) == 2]  # noqa: PLR2004 - digits of a county
    names = {code: name for code, (name, _) in geography.published().items() if len(code) == 2}  # noqa: PLR2004
    whole = np.concatenate([parts, parts.sum(axis=-1, keepdims=True)], axis=-1)
    figures = by_region(whole.transpose(1, 0, 2), geography)[counties]
    return Cube(
        "lediga_jobb", "RegionIndE1KN", "Lediga jobb efter region och sektor, kvartal",
        (Variable("Region", "region", names), Variable("Sektor", "sektor", SECTORS), contents({"DEMO0005": "Lediga jobb"}),
         Variable("Tid", "kvartal", {period: period for period in periods}, elimination=False)),
        figures.transpose(0, 2, 1)[:, :, None], f"{last + 1}-02-20T07:00:00Z", subject=WORK,
    )  # fmt: skip


def projection_table(
    future: NDArray[np.int64], geography: Geography, *, last: int, rng: np.random.Generator
) -> Cube:
    """Give another agency's projection: what will be, with an error of each place that grows with the years.

    Args:
        future: residents at the end of the years after the last published one, [year, place, sex, age].
        geography: the map.
        last: the last published year.
        rng: where the errors come from.
    """
    yearly = rng.normal(0, parameters("population")["projection_error"]["yearly"], future.shape[1])
    grown = np.exp(np.cumsum(np.tile(yearly, (len(future), 1)), axis=0))
    told = by_region(
        np.rint(future * grown[:, :, None, None]).astype(np.int64).transpose(1, 0, 2, 3), geography
    )
    return Cube(
        "framskrivning", "BefProgOsiktRegN", "Framskriven folkmängd efter region, ålder och kön",
        (region(geography), AGE, SEX, contents({"DEMO0006": "Folkmängd"}), years(last + 1, last + len(future))),
        told.transpose(0, 3, 2, 1)[:, :, :, None], f"{last + 1}-04-10T06:00:00Z",
    )  # fmt: skip


def _counted(parts: Floats, geography: Geography) -> NDArray[np.int64]:
    """Whole persons with their total, [region, sex, 1, contents, period]."""
    whole = np.rint(parts).astype(np.int64)
    whole = np.concatenate([whole, whole.sum(axis=-1, keepdims=True)], axis=-1)
    return by_region(whole.transpose(1, 0, 2, 3), geography).transpose(0, 2, 3, 1)[:, :, None]


def _by_month(parts: Floats, last: int) -> tuple[Floats, list[str]]:
    """Spread years over months: more are unemployed in winter, fewer in summer; November is the year's own figure."""
    season = np.cos(2 * np.pi * (np.arange(1, MONTHS + 1) - 1) / MONTHS)
    season = parameters("work")["vacancies"]["season"] * (season - season[10])
    moved = parts[:, None, ..., 1] * season[None, :, None, None]
    told = np.repeat(parts[:, None], MONTHS, axis=1)
    told[..., 0] -= moved
    told[..., 1] += moved
    periods = [
        f"{year}M{month:02}"
        for year in range(last - len(parts) + 1, last + 1)
        for month in range(1, MONTHS + 1)
    ]
    return told.reshape(-1, *parts.shape[1:]), periods
