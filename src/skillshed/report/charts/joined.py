# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A series joined across a change of classification: converted years dashed and hollow, observed ones solid and filled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from skillshed.report.charts.style import AXIS, FONT_SIZE, MAIN, PAPER, SECOND, Layout, Spec, years_axis

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True)
class Joined:
    """One series; a missing year is absent or NaN, and no line is drawn over it."""

    title: str
    subtitle: str
    converted: Mapping[int, float]
    observed: Mapping[int, float]


def joined(series: Sequence[Joined], layout: Layout) -> Spec:
    """Draw the series as small charts on the same years, each on its own axis from zero, the break dotted."""
    columns = 1 if layout.narrow else layout.columns
    room = (layout.width - 22 * (columns - 1)) // columns - 4
    before = [year for each in series for year in each.converted]
    after = [year for each in series for year in each.observed]
    axis = years_axis(min(before), max(after), most=6 if layout.narrow else 3)
    scale = {"domain": [min(before) - 0.5, max(after) + 0.5], "nice": False}
    x: Spec = {"field": "year", "type": "quantitative", "axis": axis, "scale": scale}
    place = (max(before) + min(after)) / 2
    charts = [
        {
            "title": {"text": each.title, "subtitle": each.subtitle, "fontSize": FONT_SIZE, "limit": room - 6},
            "width": room - 64, "height": 110, "layer": _layers(each, x, place=place),
        }
        for each in series
    ]  # fmt: skip
    return {"concat": charts, "columns": columns}


def _layers(each: Joined, x: Spec, *, place: float) -> list[Spec]:
    ticks = {"format": ",.0f", "title": None, "tickCount": 3}
    y: Spec = {
        "field": "value",
        "type": "quantitative",
        "scale": {"zero": True, "nice": 3},
        "axis": ticks,
    }
    rule = {"type": "rule", "color": AXIS, "strokeDash": [2, 3], "strokeWidth": 1.5}
    dashed = {"type": "line", "color": SECOND, "strokeDash": [4, 3], "strokeWidth": 1.75, "strokeCap": "butt"}
    hollow = {"type": "point", "fill": PAPER, "stroke": SECOND, "strokeWidth": 1.5, "size": 26, "opacity": 1}
    filled = {"type": "point", "fill": MAIN, "stroke": MAIN, "shape": "square", "size": 24, "opacity": 1}
    return [
        {"data": {"values": [{"year": place}]}, "mark": rule, "encoding": {"x": x}},
        *_line(each.converted, line=dashed, point=hollow, encoding={"x": x, "y": y}),
        *_line(each.observed, line={"type": "line", "color": MAIN}, point=filled, encoding={"x": x, "y": y}),
    ]


def _line(values: Mapping[int, float], *, line: Spec, point: Spec, encoding: Spec) -> list[Spec]:
    rows = _rows(values)
    known = [row for row in rows if row["value"] is not None]
    return [
        {"data": {"values": rows}, "mark": line, "encoding": encoding},
        {"data": {"values": known}, "mark": point, "encoding": encoding},
    ]


def _rows(values: Mapping[int, float]) -> list[dict[str, Any]]:
    years = sorted(values)
    found = (
        ((year, values.get(year, float("nan"))) for year in range(years[0], years[-1] + 1)) if years else ()
    )
    return [
        {"year": year, "value": round(value, 1) if value == value else None}  # noqa: PLR0124 - NaN is not itself
        for year, value in found
    ]
