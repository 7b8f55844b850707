# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Outlines of municipalities: Sweden's own, and for a made-up country the part of the plane that is nearest to each place."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from math import cos, radians
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.spatial import Voronoi

from skillshed.web.site.releases import by_release

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.warehouse.release import Release

Ring = list[tuple[float, float]]
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
    """Cut the plane around places, within a frame (Voronoi cells; each point mirrored in the frame's sides, so that the cells end there)."""
    if "areas" not in release.tables():
        return {}
    frame = release.table("areas")
    frame = frame[frame["code"].isin(codes)].dropna(subset=["latitude", "longitude"])
    if len(frame) < 2:  # noqa: PLR2004 - one place has no neighbour to be cut from
        return {}
    stretch = cos(radians(float(frame["latitude"].mean())))
    points = np.column_stack([frame["longitude"] * stretch, frame["latitude"]]).astype(float)
    low, high = points.min(axis=0) - _ROOM, points.max(axis=0) + _ROOM
    mirrored = [_mirror(points, axis, at=end[axis]) for axis in (0, 1) for end in (low, high)]
    cells = Voronoi(np.vstack([points, *mirrored]))
    return {
        str(code): [_ring(cells.vertices[cells.regions[cells.point_region[place]]], stretch)]
        for place, code in enumerate(frame["code"])
    }


def _mirror(points: NDArray[np.float64], axis: int, *, at: float) -> NDArray[np.float64]:
    other = points.copy()
    other[:, axis] = 2 * at - other[:, axis]
    return other


def _ring(corners: NDArray[np.float64], stretch: float) -> Ring:
    found = [(round(float(x) / stretch, 4), round(float(y), 4)) for x, y in corners]
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
