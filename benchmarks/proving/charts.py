# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The proof's charts: drawings of 350 pixels that stand alone, side by side on a wide page, below each other on a phone.

Every forecast has a shape of its own besides its colour; paper is white, so that a drawing can be read on a dark page too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from skillshed.report.charts.drawing import svg
from skillshed.report.charts.style import AXIS, BAND, INK, MAIN, MUTED, PAPER, SECOND, Spec

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH: Final = 342
SMALL: Final = 12
OURS: Final = "forecast"
NAMES: Final = {
    OURS: "Skillshed",
    "last_value": "last value",
    "drift": "drift",
    "trend": "ten-year trend",
    "constant_share": "constant share",
}
SHAPES: Final = {
    OURS: "circle", "last_value": "circle", "drift": "square", "trend": "triangle-up", "constant_share": "diamond",
}  # fmt: skip
_MOST: Final = 5
_BELOW: Final = 0.26  # the naive forecasts' marks lie below ours, so that none hides another


def compared(
    rows: Sequence[dict[str, Any]],
    methods: Sequence[str],
    *,
    title: str,
    rules: Sequence[tuple[float, str]] = (),
) -> str:
    """Draw one row of marks for each of `rows`: `name`, `label`, and a share for each of `methods`.

    Args:
        rows: from the top down.
        methods: which of `NAMES`.
        title: above the drawing.
        rules: shares marked by a vertical line with a word.
    """
    marks = [
        {"at": place + (0 if method == OURS else _BELOW), "method": method, "share": row[method]}
        for place, row in enumerate(rows)
        for method in methods
    ]
    known = [float(mark["share"]) for mark in marks] + [share for share, _ in rules]
    x = {
        "field": "share",
        "type": "quantitative",
        "scale": {"domain": [0 if min(known) < 0.4 else 0.4, max(known) * 1.04], "nice": True},
        "axis": {
            "format": ".0%" if max(known) > 0.05 else ".1%",
            "orient": "bottom",
            "title": None,
            "tickCount": 4,
            "grid": True,
        },
    }
    y = _rows(len(rows))
    layers = [_rule(share, word, x=x, y=y) for share, word in rules]
    layers += [
        {
            "data": {"values": [mark for mark in marks if mark["method"] == method]},
            "mark": _symbol(method),
            "encoding": {"x": x, "y": {**y, "field": "at"}},
        }
        for method in methods
    ]
    layers += _words(rows, y)
    body = {"width": WIDTH - 8, "height": 48 * len(rows) + 6, "layer": layers}
    return _drawn({"vconcat": [_key(methods), body], "spacing": 6, "title": title}, title)


def _rows(count: int) -> Spec:
    return {"type": "quantitative", "axis": None, "scale": {"domain": [count - 0.5, -0.55], "nice": False}}


def _symbol(method: str) -> Spec:
    ours = method == OURS
    return {
        "type": "point", "shape": SHAPES[method], "fill": MAIN if ours else "transparent", "stroke": MAIN if ours else MUTED,
        "strokeWidth": 1.8, "size": 130 if ours else 75, "opacity": 1,
    }  # fmt: skip


def _rule(share: float, word: str, *, x: Spec, y: Spec) -> Spec:
    values = [{"share": share, "word": word, "at": 0}]
    return {
        "data": {"values": values},
        "layer": [
            {
                "mark": {"type": "rule", "color": SECOND, "strokeDash": [5, 3], "strokeWidth": 1.5},
                "encoding": {"x": x},
            },
            {
                "mark": {
                    "type": "text",
                    "align": "right",
                    "dx": -3,
                    "dy": 13,
                    "color": SECOND,
                    "fontSize": SMALL,
                },
                "encoding": {"x": x, "y": {**y, "field": "at"}, "text": {"field": "word"}},
            },
        ],
    }


def _words(rows: Sequence[dict[str, Any]], y: Spec) -> list[Spec]:
    values = [{"at": place, "name": row["name"], "label": row["label"]} for place, row in enumerate(rows)]
    return [
        {
            "data": {"values": values},
            "mark": {
                "type": "text",
                "align": align,
                "baseline": "middle",
                "dy": -18,
                "color": colour,
                "fontSize": 13,
            },
            "encoding": {"x": {"value": left}, "y": {**y, "field": "at"}, "text": {"field": field}},
        }
        for field, align, left, colour in (("name", "left", 0, INK), ("label", "right", WIDTH - 8, MUTED))
    ]


