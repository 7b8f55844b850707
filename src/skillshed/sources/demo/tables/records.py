# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Things with names and positions, one a row: areas, schools, and the places of every programme at every school."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import numpy as np

from skillshed.sources.demo.parameters import parameters
from skillshed.sources.demo.schools import programme_codes
from skillshed.sources.fictitious import MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from skillshed.sources.demo.admission import Schooling
    from skillshed.sources.demo.geography import Geography
    from skillshed.sources.demo.schools import Offer

KM_PER_DEGREE = 111.2
MERIDIAN = 15.0
YEARS_TO_DIPLOMA = 3


def position(east: float, north: float) -> tuple[float, float]:
    """Latitude and longitude of a point in the plane (km, false easting 500 on the meridian of 15 degrees), on a sphere."""
    latitude = north / KM_PER_DEGREE
    return latitude, MERIDIAN + (east - 500) / (KM_PER_DEGREE * np.cos(np.radians(latitude)))


def areas(geography: Geography) -> bytes:
    """All areas as CSV: nation, NUTS-2, counties, functional regions, municipalities, each with parent and position."""
    return as_csv(
        ("code", "kind", "name", "parent", "functional_region", "latitude", "longitude"), _areas(geography)
    )


def _areas(geography: Geography) -> Iterator[tuple[Any, ...]]:
    places = {place.code: place for place in geography.places}
    of_county = {
        county: [place for place in geography.places if place.county == county]
        for county in geography.counties
    }
    yield ("00", "nation", parameters("places")["nation_name"], "", "", *_middle(list(geography.places)))
    for code, counties in geography.nuts2.items():
        inside = [place for county in counties for place in of_county[county]]
        name = " och ".join(geography.counties[county] for county in counties[:2])
        yield (code, "nuts2", f"Landsdelen {name}" if len(counties) > 1 else name, "00", "", *_middle(inside))
    upper = {county: code for code, counties in geography.nuts2.items() for county in counties}
    for county, name in geography.counties.items():
        yield (county, "county", name, upper[county], "", *_middle(of_county[county]))
    for code, members in geography.functional.items():
        inside = [places[member] for member in members]
        yield (code, "functional", f"{inside[0].name} FA", "00", "", *_middle(inside))
    region = {member: code for code, members in geography.functional.items() for member in members}
    for place in geography.municipalities:
        spot = position(place.east, place.north)
        yield (place.code, "municipality", place.name, place.county, region[place.code], *map(_degrees, spot))


def _middle(places: list[Any]) -> tuple[str, str]:
    """The centre of gravity of the people."""
    weight = np.array([place.start for place in places])
    east = float(np.average([place.east for place in places], weights=weight))
    north = float(np.average([place.north for place in places], weights=weight))
    latitude, longitude = position(east, north)
    return _degrees(latitude), _degrees(longitude)


def _degrees(value: float) -> str:
    return f"{value:.4f}"


def schools(offer: Offer, geography: Geography, schooling: Schooling) -> bytes:
    """The schools as CSV; premises are groups a year that there is room for, workshops what vocational programmes need."""
    workshops = {code: one["workshop"] for code, one in parameters("schools")["programmes"].items()}
    codes = programme_codes()
    room = np.zeros(len(offer.schools), dtype=np.int64)
    np.add.at(room, offer.school, schooling.groups.max(axis=0))
    rows = (
        (
            school.code,
            school.name,
            geography.places[school.place].code,
            school.organiser,
            int(room[i]) + 1,
            " ".join(sorted({workshops[code] for code in school.programmes} - {""})),
            " ".join(code for code in codes if code in school.programmes),
            *map(_degrees, position(school.east, school.north)),
        )
        for i, school in enumerate(offer.schools)
    )
    return as_csv(
        (
            "school",
            "name",
            "municipality",
            "organiser",
            "premises",
            "workshops",
            "programmes",
            "latitude",
            "longitude",
        ),
        rows,
    )


def programme_places(offer: Offer, schooling: Schooling, *, span: tuple[int, int]) -> bytes:
    """Places, applicants and pupils of every programme, school and autumn as CSV; diplomas are known three years later.

    Args:
        offer: what the schools offer.
        schooling: index 0 is the autumn of the first year of the span.
        span: first and last published year.
    """
    named = {
        year: [programme_code(code, year) for code in programme_codes()]
        for year in range(span[0], span[1] + 1)
    }
    rows = (
        (
            year,
            offer.schools[offer.school[i]].code,
            named[year][offer.programme[i]],
            schooling.groups[t, i],
            schooling.places[t, i],
            schooling.first_choice[t, i],
            schooling.admitted[t, i],
            schooling.started[t, i],
            schooling.completed[t, i] if year + YEARS_TO_DIPLOMA <= span[1] else "",
        )
        for t, year in enumerate(range(span[0], span[1] + 1))
        for i in range(len(offer.school))
    )
    header = (
        "year", "school", "programme", "groups", "places", "first_choice", "admitted", "started", "completed",
    )  # fmt: skip
    return as_csv(header, rows)


def programme_code(code: str, autumn: int) -> str:
    """What a programme was called in an autumn: codes change, as Handels- och administrationsprogrammet became FS."""
    facts = parameters("schools")["programmes"][code]
    later = [new for since, new in facts.get("later", {}).items() if autumn >= since]
    earlier = [old for until, old in facts.get("earlier", {}).items() if autumn <= until]
    return str([code, *later, *earlier][-1])


def as_csv(header: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> bytes:
    """Write rows as CSV; the last column says on every row that the figures are invented."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow((*header, "note"))
    writer.writerows((*row, MARK) for row in rows)
    return file.getvalue().encode()
