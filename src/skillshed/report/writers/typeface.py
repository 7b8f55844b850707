# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The typeface of printed documents, shipped with the package so that no machine's own fonts decide how they look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skillshed.report.charts.engine import ask

if TYPE_CHECKING:
    from markupsafe import Markup

FACE: Final = "Atkinson Hyperlegible"


def with_face(svg: Markup) -> str:
    """Name the typeface on a drawing that has none of its own (on a page it takes the page's)."""
    return str(svg).replace("<svg ", f'<svg font-family="{FACE}" ', 1)


def svg_to_png(svg: str, *, scale: float) -> bytes:
    """Draw an SVG as PNG, `scale` pixels per CSS pixel."""
    made: bytes = ask("svg_to_png", svg, scale=scale)
    return made
