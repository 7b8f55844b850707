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

_TICKS = (
    (300, 6),
    (200, 3),
    (0, 2),
)  # from so many pixels a small chart has room for so many years on its axis


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


def small_fans(
    courses: Sequence[Course], layout: Layout, *, columns: int | None = None, together: bool = False
) -> Spec:
    """Draw several courses as small charts side by side, each with its own axis from zero.

    With `together` all have the same axes, so that they can be compared. A title longer than its chart ends in an ellipsis; the table below the charts has it whole.
    """
    columns = columns or layout.columns
    room = (layout.width - 22 * (columns - 1)) // columns - 4
    frame = _frame(courses) if together else None
    charts = [
        {
            "title": {"text": course.title, "subtitle": course.subtitle, "fontSize": FONT_SIZE, "limit": room - 6},
            "width": room - 64, "height": 130 if together else 100,
            "layer": _layers(course, most=next(most for width, most in _TICKS if room >= width), zero=True, frame=frame),
        }
        for course in courses
    ]  # fmt: skip
    return {"concat": charts, "columns": columns}


@dataclass(frozen=True)
class _Frame:
    """The axes that several charts share: first and last year, smallest and largest value."""

    years: tuple[int, int]
    limits: tuple[float, float]


def _frame(courses: Sequence[Course]) -> _Frame:
    rows = [row for course in courses for row in _records(course.history, "value") + _expected(course)]
    years = [row["year"] for row in rows]
    values = [value for row in rows for name, value in row.items() if name != "year" and value is not None]
    return _Frame(years=(min(years), max(years)), limits=(min(0.0, *values), max(0.0, *values)))


def _scales(rows: list[dict[str, Any]], *, most: int, zero: bool, frame: _Frame | None) -> tuple[Spec, Spec]:
    first, last = (
        frame.years if frame else (min(row["year"] for row in rows), max(row["year"] for row in rows))
    )
    x = {
        "field": "year", "type": "quantitative", "axis": years_axis(first, last, most=most),
        "scale": {"domain": [first, last], "nice": False},
    }  # fmt: skip
    count = 4 if frame else 3 if zero else 5
    scale: Spec = {"domain": list(frame.limits), "nice": count} if frame else {"zero": zero, "nice": count}
    ticks = {"format": ",.0f", "title": None, "tickCount": count}
    return x, {"type": "quantitative", "scale": scale, "axis": ticks}


def _layers(course: Course, *, most: int, zero: bool, frame: _Frame | None = None) -> list[Spec]:
    observed = _records(course.history, "value")
    expected = _expected(course)
    x, y = _scales(observed + expected, most=most, zero=zero, frame=frame)
    layers: list[Spec] = []
    if frame and frame.limits[0] < 0:
        level = {"data": {"values": [{"zero": 0}]}, "mark": {"type": "rule", "color": AXIS}}
        layers.append({**level, "encoding": {"y": {**y, "field": "zero"}}})
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
        if len(observed) == 1 and observed[0]["value"] is not None:
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
    """Give the rows in order of time; a gap between known years stays, so that no line is drawn over it."""
    ordered = frame.sort_values("year")
    there = ordered[list(columns)].notna().all(axis=1)
    known = ordered[there[::-1].cummax()[::-1] & there.cummax()]
    years = known["year"].astype(int).tolist()
    values = [
        known[column].astype(float).round(2).astype(object).where(known[column].notna(), None).tolist()
        for column in columns
    ]
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
