# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Ranked rows: names above their marks, so that long names never squeeze the drawing, on a phone least of all."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from skillshed.report.charts.style import (
    AXIS,
    BAND,
    FONT_SIZE,
    INK,
    MAIN,
    MUTED,
    PALE,
    PAPER,
    SECOND,
    Layout,
    Spec,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROW = 42


@dataclass(frozen=True)
class Dots:
    """One row: an earlier figure (ring), an expected one (dot) with its interval, and what is written beside."""

    name: str
    after: float
    label: str
    before: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Bars:
    """One row of two stacked parts; the total has an interval where one is known."""

    name: str
    replacement: float
    expansion: float
    total: float
    label: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Step:
    """One row of a waterfall: from where the rows before it end to where it ends; the last row is the whole."""

    name: str
    start: float
    end: float
    label: str
    whole: bool = False


@dataclass(frozen=True)
class Key:
    """What the two marks of a drawing mean."""

    first: str
    second: str


def dots(rows: Sequence[Dots], layout: Layout, *, key: Key | None = None, number: str = ",.0f") -> Spec:
    """Draw rows of dots with intervals; `number` is the d3 format of the axis."""
    values = [asdict(row) | {"row": place} for place, row in enumerate(rows)]
    x, y = _x(values, ("after", "before", "low", "high"), number=number, layout=layout), _y(len(rows))
    layers = [
        _mark(
            {"type": "rule", "color": BAND, "strokeWidth": 8, "strokeCap": "round"},
            x,
            y,
            field="low",
            until="high",
        ),
        _mark({"type": "rule", "color": AXIS, "strokeWidth": 1}, x, y, field="before", until="after"),
        _mark(_point(fill=PAPER, stroke=MUTED), x, y, field="before"),
        _mark(_point(fill=MAIN, stroke=MAIN), x, y, field="after"),
    ]
    heads = (
        [
            _key_point(key.first, 0, fill=PAPER, stroke=MUTED),
            _key_point(key.second, 1, fill=MAIN, stroke=MAIN),
        ]
        if key
        else []
    )
    return _ranked(values, layers, layout, key=heads)


def bars(rows: Sequence[Bars], layout: Layout, *, key: Key) -> Spec:
    """Draw stacked bars of replacement and growth; a fall in employment goes left of zero."""
    values = [_stacked(row) | {"row": place} for place, row in enumerate(rows)]
    x, y = (
        _x(values, ("low", "high", "end", "expansion", "replacement"), number=",.0f", layout=layout),
        _y(len(rows)),
    )
    bar = {"type": "bar", "height": 11}
    layers = [
        _mark({**bar, "color": MAIN}, x, y, field="zero", until="replacement"),
        _mark({**bar, "color": PALE, "stroke": SECOND, "strokeWidth": 1}, x, y, field="start", until="end"),
        _mark(
            {"type": "rule", "color": INK, "strokeWidth": 1.5, "yOffset": 11}, x, y, field="low", until="high"
        ),
        _mark({"type": "tick", "color": INK, "thickness": 2, "size": 8, "yOffset": 11}, x, y, field="total"),
    ]
    heads = [
        _key_square(key.first, 0, fill=MAIN, stroke=MAIN),
        _key_square(key.second, 1, fill=PALE, stroke=SECOND),
    ]
    return _ranked(values, layers, layout, key=heads)


def steps(rows: Sequence[Step], layout: Layout) -> Spec:
    """Draw a waterfall lying down: each row goes on where the one before it ended; the last one is the sum."""
    values = [asdict(row) | {"row": place} for place, row in enumerate(rows)]
    x, y = _x(values, ("start", "end"), number="+,.0f", layout=layout), _y(len(rows))
    bar = {"type": "bar", "height": 12}
    links = [{"at": row.end, "row": place, "next": place + 1} for place, row in enumerate(rows[:-1])]
    link = {
        "data": {"values": links},
        "mark": {"type": "rule", "color": AXIS, "strokeDash": [2, 2]},
        "encoding": {"x": {**x, "field": "at"}, "y": {**y, "field": "row"}, "y2": {"field": "next"}},
    }
    layers = [
        link,
        _step({**bar, "color": MAIN}, x, y, test="datum.end > datum.start && !datum.whole"),
        _step(
            {**bar, "color": PALE, "stroke": SECOND, "strokeWidth": 1},
            x,
            y,
            test="datum.end < datum.start && !datum.whole",
        ),
        _step({**bar, "color": INK}, x, y, test="datum.whole"),
    ]
    return _ranked(values, layers, layout, key=[])


