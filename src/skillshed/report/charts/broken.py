# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Series that must not be joined: each its own line, with the break drawn between them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from skillshed.report.charts.style import AXIS, FONT_SIZE, MAIN, SECOND, Layout, Spec, years_axis

if TYPE_CHECKING:
    from collections.abc import Sequence

_LOOKS = ((SECOND, "circle"), (MAIN, "square"))


@dataclass(frozen=True)
class Part:
    """One series: its name, years and values."""

    name: str
    years: Sequence[int]
    values: Sequence[float]


def broken(parts: Sequence[Part], layout: Layout) -> Spec:
    """Draw the parts on shared axes, with a dotted line at each break and the name at each line."""
    years = [year for part in parts for year in part.years]
    axis = years_axis(min(years), max(years), most=6 if layout.narrow else 16)
    scale = {"domain": [min(years) - 0.3, max(years) + 0.3], "nice": False}
    x: Spec = {"field": "year", "type": "quantitative", "axis": axis, "scale": scale}
    y: Spec = {
        "field": "value", "type": "quantitative", "scale": {"zero": False, "nice": 5, "padding": 30},
        "axis": {"title": None, "format": ",.0f", "tickCount": 5},
    }  # fmt: skip
    layers: list[Spec] = [
        layer for part, look in zip(parts, _LOOKS, strict=False) for layer in _line(part, look, x=x, y=y)
    ]
    for before, after in pairwise(parts):
        place = (max(before.years) + min(after.years)) / 2
        rule = {"type": "rule", "color": AXIS, "strokeDash": [2, 3], "strokeWidth": 1.5}
        layers.append({"data": {"values": [{"year": place}]}, "mark": rule, "encoding": {"x": x}})
    return {
        "width": layout.width - 12, "height": 240 if layout.narrow else 280,
        "autosize": {"type": "fit", "contains": "padding"}, "layer": layers,
    }  # fmt: skip


def _line(part: Part, look: tuple[str, str], *, x: Spec, y: Spec) -> list[Spec]:
    color, shape = look
    values = [
        {"year": year, "value": round(value, 1)} for year, value in zip(part.years, part.values, strict=True)
    ]
    point = {"filled": True, "fill": color, "size": 45, "shape": shape, "opacity": 1}
    middle = {**values[len(values) // 2], "label": part.name}
    name = {
        "type": "text",
        "baseline": "top",
        "fontSize": FONT_SIZE,
        "fontWeight": "bold",
        "color": color,
        "align": "center",
    }
    return [
        {"data": {"values": values}, "mark": {"type": "line", "color": color}, "encoding": {"x": x, "y": y}},
        {"data": {"values": values}, "mark": {"type": "point", **point}, "encoding": {"x": x, "y": y}},
        {
            "data": {"values": [middle]},
            "mark": name,
            "encoding": {"x": x, "y": {"value": 2}, "text": {"field": "label"}},
        },
    ]
