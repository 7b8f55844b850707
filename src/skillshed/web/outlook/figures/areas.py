# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The areas a release tells of, by kind, and a map of them."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sqrt
from typing import TYPE_CHECKING, Final

import pandas as pd

from skillshed.language import Text, current_language
from skillshed.outlook.area import TELLING, find_area
from skillshed.report.names import area_name
from skillshed.report.numbers import Numbers
from skillshed.web.outlook.figures.finding import find
from skillshed.web.site.releases import by_release

if TYPE_CHECKING:
    from skillshed.warehouse.release import Release

KINDS: Final[dict[str, Text]] = {
    "nation": Text(sv="Riket", en="The country"),
    "county": Text(sv="Län", en="Counties"),
    "functional": Text(sv="Funktionella arbetsmarknader (FA-regioner)", en="Functional labour-market areas (FA regions)"),
    "nuts2": Text(sv="Riksområden (NUTS 2)", en="NUTS 2 areas"),
    "cooperation": Text(sv="Samverkansområden", en="Cooperation areas"),
    "part": Text(sv="Delregioner", en="Parts of counties"),
    "municipality": Text(sv="Kommuner", en="Municipalities"),
}  # fmt: skip
_WIDTH, _MARGIN = 720.0, 60.0
_LARGEST: Final = 34.0  # radius of the largest place on the map, pixels


@dataclass(frozen=True)
class Place:
    """One area: its code, name, kind (in words) and population, if known."""

    code: str
    name: str
    kind: str
    people: float | None


@dataclass(frozen=True)
class Dot:
    """One municipality on the map: where, how large, on which side its name stands."""

    code: str
    name: str
    x: float
    y: float
    radius: float
    people: str

    @property
    def label(self) -> float:
        """How far below the middle its name stands."""
        return self.radius + 15


@by_release
def told(release: Release) -> tuple[Place, ...]:
    """Give every area with figures, the country first, then by kind and name."""
    codes = sorted(
        {
            str(code)
            for name in TELLING
            if name in release.tables()
            for code in release.table(name)["region"].unique()
        }
    )
    areas, people = release.areas(), _people(release)
    order = list(KINDS)
    found = [
        Place(code, area_name(release, code, language=current_language()), areas.get(code).kind, people.get(code))
        for code in codes if code in areas
    ]  # fmt: skip
    return tuple(
        sorted(found, key=lambda one: (order.index(one.kind) if one.kind in order else len(order), one.name))
    )


@by_release
def by_kind(release: Release) -> tuple[tuple[str, tuple[Place, ...]], ...]:
    """Give the areas under the name of their kind."""
    groups: dict[str, list[Place]] = {}
    for place in told(release):
        groups.setdefault(str(KINDS.get(place.kind, place.kind)), []).append(place)
    return tuple((name, tuple(places)) for name, places in groups.items())


def search(release: Release, words: str) -> tuple[tuple[Place, ...], bool]:
    """Give the areas whose name holds the words, and whether they are only guesses at a misspelt name."""
    places = {place.code: place for place in told(release)}
    found = find({code: place.name for code, place in places.items()}, words)
    return tuple(places[code] for code in found.codes), found.guessed


def code_of(release: Release, wanted: str) -> str:
    """Give the code of an area by its code or name.

    Raises:
        UnknownCodeError: there is no such area, or the release has no figures for it.
    """
    return find_area(release, wanted)


@by_release
def drawn(release: Release) -> tuple[tuple[Dot, ...], float]:
    """Give the municipalities on a map, and the map's height; nothing where their places are not known."""
    known = {place.code: place for place in told(release) if place.kind == "municipality"}
    if "areas" not in release.tables() or not known:
        return (), 0.0
    frame = release.table("areas")
    frame = frame[frame["code"].isin(list(known))].dropna(subset=["latitude", "longitude"])
    if len(frame) < len(known) or frame.empty:
        return (), 0.0
    x, y, height = _flat(frame)
    largest = max(place.people or 0.0 for place in known.values()) or 1.0
    dots = [
        Dot(
            str(code), known[str(code)].name, round(float(left), 1), round(float(top), 1),
            round(max(7.0, _LARGEST * sqrt((known[str(code)].people or 0.0) / largest)), 1), _count(known[str(code)].people),
        )
        for code, left, top in zip(frame["code"], x, y, strict=True)
    ]  # fmt: skip
    return tuple(sorted(dots, key=lambda dot: -dot.radius)), height


def _flat(frame: pd.DataFrame) -> tuple[pd.Series, pd.Series, float]:
    """Lay positions flat: degrees east are shorter the farther north (equirectangular about the middle)."""
    shrink = cos(radians(float(frame["latitude"].mean())))
    east, north = frame["longitude"].astype(float) * shrink, frame["latitude"].astype(float)
    scale = (_WIDTH - 2 * _MARGIN) / max(float(east.max() - east.min()), 1e-6)
    height = float((north.max() - north.min()) * scale + 2 * _MARGIN)
    return (east - east.min()) * scale + _MARGIN, (north.max() - north) * scale + _MARGIN, round(height, 1)


def _people(release: Release) -> dict[str, float]:
    if "population" not in release.tables():
        return {}
    frame = release.table("population")
    last = frame[frame["year"] == frame["year"].max()]
    totals = last.groupby("region", observed=True)["value"].sum(min_count=1)
    return {str(code): float(value) for code, value in totals.items() if pd.notna(value)}


def _count(people: float | None) -> str:
    return Numbers(current_language()).count(people) if people is not None else ".."


def first(release: Release) -> str:
    """Give the release's first county, or its first area."""
    return find_area(release, None)
