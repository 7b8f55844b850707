# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The map of a plan: each school where it stands, as large as what starts there, with the change from today."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Final

from skillshed.web.site.outlines import outlines
from skillshed.web.site.projection import middle, path, projection

if TYPE_CHECKING:
    from skillshed.warehouse.release import Release
    from skillshed.web.planning.figures.matrix import Matrix, Site
    from skillshed.web.site.outlines import Ring
    from skillshed.web.site.projection import Floats

LARGEST: Final = 36.0
SMALLEST: Final = 15.0
"""Radii of the largest and the smallest school on the map, pixels."""
APART: Final = 1.02
"""How far apart two schools of one place are moved, times the sum of their radii."""


@dataclass(frozen=True)
class Spot:
    """One school: where, how large, groups then, the change, what kind of change."""

    code: str
    name: str
    home: str
    x: float
    y: float
    radius: float
    groups: int
    change: str
    kind: str


@dataclass(frozen=True)
class Drawing:
    """The drawing: outlines of municipalities, where their names stand, and the schools; empty where nobody knows where they are."""

    ground: tuple[str, ...] = ()
    names: tuple[tuple[str, float, float], ...] = ()
    spots: tuple[Spot, ...] = ()
    height: int = 0


def drawn(release: Release, plan: Matrix) -> Drawing:
    """Draw the schools of a plan with the change in the autumn that its matrix shows.

    Args:
        release: knows where municipalities and schools are.
        plan: with all its sites (`whole`).
    """
    homes = tuple(sorted({site.municipality for site in plan.sites}))
    areas = release.areas()
    county = {code[:2] for code in homes}
    around = tuple(
        sorted({one for code in county if code in areas for one in areas.members(code)} | set(homes))
    )
    rings = outlines(release, around)
    if not set(homes) <= set(rings):
        return Drawing()
    flat, height = projection(rings)
    ground = tuple("".join(path(flat(ring)) for ring in found) for found in rings.values())
    places = _places(release, plan, rings)
    spots = _apart([_spot(site, *flat([places[site.code]])[0], plan=plan) for site in plan.sites])
    names = [
        (str(areas.name(code)) if code in areas else code, *_named(flat(max(found, key=len)), [spot for spot in spots if spot.home == code]))
        for code, found in rings.items()
    ]  # fmt: skip
    return Drawing(ground, tuple(names), tuple(spots), height)


def _named(outline: Floats, own: list[Spot]) -> tuple[float, float]:
    """Where a municipality's name stands: under its lowest school, or in its middle where it has none."""
    if not own:
        return middle(outline)
    lowest = max(own, key=lambda spot: spot.y + spot.radius)
    return own[0].x, round(lowest.y + lowest.radius + 20, 1)


def _places(release: Release, plan: Matrix, rings: dict[str, list[Ring]]) -> dict[str, tuple[float, float]]:
    """Where each school is, degrees; the middle of its municipality where that is all that is known."""
    known: dict[str, tuple[float, float]] = {}
    if "schools" in release.tables():
        told = release.table("schools").dropna(subset=["latitude", "longitude"])
        known = {str(code): (float(east), float(north)) for code, east, north in zip(told["school"], told["longitude"], told["latitude"], strict=True)}  # fmt: skip
    return {site.code: known.get(site.code) or _inside(rings[site.municipality]) for site in plan.sites}


def _inside(found: list[Ring]) -> tuple[float, float]:
    ring = max(found, key=len)
    return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)


def _spot(site: Site, x: float, y: float, *, plan: Matrix) -> Spot:
    largest = max((max(one.groups, _before(one)) for one in plan.sites), default=1) or 1
    now = _before(site)
    kind = (
        "same"
        if not site.moved
        else "more"
        if site.groups > now
        else "fewer"
        if site.groups < now
        else "moved"
    )
    radius = max(SMALLEST, LARGEST * sqrt(max(site.groups, now) / largest))
    return Spot(site.code, site.name, site.municipality, round(float(x), 1), round(float(y), 1), round(radius, 1), site.groups, site.change, kind)  # fmt: skip


def _before(site: Site) -> int:
    return sum(cell.today for cell in site.cells)


def _apart(spots: list[Spot]) -> list[Spot]:
    """Move schools that stand on each other to the right of those before them, the largest first."""
    placed: list[Spot] = []
    for spot in sorted(spots, key=lambda one: -one.radius):
        x = spot.x
        for other in placed:
            room = (spot.radius + other.radius) * APART
            if abs(other.y - spot.y) < room and abs(other.x - x) < room:
                x = other.x + room
        placed.append(Spot(**{**spot.__dict__, "x": round(x, 1)}))
    return placed
