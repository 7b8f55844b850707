# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Jobs by industry and place of work, year by year: national shares that drift, places that specialise, a plant that closes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from skillshed.sources.demo.parameters import parameters

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.sources.demo.geography import Geography

    Floats = NDArray[np.float64]


def industry_codes() -> list[str]:
    """The industry groups of the demo world, as the tables of the occupation register write them."""
    return list(parameters("work")["industries"])


def industry_jobs(
    geography: Geography, residents: Floats, *, first_year: int, rng: np.random.Generator
) -> Floats:
    """Spread the nation's jobs over places of work and industries.

    Args:
        geography: the map.
        residents: employees by place of residence, [year, place]; their sum is the nation's jobs.
        first_year: the year of index 0.
        rng: where chance comes from.

    Returns:
        Expected jobs, [year, place of work, industry]; each year sums to that year's residents at work.
    """
    facts = parameters("work")
    years, places = residents.shape
    jobs = geography.attribute("jobs") * np.exp(rng.normal(0, 0.05, places))
    walk = np.cumsum(rng.normal(0, facts["job_walk"], (years, places)), axis=0)
    shares = _national_shares(years, rng)
    mix = _mix(geography, rng)
    if geography.has_rest:
        jobs[-1], walk[:, -1], mix[-1] = 1.0, 0.0, 1.0
    raw = (residents * jobs * np.exp(walk))[:, :, None] * _normal(shares[:, None, :] * mix[None])
    _close(raw, geography, first_year)
    return np.asarray(raw * (residents.sum(axis=1) / raw.sum(axis=(1, 2)))[:, None, None])


def base_shares() -> Floats:
    """Share of all jobs by industry in the first year, from the occupations' sizes and where they work, [industry]."""
    size, places = occupation_sizes()
    return _normal((size[:, None] * places).sum(axis=0))


def occupation_sizes() -> tuple[Floats, Floats]:
    """The occupations' sizes, [occupation], and how each is spread over industries, [occupation, industry], rows sum to 1."""
    codes = industry_codes()
    occupations: list[dict[str, Any]] = parameters("occupations")["occupations"]
    size = np.array([float(one["size"]) for one in occupations])
    places = np.array([[float(one["industries"].get(code, 0)) for code in codes] for one in occupations])
    return size, _normal(places)


def _national_shares(years: int, rng: np.random.Generator) -> Floats:
    """The industries' shares of all jobs, [year, industry]: a trend and a random walk on the log scale."""
    facts = parameters("work")
    trend = np.array([one["trend"] for one in facts["industries"].values()]) / 100
    walk = np.cumsum(rng.normal(0, facts["industry_walk"], (years, len(trend))), axis=0)
    return _normal(base_shares() * np.exp(trend * np.arange(years)[:, None] + walk))


def _mix(geography: Geography, rng: np.random.Generator) -> Floats:
    """How much more of an industry a place has than the nation, [place, industry]."""
    facts = parameters("work")
    kinds = [
        [one["kinds"].get(place.kind, 1.0) for one in facts["industries"].values()]
        for place in geography.places
    ]
    return np.array(kinds) * np.exp(rng.normal(0, facts["specialisation"], np.shape(kinds)))


def _close(raw: Floats, geography: Geography, first_year: int) -> None:
    """Take away a share of one place's jobs in one industry, from a year on (`mess.yaml`, closure)."""
    closure = parameters("mess")["closure"]
    place = next(i for i, one in enumerate(geography.places) if one.kind == closure["kind"])
    industry = industry_codes().index(closure["industry"])
    raw[max(closure["year"] - first_year, 0) :, place, industry] *= 1 - closure["share"]


def _normal(weights: Floats) -> Floats:
    return np.asarray(weights / weights.sum(axis=-1, keepdims=True))
