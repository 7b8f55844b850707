# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What planners of places keep, one thing a row: who applied from where, the teachers there are, and what municipalities agreed on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from skillshed.sources.demo.adults import row, starts
from skillshed.sources.demo.parameters import parameters
from skillshed.sources.demo.schools import programme_codes
from skillshed.sources.demo.tables.records import as_csv, position, programme_code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillshed.sources.demo.admission import Schooling
    from skillshed.sources.demo.geography import Geography
    from skillshed.sources.demo.schools import Offer

AREA_SIZE = 3
"""Municipalities in the smallest primary cooperation area that the law allows."""


def applications(offer: Offer, schooling: Schooling, geography: Geography, *, span: tuple[int, int]) -> bytes:
    """First-choice applicants as admission offices send them: home, school, programme; only pairs with any, the last years."""
    first = max(span[0], span[1] + 1 - parameters("schools")["applications_years"])
    rows = (
        (year, geography.places[home].code, offer.schools[offer.school[i]].code, named[offer.programme[i]], count)
        for year in range(first, span[1] + 1)
        for named in [[programme_code(code, year) for code in programme_codes()]]
        for wishes in [schooling.wishes[year - span[0]]]
        for home, i in np.argwhere(wishes)
        for count in [wishes[home, i]]
    )  # fmt: skip
    return as_csv(("year", "municipality", "school", "programme", "first_choice"), rows)


def teachers(offer: Offer, schooling: Schooling, geography: Geography, *, year: int, first: int) -> bytes:
    """Posts of vocational teachers in the last year, of each municipality's own schools and of each independent one.

    Args:
        offer: what the schools offer.
        schooling: index 0 is the autumn of the first year.
        geography: the map.
        year: the year told of.
        first: the first year.
    """
    facts = parameters("schools")
    latest = schooling.groups[year - first - 2 : year - first + 1].sum(axis=0)
    posts: dict[tuple[str, str], float] = {}
    for i, groups in enumerate(latest):
        school = offer.schools[offer.school[i]]
        subject = facts["programmes"][programme_codes()[offer.programme[i]]].get("subject", "")
        if subject:
            place = geography.places[school.place].code if school.organiser == "Kommun" else school.code
            posts[place, subject] = posts.get((place, subject), 0.0) + groups * facts["posts_per_group"]
    rows = (
        (year, place, subject, f"{np.ceil(count * facts['posts_spare'] * 2) / 2:.1f}")
        for (place, subject), count in sorted(posts.items())
    )
    return as_csv(("year", "place", "subject_area", "posts"), rows)


def adult_places(geography: Geography, *, last: int, rng: np.random.Generator) -> bytes:
    """Groups and applicants of komvux, yrkeshögskola and folk high schools, the last years."""
    told = [
        (row(one), position(one.place.east, one.place.north)) for one in starts(geography, last=last, rng=rng)
    ]
    rows = [(*one.values(), f"{north:.4f}", f"{east:.4f}") for one, (north, east) in told]
    header = (*(told[0][0] if told else ()), "latitude", "longitude")
    return as_csv(header, rows)


def agreements(geography: Geography, *, year: int) -> bytes:
    """Primary areas along the functional regions, and one agreement for each county; a price per programme."""
    header = (
        "agreement", "area", "municipality", "programme", "price", "first_year", "last_year", "decided",
    )  # fmt: skip
    return as_csv(header, _agreements(geography, year))


def _agreements(geography: Geography, year: int) -> Iterator[tuple[Any, ...]]:
    prices = parameters("schools")["price"]
    for name, area, members in _parties(geography):
        for municipality in members:
            for code in programme_codes():
                price = prices["vocational"] if "subject" in parameters("schools")["programmes"][code] else prices["preparatory"]  # fmt: skip
                yield (name, area, municipality, programme_code(code, year), price, year - 1, year + 8, f"{year - 2}-11-20")  # fmt: skip


def _parties(geography: Geography) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for code, members in geography.functional.items():
        if len(members) >= AREA_SIZE:
            yield f"Primärt avtal {code}", f"PSO-{code}", tuple(members)
    for county, name in geography.counties.items():
        members = tuple(place.code for place in geography.municipalities if place.county == county)
        if len(members) >= AREA_SIZE:
            yield f"Länsavtal {name}", "", members