def _key(methods: Sequence[str]) -> Spec:
    layers: list[Spec] = []
    for place, method in enumerate(methods):
        left, top = 7 + (place % 3) * 112, 8 + 19 * (place // 3)
        at = {"x": {"value": left}, "y": {"value": top}}
        beside = {**at, "x": {"value": left + 11}}
        words = {
            "type": "text",
            "align": "left",
            "baseline": "middle",
            "text": NAMES[method],
            "color": INK,
            "fontSize": 13,
        }
        layers += [
            {"data": {"values": [{}]}, "mark": _symbol(method), "encoding": at},
            {"data": {"values": [{}]}, "mark": words, "encoding": beside},
        ]
    return {"width": WIDTH - 8, "height": 18 * (1 + (len(methods) - 1) // 3), "layer": layers}


def held(
    rows: Sequence[tuple[str, float]], *, title: str, promised: tuple[float, float] = (0.75, 0.85)
) -> str:
    """Draw the share of outcomes inside the interval, row by row, against the band it should lie in."""
    values = [
        {"at": place, "name": name, "share": share, "label": f"{share:.0%}"}
        for place, (name, share) in enumerate(rows)
    ]
    first = min(0.6, *(share for _, share in rows)) - 0.02
    ticks = {
        "format": ".0%",
        "title": None,
        "values": [0.2, 0.4, 0.6, 0.8, 1.0],
        "grid": True,
        "orient": "bottom",
    }
    scale = {"domain": [first, 1.0], "range": [186, WIDTH - 44], "nice": False}
    x = {"type": "quantitative", "scale": scale, "axis": ticks}
    y = {"type": "quantitative", "axis": None, "scale": {"domain": [len(rows) - 0.4, -0.6], "nice": False}}
    inside = [value for value in values if promised[0] <= value["share"] <= promised[1]]
    outside = [value for value in values if value not in inside]
    band = {"x": {**x, "field": "from"}, "x2": {"field": "to"}}
    layers = [
        {"data": {"values": [{"from": promised[0], "to": promised[1]}]}, "mark": {"type": "rect", "color": BAND}, "encoding": band},
        _points(inside, x, y, look={"shape": "circle", "fill": MAIN, "stroke": MAIN}),
        _points(outside, x, y, look={"shape": "diamond", "fill": PAPER, "stroke": SECOND}),
        _column(values, y, field="name", left=0, align="left"),
        _column(values, y, field="label", left=WIDTH - 8, align="right"),
    ]  # fmt: skip
    return _drawn({"width": WIDTH - 8, "height": 25 * len(rows) + 6, "layer": layers, "title": title}, title)


def _points(values: Sequence[Spec], x: Spec, y: Spec, *, look: Spec) -> Spec:
    return {
        "data": {"values": values},
        "mark": {"type": "point", "size": 90, "strokeWidth": 2.2, "opacity": 1, **look},
        "encoding": {"x": {**x, "field": "share"}, "y": {**y, "field": "at"}},
    }


def _column(values: Sequence[Spec], y: Spec, *, field: str, left: int, align: str) -> Spec:
    return {
        "data": {"values": values},
        "mark": {"type": "text", "align": align, "baseline": "middle", "fontSize": 13, "color": INK},
        "encoding": {"x": {"value": left}, "y": {**y, "field": "at"}, "text": {"field": field}},
    }


def histograms(rows: Sequence[tuple[str, Sequence[float]]], *, title: str) -> str:
    """Draw small histograms of ten bars, two beside each other, with the tenth that each bar should have."""
    top = max(share for _, shares in rows for share in shares)
    y = {
        "type": "quantitative",
        "scale": {"domain": [0, max(0.2, top)]},
        "axis": {"format": ".0%", "title": None, "values": [0, 0.1, 0.2], "labelFontSize": SMALL},
    }
    charts = []
    for name, shares in rows:
        values = [{"bin": place + 0.5, "share": share} for place, share in enumerate(shares)]
        x = {"field": "bin", "type": "quantitative", "scale": {"domain": [0, 10]}, "axis": None}
        bars = {"type": "bar", "color": MAIN, "width": 10}
        rule = {"type": "rule", "color": SECOND, "strokeDash": [5, 3], "strokeWidth": 1.5}
        charts.append(
            {
                "title": {"text": name, "fontSize": 13, "fontWeight": "normal", "limit": 165},
                "width": 122,
                "height": 76,
                "layer": [
                    {
                        "data": {"values": values},
                        "mark": bars,
                        "encoding": {"x": x, "y": {**y, "field": "share"}},
                    },
                    {
                        "data": {"values": [{"share": 0.1}]},
                        "mark": rule,
                        "encoding": {"y": {**y, "field": "share"}},
                    },
                    {
                        "data": {"values": [{"share": 0}]},
                        "mark": {"type": "rule", "color": AXIS},
                        "encoding": {"y": {**y, "field": "share"}},
                    },
                ],
            }
        )
    return _drawn({"concat": charts, "columns": 2, "spacing": 16, "title": title}, title)


def _drawn(spec: Spec, title: str) -> str:
    """Draw as a file of its own: white paper, and a font family on the root since no page lends one."""
    heading = {"text": title, "fontSize": 14, "offset": 12, "limit": WIDTH}
    drawn = svg(
        {**spec, "title": heading, "background": PAPER, "padding": 4},
        name="proof",
        summary=title,
        language="en",
    )
    return str(drawn).replace("<svg ", '<svg font-family="Helvetica, Arial, sans-serif" ', 1) + "\n"


def chosen(horizons: Sequence[dict[str, Any]], most: int = _MOST) -> list[dict[str, Any]]:
    """Keep some horizons, evenly spread, the first and the last among them."""
    if len(horizons) <= most:
        return list(horizons)
    return [horizons[round(place * (len(horizons) - 1) / (most - 1))] for place in range(most)]
