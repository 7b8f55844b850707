# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Lines around zero: what adds persons and what takes them away, labelled where they end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.report.charts.style import AXIS, FONT_SIZE, INK, MAIN, MUTED, SECOND, Layout, Spec, years_axis
from skillshed.report.rows import rows_of

if TYPE_CHECKING:
    import pandas as pd

_LOOKS = ((MAIN, [1, 0]), (SECOND, [7, 3]), (MUTED, [2, 3]), (INK, [1, 0]))


def components(frame: pd.DataFrame, layout: Layout, *, names: dict[str, str]) -> Spec:
    """Draw one small chart per part, all on the same axis, so that they can be compared.

    Args:
        frame: part, year, value (persons that year).
        layout: the width.
        names: part -> its name, in the order they are drawn.
    """
    low, high = float(frame["value"].min()), float(frame["value"].max())
    columns = 2
    width = (layout.width - 22) // columns - (60 if layout.narrow else 66)
    years = (int(frame["year"].min()), int(frame["year"].max()))
    charts = [
        _part(frame[frame["part"] == part], name, look, width=width, limits=(min(low, 0.0), max(high, 0.0)), years=years, most=2 if layout.narrow else 5)
        for (part, name), look in zip(names.items(), _LOOKS, strict=False)
    ]  # fmt: skip
    return {"concat": charts, "columns": columns}


def _part(
    frame: pd.DataFrame,
    name: str,
    look: tuple[str, list[int]],
    *,
    width: int,
    limits: tuple[float, float],
    years: tuple[int, int],
    most: int,
) -> Spec:
    color, dash = look
    known = frame.dropna(subset=["value"]).sort_values("year")
    values = [{"year": int(row.year), "value": round(float(row.value), 1)} for row in rows_of(known)]
    scale = {"domain": list(years), "nice": False}
    x = {"field": "year", "type": "quantitative", "scale": scale, "axis": years_axis(*years, most=most)}
    y = {
        "field": "value", "type": "quantitative", "scale": {"domain": list(limits), "nice": 4},
        "axis": {"title": None, "format": ",.0f", "tickCount": 4},
    }  # fmt: skip
    line = {
        "mark": {"type": "line", "color": color, "strokeDash": dash, "strokeCap": "butt"},
        "encoding": {"x": x, "y": y},
    }
    zero = {
        "data": {"values": [{"zero": 0}]},
        "mark": {"type": "rule", "color": AXIS},
        "encoding": {"y": {"field": "zero", "type": "quantitative"}},
    }
    return {
        "title": {"text": name, "fontSize": FONT_SIZE},
        "width": width,
        "height": 130,
        "data": {"values": values},
        "layer": [zero, line],
    }
