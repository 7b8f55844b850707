# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Komvux, yrkeshögskola and folk high schools: where they are, what they offer, and who applies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from skillshed.sources.demo.parameters import parameters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillshed.sources.demo.geography import Geography, Place

BEFORE: dict[str, int] = {"komvux": 1, "yh": 2, "folkhögskola": 3}
"""The digit that a site's code begins its number with; upper-secondary schools have 0."""


@dataclass(frozen=True)
class Start:
    """One programme at one site in one year.

    Attributes:
        site: its code.
        place: the municipality.
        programme: its code in `adults.yaml`.
        groups, applicants, started: groups, and persons.
    """

    year: int
    site: str
    place: Place
    programme: str
    groups: int
    applicants: int
    started: int
    most: int


def starts(geography: Geography, *, last: int, rng: np.random.Generator) -> Iterator[Start]:
    """Let adults apply to every programme of every site, and groups follow what was applied for the year before.

    Args:
        geography: the map; a site serves the residents of its county that no other site of the form is nearer to.
        last: the last published year.
        rng: where chance comes from.
    """
    facts = parameters("adults")
    for form, about in facts["forms"].items():
        sites = [place for place in geography.municipalities if place.start >= about["from"]]
        served = _served(geography, sites)
        for place in sites:
            number = geography.places.index(place) + 1
            site = f"9{number:04d}{BEFORE[form]}01"
            for code, one in facts["programmes"].items():
                if one["form"] == form:
                    yield from _of_programme((site, place, code), served[place.code], last=last, rng=rng)


def _of_programme(at: tuple[str, Place, str], people: float, *, last: int, rng: np.random.Generator) -> list[Start]:  # fmt: skip
    """The last years of one programme at one site; none where too few would ever apply."""
    facts, (site, place, code) = parameters("adults"), at
    one = facts["programmes"][code]
    base = one["applicants"] * people / 1e5 * np.exp(rng.normal(0, facts["taste"]))
    if base < one["group"] / 2:
        return []
    wanted, rows = base, []
    for ago in range(facts["years"] - 1, -1, -1):
        groups = max(1, round(wanted * 0.85 / one["group"]))
        applicants = int(rng.poisson(base * (1 + one["trend"] / 100) ** (facts["years"] - 1 - ago)))
        started = min(applicants, int(groups * one["group"]))
        rows.append((last - ago, groups, applicants, started))
        wanted = (1 - facts["react"]) * wanted + facts["react"] * applicants
    most = max(groups for _, groups, _, _ in rows)
    return [Start(year, site, place, code, groups, applicants, started, most) for year, groups, applicants, started in rows]  # fmt: skip


def _served(geography: Geography, sites: list[Place]) -> dict[str, float]:
    """Residents nearer to each site than to any other in their county, municipality → persons."""
    made = {place.code: 0.0 for place in sites}
    for home in geography.municipalities:
        near = [site for site in sites if site.county == home.county]
        if near:
            best = min(near, key=lambda site: np.hypot(site.east - home.east, site.north - home.north))
            made[best.code] += home.start
    return made


def row(start: Start) -> dict[str, Any]:
    """What the year's record says of it, but for where the site is."""
    facts = parameters("adults")
    one = facts["programmes"][start.programme]
    form = facts["forms"][one["form"]]
    return {
        "year": start.year, "school_form": one["form"], "school": start.site, "school_name": form["name"].format(start.place.name),
        "municipality": start.place.code, "organiser": form["organiser"], "programme": start.programme, "programme_name": one["name"],
        "education": one["education"], "length": one["length"], "group": one["group"], "groups": start.groups, "applicants": start.applicants,
        "started": start.started, "cost": one["cost"], "premises": (start.most + form["spare"]) * one["length"],
    }  # fmt: skip
