# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Outlines of municipalities: Sweden's own, and for a made-up country the part of the plane that is nearest to each place."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from math import cos, dist, radians
from typing import TYPE_CHECKING, Any

from skillshed.web.site.releases import by_release

if TYPE_CHECKING:
    from skillshed.warehouse.release import Release

Point = tuple[float, float]
Ring = list[Point]
_ROOM = 0.16  # degrees around the outermost places of a made-up country


@by_release
def outlines(release: Release, codes: tuple[str, ...]) -> dict[str, list[Ring]]:
    """Give the outer rings of municipalities in degrees (longitude, latitude); those whose place is not known are left out."""
    return (
        _around(release, codes)
        if release.fictitious
        else {code: _sweden()[code] for code in codes if code in _sweden()}
    )


@cache
def _sweden() -> dict[str, list[Ring]]:
    path = files("skillshed.web.site").joinpath("municipalities.json")
    found: dict[str, list[Ring]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _around(release: Release, codes: tuple[str, ...]) -> dict[str, list[Ring]]:
    """Cut the plane around places, within a frame: the Voronoi cell of each."""
    if "areas" not in release.tables():
        return {}
    frame = release.table("areas")
    frame = frame[frame["code"].isin(codes)].dropna(subset=["latitude", "longitude"])
    if len(frame) < 2:  # noqa: PLR2004 - one place has no neighbour to be cut from
        return {}
    stretch = cos(radians(float(frame["latitude"].mean())))
    places = list(zip(frame["longitude"] * stretch, frame["latitude"], strict=True))
    return {
        str(code): [_ring(cell, stretch)] for code, cell in zip(frame["code"], cells(places), strict=True)
    }


def cells(places: Ring) -> list[Ring]:
    """Give the part of a frame around all places that is nearest to each: its corners in order, anticlockwise."""
    (west, south), (east, north) = (
        tuple(end(side) for side in zip(*places, strict=True)) for end in (min, max)
    )
    west, south, east, north = west - _ROOM, south - _ROOM, east + _ROOM, north + _ROOM
    whole = [(west, south), (east, south), (east, north), (west, north)]
    return [_cell(place, places, whole) for place in places]


def _cell(place: Point, places: Ring, whole: Ring) -> Ring:
    """Cut a frame half-way to every other place, the nearest first, until the rest are too far away to cut."""
    left = whole
    for other in sorted(places, key=lambda other: dist(place, other)):
        reach = max(dist(place, corner) for corner in left)
        if dist(place, other) > 2 * reach:
            break
        if other != place:
            left = _half(left, place, other)
    return left


def _half(ring: Ring, place: Point, other: Point) -> Ring:
    """Keep what of a convex ring is nearer to one place than to another (Sutherland & Hodgman 1974)."""
    nearer = [dist(other, corner) ** 2 - dist(place, corner) ** 2 for corner in ring]
    kept: Ring = []
    for at, corner in enumerate(ring):
        if nearer[at - 1] * nearer[at] < 0:
            share = nearer[at - 1] / (
                nearer[at - 1] - nearer[at]
            )  # linear along a side, as the squares cancel
            before = ring[at - 1]
            kept.append(
                (before[0] + share * (corner[0] - before[0]), before[1] + share * (corner[1] - before[1]))
            )
        if nearer[at] >= 0:
            kept.append(corner)
    return kept


def _ring(corners: Ring, stretch: float) -> Ring:
    found = [(round(x / stretch, 4), round(y, 4)) for x, y in corners]
    return [*found, found[0]]


def as_geojson(rings: dict[str, list[Ring]], facts: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Give GeoJSON with the facts of each area as its properties."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature", "properties": {"code": code, **facts.get(code, {})},
                "geometry": {"type": "MultiPolygon", "coordinates": [[ring] for ring in found]},
            }
            for code, found in rings.items()
        ],
    }  # fmt: skip
