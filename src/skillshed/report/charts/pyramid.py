# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The population pyramid: filled bars are now, the outline is what is expected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.report.charts.style import BAND, FONT_SIZE, MUTED, SECOND, Layout, Spec

if TYPE_CHECKING:
    import pandas as pd


def pyramid(groups: pd.DataFrame, layout: Layout, *, men: str, women: str, now: str, later: str) -> Spec:
    """Draw two halves with ages between them.

    Args:
        groups: lower (first year of the age group), sex (`1`, `2`), now, later (persons; later may be NaN).
        layout: the width.
        men: name of the left half.
        women: name of the right half.
        now: label of the bars, such as `2005`.
        later: label of the marks, such as `2020, expected`; empty where nothing is expected.
    """
    most = float(groups[["now", "later"]].max().max())
    half = (layout.width - 74) // 2
    sides = [
        _side(groups[groups["sex"] == "1"], half, title=men, most=most, left=True, layout=layout),
        _side(groups[groups["sex"] == "2"], half, title=women, most=most, left=False, layout=layout),
    ]
    return {"vconcat": [_key(now, later), {"hconcat": sides, "spacing": 10}], "spacing": 8}


def _side(groups: pd.DataFrame, width: int, *, title: str, most: float, left: bool, layout: Layout) -> Spec:
    ages = {"labels": not left, "title": None, "orient": "left", "domain": False, "ticks": False, "labelAlign": "center",
            "labelPadding": 20, "values": list(range(0, 101, 10))}  # fmt: skip
    order = sorted((int(lower) for lower in groups["lower"].unique()), reverse=True)
    y = {"field": "lower", "type": "ordinal", "sort": order, "axis": ages, "scale": {"paddingInner": 0.12}}
    x = {
        "type": "quantitative",
        "scale": {"domain": [0, most], "nice": 3, "reverse": left},
        "axis": {
            "grid": True,
            "format": ",.0f",
            "tickCount": 3,
            "title": None,
            "domain": False,
            "ticks": False,
        },
    }
    rows = groups[["lower", "now", "later"]].round(1)
    values = rows.astype(object).where(rows.notna(), None).to_dict("records")
    bar = {"mark": {"type": "bar", "color": BAND}, "encoding": {"x": {**x, "field": "now"}, "y": y}}
    tick = {
        "mark": {"type": "tick", "color": SECOND, "thickness": 3, "size": 13},
        "encoding": {"x": {**x, "field": "later"}, "y": y},
    }
    heading = {"text": title, "anchor": "end" if left else "start", "fontSize": FONT_SIZE}
    height = {"step": 15 if layout.narrow else 16}
    return {
        "title": heading,
        "width": width,
        "height": height,
        "data": {"values": values},
        "layer": [bar, tick],
    }


def _key(now: str, later: str) -> Spec:
    """Name the two marks beside examples of them, so that colour is not what tells them apart."""
    rows = [{"x": 0, "label": now, "mark": "bar"}] + (
        [{"x": 130, "label": later, "mark": "tick"}] if later else []
    )
    place = {"x": {"field": "x", "type": "quantitative", "axis": None, "scale": {"domain": [0, 330]}}}
    words = {
        "mark": {"type": "text", "align": "left", "dx": 26, "color": MUTED},
        "encoding": {**place, "text": {"field": "label"}},
    }
    box = {
        "mark": {
            "type": "point",
            "shape": "square",
            "filled": True,
            "size": 170,
            "color": BAND,
            "opacity": 1,
            "xOffset": 10,
        }
    }
    tick = {"mark": {"type": "tick", "color": SECOND, "thickness": 3, "size": 14, "xOffset": 10}}
    layers = [
        {**box, "transform": [{"filter": "datum.mark == 'bar'"}], "encoding": place},
        {**tick, "transform": [{"filter": "datum.mark == 'tick'"}], "encoding": place},
        words,
    ]
    return {"data": {"values": rows}, "width": 330, "height": 18, "layer": layers}
