# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Employees by occupation, place of work, sex and age: who leaves, who is hired, and how many there are each year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from skillshed.sources.demo.industries import occupation_sizes
from skillshed.sources.demo.parameters import parameters

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.sources.demo.geography import Geography

    Floats = NDArray[np.float64]
    Persons = NDArray[np.int64]

WORKING_AGES = np.arange(16, 70)
BANDS = ("16-24", "25-29", "30-34", "35-39", "40-44", "45-49", "50-54", "55-59", "60-64", "65-69")
BAND_STARTS = np.array([0, 9, 14, 19, 24, 29, 34, 39, 44, 49])


@dataclass(frozen=True)
class Employees:
    """Employees 16-69 years.

    Attributes:
        by_place: [year, place of work, occupation, sex].
        by_age: [year, county, occupation, sex, age band], sums to the places of the county.
        by_industry: expected employees, [year, county, occupation, industry].
        retired: expected persons who retired during the year, [year, county, occupation].
        left: expected persons who left the occupation for other reasons, [year, county, occupation].
        hired: expected persons hired during the year, [year, county, occupation].
    """

    by_place: Persons
    by_age: Persons
    by_industry: Floats
    retired: Floats
    left: Floats
    hired: Floats


def employ(geography: Geography, jobs: Floats, rng: np.random.Generator) -> Employees:
    """Turn jobs by industry into employees by occupation, sex and age.

    Args:
        geography: the map.
        jobs: expected jobs, [year, place of work, industry].
        rng: where chance comes from.
    """
    codes = list(geography.counties)
    county = np.array([codes.index(place.county) for place in geography.places])
    patterns = staffing(jobs.shape[0], len(codes), rng)
    women = _women(jobs.shape[0], rng)
    by_place = np.stack(
        [
            _persons(np.einsum("wj,wjo->wo", jobs[t], patterns[t][county]), women[t], rng)
            for t in range(len(jobs))
        ]
    )
    sums = np.stack([np.add.reduceat(year, _starts(county), axis=0) for year in by_place])
    within = np.stack([np.add.reduceat(year, _starts(county), axis=0) for year in jobs])
    by_industry = within[:, :, None, :] * patterns.transpose(0, 1, 3, 2)
    by_age, moves = _cohorts(sums, rng)
    return Employees(by_place, by_age, by_industry, moves[0], moves[1], moves[2])


def staffing(years: int, counties: int, rng: np.random.Generator) -> Floats:
    """Share of each occupation among an industry's employees, [year, county, industry, occupation], sums to 1 over occupations."""
    facts = parameters("work")
    size, places = occupation_sizes()
    trend = np.array([one["trend"] for one in _occupations()]) + rng.normal(
        0, facts["trend_spread"], len(size)
    )
    walk = np.cumsum(rng.normal(0, facts["staffing_walk"], (years, len(size))), axis=0)
    own = rng.normal(0, facts["staffing"], (counties, len(size)))
    level = np.exp(trend / 100 * np.arange(years)[:, None] + walk)
    weight = (size[:, None] * places).T[None, None] * (level[:, None] * np.exp(own)[None])[:, :, None, :]
    return np.asarray(weight / weight.sum(axis=-1, keepdims=True))


def _persons(expected: Floats, women: Floats, rng: np.random.Generator) -> Persons:
    """Whole employees by place, occupation and sex."""
    whole = np.floor(expected + rng.random(expected.shape)).astype(np.int64)
    female = rng.binomial(whole, women)
    return np.stack([whole - female, female], axis=-1)


def _women(years: int, rng: np.random.Generator) -> Floats:
    """Share of women, [year, occupation]: a random walk on the logit."""
    share = np.clip([one["women"] for one in _occupations()], 0.02, 0.98)
    walk = np.cumsum(rng.normal(0, parameters("work")["women_walk"], (years, len(share))), axis=0)
    return np.asarray(1 / (1 + np.exp(-(np.log(share / (1 - share)) + walk))))


