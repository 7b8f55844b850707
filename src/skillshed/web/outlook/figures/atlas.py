# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A county's municipalities on a map by one measure: five shades whose limits are told, each area a link."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from skillshed.web.outlook.figures.area import view_of
from skillshed.web.outlook.figures.areas import told
from skillshed.web.outlook.figures.ranked import ranked, readings
from skillshed.web.site.outlines import outlines
from skillshed.web.site.projection import middle, path, projection
from skillshed.web.site.releases import by_release

if TYPE_CHECKING:
    from skillshed.report.parts import Figure
    from skillshed.warehouse.release import Release

SHADES: Final = 5
NONE: Final = ".."


@dataclass(frozen=True)
class Shape:
    """One area of the drawing: its outline as an SVG path, its shade (0 where it has no figure), and where its name stands."""

    code: str
    name: str
    value: str
    shade: int
    path: str
    x: float
    y: float


@dataclass(frozen=True)
class Map:
    """The drawing and what its shades mean; no shapes where no outline is known. `figure` has the same figures, ranked, with a table."""

    shapes: tuple[Shape, ...]
    height: int
    legend: tuple[tuple[int, str], ...]
    figure: Figure | None


@by_release
def drawn(release: Release, county: str, measure: str) -> Map:
    """Draw the map."""
    codes = members(release, county)
    figure, facts, rings = ranked(release, measure, codes), coloured(release, county, measure), outlines(release, codes)  # fmt: skip
    if not rings:
        return Map((), 0, (), figure)
    flat, height = projection(rings)
    shapes = [
        Shape(
            code, str(facts[code]["name"]), str(facts[code]["value"]), int(facts[code]["shade"]),
            "".join(path(flat(ring)) for ring in found), *middle(flat(max(found, key=len))),
        )
        for code, found in rings.items()
    ]  # fmt: skip
    return Map(tuple(shapes), height, _legend(release, county, measure), figure)


@by_release
def coloured(release: Release, county: str, measure: str) -> dict[str, dict[str, Any]]:
    """Give name, figure in words and shade of each municipality."""
    view, codes = view_of(release, county), members(release, county)
    found = {each.code: each.mean for each in readings(release, measure, codes)}
    limits = _limits(list(found.values()))
    return {
        code: {
            "name": view.area_named(code),
            "value": view.numbers.percent(found[code], digits=1, signed=True) if code in found else NONE,
            "shade": 1 + int(np.searchsorted(limits, found[code], side="right")) if code in found else 0,
        }
        for code in codes
    }


def members(release: Release, county: str) -> tuple[str, ...]:
    """Give the county's municipalities that the release tells of; the county itself where there are none."""
    known = {place.code for place in told(release)}
    return tuple(code for code in release.areas().members(county) if code in known) or (county,)


def _limits(values: list[float]) -> list[float]:
    """Give the four limits between five shades: quintiles, in whole per cent where that keeps them apart."""
    if not values:
        return []
    exact = np.quantile(values, np.arange(1, SHADES) / SHADES)
    whole = np.round(exact, 2)
    return [float(each) for each in (whole if len(set(whole)) == len(whole) else np.round(exact, 3))]


def _legend(release: Release, county: str, measure: str) -> tuple[tuple[int, str], ...]:
    values = [each.mean for each in readings(release, measure, members(release, county))]
    numbers, limits = view_of(release, county).numbers, _limits(values)
    if not limits:
        return ()
    digits = 0 if all(abs(each * 100 - round(each * 100)) < 1e-6 for each in limits) else 1  # noqa: PLR2004 - rounding of floats
    words = [numbers.percent(each, digits=digits, signed=True) for each in limits]
    between = pairwise(words)
    return (
        (1, f"< {words[0]}"),
        *((place, f"{low} – {high}") for place, (low, high) in enumerate(between, start=2)),
        (SHADES, f"≥ {words[-1]}"),
    )
