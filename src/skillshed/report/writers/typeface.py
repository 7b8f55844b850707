# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The typeface of printed documents, shipped with the package so that no machine's own fonts decide how they look."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Final

import vl_convert

if TYPE_CHECKING:
    from markupsafe import Markup

FACE: Final = "Atkinson Hyperlegible"


def with_face(svg: Markup) -> str:
    """Name the typeface on a drawing that has none of its own (on a page it takes the page's)."""
    return str(svg).replace("<svg ", f'<svg font-family="{FACE}" ', 1)


def svg_to_png(svg: str, *, scale: float) -> bytes:
    """Draw an SVG as PNG, `scale` pixels per CSS pixel."""
    _register()
    return vl_convert.svg_to_png(svg, scale=scale)


@cache
def _register() -> None:
    with as_file(files("skillshed.report") / "fonts") as folder:
        vl_convert.register_font_directory(str(folder))
