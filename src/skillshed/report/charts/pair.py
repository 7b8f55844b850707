# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Two courses on the same axes: what is wanted and what there is, with the room between them to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from skillshed.report.charts.style import BAND, FONT_SIZE, MAIN, PALE, SECOND, Layout, Spec, years_axis

if TYPE_CHECKING:
    import pandas as pd


def pair(wanted: pd.DataFrame, there: pd.DataFrame, layout: Layout, *, names: tuple[str, str]) -> Spec:
    """Draw demand (filled line) and supply (dashed line), each inside its interval.

    Args:
        wanted: year, mean, low, high (persons).
        there: the same columns.
        layout: how wide.
        names: what the two are called, written at their ends.
    """
    years = sorted({*wanted["year"], *there["year"]})
    first, last = int(years[0]), int(years[-1])
    x = {
        "field": "year", "type": "quantitative", "axis": years_axis(first, last, most=5 if layout.narrow else 9),
        "scale": {"domain": [first, last], "nice": False},
    }  # fmt: skip
    y = {
        "type": "quantitative", "scale": {"zero": False, "nice": 5},
        "axis": {"format": ",.0f", "title": None, "tickCount": 5},
    }  # fmt: skip
    looks = [(wanted, SECOND, PALE, [1, 0]), (there, MAIN, BAND, [6, 4])]
    layers: list[Spec] = [_band(rows, band, x=x, y=y) for rows, _, band, _ in looks]
    layers += [_line(rows, colour, dash, x=x, y=y) for rows, colour, _, dash in looks]
    ends = [float(rows.sort_values("year")["mean"].iloc[-1]) for rows, *_ in looks]
    above = ends[0] >= ends[1]
    for (rows, colour, _, _), name, up in zip(looks, names, (above, not above), strict=True):
        layers.append(_label(rows, name, colour=colour, x=x, y=y, dy=-12 if up else 16))
    return {
        "width": layout.width - 12, "height": 250 if layout.narrow else 320,
        "autosize": {"type": "fit", "contains": "padding"}, "layer": layers,
    }  # fmt: skip


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    kept = frame.sort_values("year")[["year", "mean", "low", "high"]].astype(float).round(2)
    return [
        {"year": int(year), "mean": mean, "low": low, "high": high}
        for year, mean, low, high in kept.itertuples(index=False)
    ]


def _band(rows: pd.DataFrame, colour: str, *, x: Spec, y: Spec) -> Spec:
    place = {"x": x, "y": {**y, "field": "low"}, "y2": {"field": "high"}}
    return {
        "data": {"values": _rows(rows)},
        "mark": {"type": "area", "color": colour, "opacity": 0.6},
        "encoding": place,
    }


def _line(rows: pd.DataFrame, colour: str, dash: list[int], *, x: Spec, y: Spec) -> Spec:
    mark = {"type": "line", "color": colour, "strokeDash": dash, "strokeCap": "butt"}
    return {"data": {"values": _rows(rows)}, "mark": mark, "encoding": {"x": x, "y": {**y, "field": "mean"}}}


def _label(rows: pd.DataFrame, text: str, *, colour: str, x: Spec, y: Spec, dy: int) -> Spec:
    mark = {
        "type": "text",
        "align": "right",
        "dx": -2,
        "dy": dy,
        "fontSize": FONT_SIZE,
        "fontWeight": "bold",
        "color": colour,
    }
    place = {"x": x, "y": {**y, "field": "mean"}, "text": {"field": "label"}}
    return {"data": {"values": [{**_rows(rows)[-1], "label": text}]}, "mark": mark, "encoding": place}