def _step(mark: Spec, x: Spec, y: Spec, *, test: str) -> Spec:
    place: Spec = {"x": {**x, "field": "start"}, "x2": {"field": "end"}, "y": y}
    return {"transform": [{"filter": test}], "mark": mark, "encoding": place}


def _stacked(row: Bars) -> dict[str, Any]:
    grows = row.expansion >= 0
    start = row.replacement if grows else 0.0
    return asdict(row) | {"zero": 0.0, "start": start, "end": start + row.expansion}


def _x(values: list[dict[str, Any]], names: tuple[str, ...], *, number: str, layout: Layout) -> Spec:
    known = [float(value[name]) for value in values for name in names if value.get(name) is not None]
    axis = {"grid": True, "domain": False, "ticks": False, "title": None, "orient": "top", "format": number,
            "tickCount": 4 if layout.narrow else 7}  # fmt: skip
    if number.startswith("+"):
        axis["labelExpr"] = "datum.value === 0 ? slice(datum.label, 1) : datum.label"  # nil has no sign
    return {
        "type": "quantitative",
        "scale": {"domain": [min(0.0, *known), max(known)], "nice": True},
        "axis": axis,
    }


def _y(rows: int) -> Spec:
    return {
        "field": "row",
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [rows - 0.35, -0.75], "nice": False},
    }


def _mark(mark: Spec, x: Spec, y: Spec, *, field: str, until: str | None = None) -> Spec:
    place: Spec = {"x": {**x, "field": field}, "y": y}
    if until:
        place["x2"] = {"field": until}
    known = " && ".join(f"isValid(datum.{name})" for name in (field, until) if name)
    return {"transform": [{"filter": known}], "mark": mark, "encoding": place}


def _point(*, fill: str, stroke: str) -> Spec:
    return {"type": "point", "fill": fill, "stroke": stroke, "strokeWidth": 2, "size": 70, "opacity": 1}


def _ranked(values: list[dict[str, Any]], layers: list[Spec], layout: Layout, *, key: list[Spec]) -> Spec:
    left = {"value": 0}
    room = layout.width - 30 - 8 * max(len(str(value["label"])) for value in values)
    y = {**_y(len(values))}
    name = {
        "mark": {
            "type": "text",
            "align": "left",
            "baseline": "middle",
            "dy": -18,
            "color": INK,
            "fontSize": FONT_SIZE,
            "limit": room,
        },
        "encoding": {"x": left, "y": y, "text": {"field": "name"}},
    }
    label = {
        "mark": {
            "type": "text",
            "align": "right",
            "baseline": "middle",
            "dy": -18,
            "color": MUTED,
            "fontSize": FONT_SIZE,
        },
        "encoding": {"x": {"value": layout.width - 14}, "y": y, "text": {"field": "label"}},
    }
    body = {
        "width": layout.width - 14, "height": round(_ROW * (len(values) + 0.4)), "data": {"values": values}, "layer": [*layers, name, label],
    }  # fmt: skip
    if not key:
        return body
    head = {"width": layout.width - 14, "height": 18, "layer": key}
    return {"vconcat": [head, body], "spacing": 8}


def _key_point(text: str, place: int, *, fill: str, stroke: str) -> Spec:
    return _key_entry(text, place, _point(fill=fill, stroke=stroke))


def _key_square(text: str, place: int, *, fill: str, stroke: str) -> Spec:
    return _key_entry(
        text, place, {**_point(fill=fill, stroke=stroke), "shape": "square", "strokeWidth": 1, "size": 130}
    )


def _key_entry(text: str, place: int, mark: Spec) -> Spec:
    left = 8 + place * 175
    words = {"type": "text", "align": "left", "color": MUTED, "fontSize": FONT_SIZE, "text": text}
    return {
        "data": {"values": [{}]},
        "layer": [
            {"mark": mark, "encoding": {"x": {"value": left}, "y": {"value": 9}}},
            {"mark": words, "encoding": {"x": {"value": left + 13}, "y": {"value": 9}}},
        ],
    }