def _cohorts(sums: Persons, rng: np.random.Generator) -> tuple[Persons, list[Floats]]:
    """Age the employees of each county and occupation; hire as many as the year's number asks for.

    Args:
        sums: employees, [year, county, occupation, sex].
        rng: where chance comes from.

    Returns:
        Employees by age band, [year, county, occupation, sex, band], and retired, left and hired, each [year, county, occupation].
    """
    retire, leave = _leaving(sums.shape[0], rng)
    starting, hiring = _age_shapes()
    now = sums[0][..., None] * starting[None, :, None, :]
    bands, moves = [_banded(now, sums[0])], [np.zeros((3, *sums.shape[1:3]))]
    for t in range(1, len(sums)):
        aged = np.concatenate([np.zeros_like(now[..., :1]), now[..., :-1]], axis=-1)
        retired = aged * retire[t][None, :, None, :] + 0
        retired_last = now[..., -1].sum(axis=-1)
        left = (aged - retired) * leave[None, :, None, :]
        stayed = aged - retired - left
        missing = sums[t] - stayed.sum(axis=-1)
        hired = np.maximum(missing, 0)[..., None] * hiring[None, :, None, :]
        kept = np.minimum(sums[t] / np.maximum(stayed.sum(axis=-1), 1e-9), 1)
        now = stayed * kept[..., None] + hired
        dismissed = (stayed * (1 - kept[..., None])).sum(axis=(-1, -2))
        moves.append(
            np.stack(
                [
                    retired.sum(axis=(-1, -2)) + retired_last,
                    left.sum(axis=(-1, -2)) + dismissed,
                    hired.sum(axis=(-1, -2)),
                ]
            )
        )
        bands.append(_banded(now, sums[t]))
    return np.stack(bands), list(np.stack(moves, axis=1))


def _banded(now: Floats, total: Persons) -> Persons:
    """Whole persons by age band that sum to the total: cumulative sums are rounded, then taken apart again."""
    upto = np.cumsum(np.add.reduceat(now, BAND_STARTS, axis=-1), axis=-1)
    upto *= (total / np.maximum(upto[..., -1], 1e-9))[..., None]
    return np.asarray(np.diff(np.rint(upto).astype(np.int64), axis=-1, prepend=0))


def _leaving(years: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Yearly probability to retire, [year, occupation, age], and to leave for other reasons, [occupation, age]."""
    facts = parameters("work")["leaving"]
    retire = np.interp(WORKING_AGES, list(facts["retirement"]), list(facts["retirement"].values()))
    retire[min(facts["retirement"]) > WORKING_AGES] = 0
    out = np.interp(WORKING_AGES, list(facts["out_of_work"]), list(facts["out_of_work"].values()))
    own = np.exp(rng.normal(0, facts["spread"], len(_occupations())))
    later = np.clip(1 - facts["later"] * np.arange(years), 0.6, 1)
    return np.minimum(later[:, None, None] * own[None, :, None] * retire, 0.95), own[:, None] * out


def _age_shapes() -> tuple[Floats, Floats]:
    """Ages of the first year's employees and of those hired, each [occupation, age], rows sum to 1."""
    facts = parameters("work")
    kinds = [one["age"] for one in _occupations()]
    start = np.array(
        [_bell(*facts["start_age"][kind]) * np.clip((70 - WORKING_AGES) / 8, 0.02, 1) for kind in kinds]
    )
    hire = np.array(
        [_bell(*facts["hiring"][kind][:2]) + facts["hiring"][kind][2] * _bell(40, 14) for kind in kinds]
    )
    return start / start.sum(axis=1, keepdims=True), hire / hire.sum(axis=1, keepdims=True)


def _bell(centre: float, spread: float) -> Floats:
    curve = np.exp(-0.5 * ((WORKING_AGES - centre) / spread) ** 2)
    return np.asarray(curve / curve.sum())


def _starts(county: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where each county's places begin, for `np.add.reduceat`."""
    return np.flatnonzero(np.diff(county, prepend=-1))


def _occupations() -> list[dict[str, Any]]:
    occupations: list[dict[str, Any]] = parameters("occupations")["occupations"]
    return occupations
