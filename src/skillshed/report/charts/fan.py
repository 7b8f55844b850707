# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What has been and what is expected: a line that goes on as a dashed line inside its interval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from skillshed.report.charts.style import (
    AXIS,
    BAND,
    FONT_SIZE,
    INK,
    MAIN,
    MUTED,
    PAPER,
    Layout,
    Spec,
    years_axis,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd


@dataclass(frozen=True)
class Course:
    """One series over time.

    Attributes:
        history: year, value.
        future: year, mean, low, high, after the last year of the history; may be empty.
        title: what it is, for small charts.
        subtitle: its figures in words.
    """

    history: pd.DataFrame
    future: pd.DataFrame
    title: str = ""
    subtitle: str = ""


def fan(course: Course, layout: Layout, *, first: str, last: str, interval: str) -> Spec:
    """Draw one course; `first` and `last` are the labels at the last observed and the last expected figure."""
    layers = _layers(course, most=5 if layout.narrow else 10, zero=False)
    layers += _ends(course, first=first, last=last, below=layout.narrow)
    if not course.future.empty and not layout.narrow:  # a phone has no room; the line above the chart says it
        layers.append(_inside(course, interval))
    return {
        "width": layout.width - 12, "height": 260 if layout.narrow else 330,
        "autosize": {"type": "fit", "contains": "padding"}, "layer": layers,
    }  # fmt: skip


def small_fans(courses: Sequence[Course], layout: Layout, *, columns: int | None = None) -> Spec:
    """Draw several courses as small charts side by side, each with its own axis from zero.

    A title longer than its chart ends in an ellipsis; the table below the charts has it whole.
    """
    columns = columns or layout.columns
    room = (layout.width - 22 * (columns - 1)) // columns - 4
    charts = [
        {
            "title": {"text": course.title, "subtitle": course.subtitle, "fontSize": FONT_SIZE, "limit": room - 6},
            "width": room - 64, "height": 100, "layer": _layers(course, most=2 if columns > 1 else 6, zero=True),
        }
        for course in courses
    ]  # fmt: skip
    return {"concat": charts, "columns": columns}


def _layers(course: Course, *, most: int, zero: bool) -> list[Spec]:
    observed = _records(course.history, "value")
    expected = _expected(course)
    years = [row["year"] for row in observed + expected]
    axis = years_axis(min(years), max(years), most=most)
    x = {
        "field": "year", "type": "quantitative", "axis": axis,
        "scale": {"domain": [min(years), max(years)], "nice": False},
    }  # fmt: skip
    count = 3 if zero else 5
    ticks = {"format": ",.0f", "title": None, "tickCount": count}
    y = {"type": "quantitative", "scale": {"zero": zero, "nice": count}, "axis": ticks}
    layers: list[Spec] = []
    if expected:
        band = {"x": x, "y": {**y, "field": "low"}, "y2": {"field": "high"}}
        layers.append(
            {
                "data": {"values": expected},
                "mark": {"type": "area", "color": BAND, "opacity": 1},
                "encoding": band,
            }
        )
    if observed:
        line = {"x": x, "y": {**y, "field": "value"}}
        layers.append(
            {"data": {"values": observed}, "mark": {"type": "line", "color": MAIN}, "encoding": line}
        )
        if len(observed) == 1:
            layers.append(_dot(observed[0], "value", x=x, y=y, filled=True))
    if expected:
        line = {"x": x, "y": {**y, "field": "mean"}}
        dashed = {"type": "line", "color": MAIN, "strokeDash": [6, 4], "strokeCap": "butt"}
        layers.append({"data": {"values": expected}, "mark": dashed, "encoding": line})
    return layers


def _expected(course: Course) -> list[dict[str, Any]]:
    """The future's rows, begun at the last observed figure so that the band opens from it."""
    if course.future.empty:
        return []
    rows = _records(course.future, "mean", "low", "high")
    known = course.history.dropna(subset=["value"])
    if not known.empty:
        last = known.sort_values("year").iloc[-1]
        start = float(last["value"])
        rows.insert(0, {"year": int(last["year"]), "mean": start, "low": start, "high": start})
    return rows


def _records(frame: pd.DataFrame, *columns: str) -> list[dict[str, Any]]:
    known = frame.dropna(subset=list(columns)).sort_values("year")
    years = known["year"].astype(int).tolist()
    values = [known[column].astype(float).round(2).tolist() for column in columns]
    return [
        {"year": year, **dict(zip(columns, row, strict=True))}
        for year, *row in zip(years, *values, strict=True)
    ]


def _dot(row: dict[str, Any], name: str, *, x: Spec, y: Spec, filled: bool) -> Spec:
    mark = {"type": "point", "filled": True, "size": 60, "color": MAIN if filled else PAPER,
            "stroke": MAIN, "strokeWidth": 2, "opacity": 1}  # fmt: skip
    return {"data": {"values": [row]}, "mark": mark, "encoding": {"x": x, "y": {**y, "field": name}}}


def _ends(course: Course, *, first: str, last: str, below: bool) -> list[Spec]:
    observed, expected = _records(course.history, "value"), _expected(course)
    x, y = {"field": "year", "type": "quantitative"}, {"type": "quantitative"}
    layers: list[Spec] = []
    if observed:
        end = observed[-1]
        rule = {"type": "rule", "color": AXIS, "strokeDash": [2, 3]}
        layers += [{"data": {"values": [end]}, "mark": rule, "encoding": {"x": x}}] if expected else []
        layers.append(_dot(end, "value", x=x, y=y, filled=True))
        layers.append(_label(end, "value", first, align="right", dy=-16, bottom=below))
    if expected:
        layers.append(_dot(expected[-1], "mean", x=x, y=y, filled=False))
        layers.append(_label(expected[-1], "mean", last, align="right", dy=-16))
    return layers


def _label(row: dict[str, Any], name: str, text: str, *, align: str, dy: int, bottom: bool = False) -> Spec:
    mark = {"type": "text", "align": align, "dx": -2, "dy": dy, "fontSize": FONT_SIZE, "fontWeight": "bold", "color": INK,
            "lineBreak": "\n"}  # fmt: skip
    place: Spec = {
        "x": {"field": "year", "type": "quantitative"},
        "y": {"field": name, "type": "quantitative"},
    }
    if bottom:  # on a phone there is room only at the foot of the dotted line
        place["y"], mark["dy"] = {"value": {"expr": "height - 10"}}, 0
    return {
        "data": {"values": [{**row, "label": text}]},
        "mark": mark,
        "encoding": {**place, "text": {"field": "label"}},
    }


def _inside(course: Course, text: str) -> Spec:
    last = _expected(course)[-1]
    mark = {"type": "text", "align": "right", "dx": -4, "dy": -10, "color": MUTED, "fontSize": FONT_SIZE}
    place = {"x": {"field": "year", "type": "quantitative"}, "y": {"field": "low", "type": "quantitative"}}
    return {
        "data": {"values": [{**last, "label": text}]},
        "mark": mark,
        "encoding": {**place, "text": {"field": "label"}},
    }
