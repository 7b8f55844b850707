# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Several plans on two axes: what each costs and what each leaves unmet, numbered as in the table; farther down and to the left is better."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from skillshed.report.charts.style import FONT_SIZE, INK, MAIN, MUTED, PAPER, SECOND, Layout, Spec

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Point:
    """One plan: its number, what it is called, its kind (`today`, `plan`, `other`), cost and unmet need, what is told under the pointer."""

    number: str
    name: str
    kind: str
    cost: float
    need: float


def front(points: Sequence[Point], layout: Layout, *, axes: tuple[str, str]) -> Spec:
    """Draw the plans.

    Args:
        points: the plans.
        layout: how wide.
        axes: what the horizontal and the vertical axis are called.
    """
    x, y = _axis("cost", axes[0], layout), _axis("need", axes[1], layout)
    layers = [
        *(_marks(points, kind, x=x, y=y) for kind in ("other", "plan", "today")),
        *(_numbers(points, above=above, x=x, y=y) for above in (True, False)),
    ]
    return {
        "width": layout.width - 12, "height": 300 if layout.narrow else 380, "autosize": {"type": "fit", "contains": "padding"},
        "data": {"values": [asdict(one) for one in points]}, "layer": layers,
    }  # fmt: skip


def _numbers(points: Sequence[Point], *, above: bool, x: Spec, y: Spec) -> Spec:
    """Number the points: above them, or below where another stands close by."""
    low = _crowded(points)
    return {
        "data": {"values": [asdict(one) for one in points if (one.number in low) != above]},
        "mark": {"type": "text", "dy": -17 if above else 19, "fontSize": FONT_SIZE, "fontWeight": "bold", "color": INK},
        "encoding": {"x": x, "y": y, "text": {"field": "number"}},
    }  # fmt: skip


def _crowded(points: Sequence[Point]) -> set[str]:
    """The numbers of points that stand so near one before them that the numbers would hide each other."""
    wide = max(one.cost for one in points) - min(one.cost for one in points) or 1.0
    high = max(one.need for one in points) - min(one.need for one in points) or 1.0
    low: set[str] = set()
    for place, one in enumerate(points):
        near = [
            other
            for other in points[:place]
            if abs(one.cost - other.cost) < _NEAR * wide and abs(one.need - other.need) < _NEAR * high
        ]
        if near and near[-1].number not in low:
            low.add(one.number)
    return low


_NEAR = 0.06
_LOOKS = {
    "today": (PAPER, MUTED, "square"),
    "plan": (MAIN, MAIN, "circle"),
    "other": (PAPER, SECOND, "circle"),
}


def _marks(points: Sequence[Point], kind: str, *, x: Spec, y: Spec) -> Spec:
    fill, stroke, shape = _LOOKS[kind]
    return {
        "data": {"values": [asdict(one) for one in points if one.kind == kind]},
        "mark": {"type": "point", "shape": shape, "fill": fill, "stroke": stroke, "strokeWidth": 2, "size": 130, "opacity": 1},
        "encoding": {"x": x, "y": y},
    }  # fmt: skip


def _axis(field: str, title: str, layout: Layout) -> Spec:
    return {
        "field": field, "type": "quantitative", "scale": {"zero": False, "nice": True, "padding": 24},
        "axis": {"title": title, "format": ",.0f", "tickCount": 4 if layout.narrow else 6, "grid": True},
    }  # fmt: skip
