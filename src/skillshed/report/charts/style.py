# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One look for every chart: few colours, thin gridlines, text of a readable size, labels on the lines.

The colours are those of light paper. The page's style sheet knows the same hex codes and turns them for a dark screen
(`svg [fill="#0b5563"] {…}`), so a drawing needs no script and stands alone too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

Spec = dict[str, Any]

INK: Final = "#1b2a33"
MUTED: Final = "#52616b"
GRID: Final = "#dde3e6"
AXIS: Final = "#8b989f"
MAIN: Final = "#0b5563"
BAND: Final = "#bfdbe0"
SECOND: Final = "#a8470f"
PALE: Final = "#ecc9b0"
PAPER: Final = "#ffffff"
FONT_SIZE: Final = 14


@dataclass(frozen=True)
class Layout:
    """How wide a chart is drawn, in CSS pixels, and how many small charts stand beside each other."""

    width: int
    columns: int
    narrow: bool


WIDE: Final = Layout(width=800, columns=3, narrow=False)
NARROW: Final = Layout(width=350, columns=2, narrow=True)


def config() -> Spec:
    """Give the configuration every chart shares."""
    axis = {
        "labelColor": MUTED, "labelFontSize": FONT_SIZE, "labelFontWeight": "normal", "labelLimit": 0,
        "titleColor": MUTED, "titleFontSize": FONT_SIZE, "titleFontWeight": "normal", "titleLimit": 0,
        "gridColor": GRID, "gridWidth": 1, "domain": False, "ticks": False, "labelPadding": 6,
    }  # fmt: skip
    return {
        "aria": False,
        "background": None,
        "font": "sans-serif",
        "view": {"stroke": None},
        "axis": axis,
        "axisX": {"domain": True, "domainColor": AXIS, "grid": False, "ticks": True, "tickColor": AXIS, "tickSize": 4},
        "text": {"color": INK, "fontSize": FONT_SIZE},
        "title": {
            "anchor": "start", "color": INK, "fontSize": 15, "fontWeight": "bold", "offset": 8, "limit": 0,
            "subtitleColor": MUTED, "subtitleFontSize": FONT_SIZE, "subtitlePadding": 2,
        },
        "line": {"strokeWidth": 2.25, "strokeCap": "round", "strokeJoin": "round"},
        "concat": {"spacing": 22},
    }  # fmt: skip


def years_axis(first: int, last: int, *, most: int) -> Spec:
    """Give a year axis with round years, at most `most` of them; the ends where fewer than two are round."""
    size = next(size for size in (1, 2, 5, 10, 20, 50) if (last - first) / size <= most)
    ticks = [year for year in range(first, last + 1) if year % size == 0]
    if len(ticks) < 2:  # noqa: PLR2004 - one year says nothing about how far apart things are
        ticks = [first, last]
    return {"values": ticks, "format": "d", "title": None, "labelOverlap": False, "labelFlush": False}
