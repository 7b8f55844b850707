# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From a Vega-Lite specification to an SVG that may stand beside others on one page."""

from __future__ import annotations

import json
import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final, Literal

from markupsafe import Markup, escape

from skillshed.report.charts.engine import ask
from skillshed.report.charts.style import NARROW, WIDE, Layout, Spec, config
from skillshed.report.parts import Drawing

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillshed.language import Language

_SCHEMA: Final = "https://vega.github.io/schema/vega-lite/v6.json"
LOCALES: Final[dict[Language, Literal["sv-SE", "en-GB"]]] = {"sv": "sv-SE", "en": "en-GB"}
_NOISE: Final = re.compile(
    r' (?:role|class|aria-[a-z]+|pointer-events|font-family|xmlns:xlink|version)="[^"]*"(?=[^<>]*>)|(?<= ) opacity="1"'
)
_EMPTY: Final = re.compile(r'<path d="(?:M0,0h0v0h0Z)?"[^<>]*/>|<path d="M[^"]*Z"/>(?=<g>)')
_IDS: Final = re.compile(r'(?<=\bid=")[^"]+(?=")')
_PERCENT: Final = re.compile(r"(\d)%(?=</text>)")
_LONG: Final = re.compile(r"(\d+\.\d{2})\d+")


def draw(make: Callable[[Layout], Spec], *, name: str, summary: str, language: Language) -> Drawing:
    """Make a chart for a wide page and for a phone; `name` keeps their ids apart on the page."""
    wide, narrow = make(WIDE), make(NARROW)
    return Drawing(
        specs=(whole(wide), whole(narrow)),
        draw=(
            partial(svg, wide, name=f"{name}-w", summary=summary, language=language),
            partial(svg, narrow, name=f"{name}-n", summary=summary, language=language),
        ),
    )


def whole(spec: Spec) -> Spec:
    """Give a specification with schema and configuration, which any Vega-Lite can draw."""
    return {"$schema": _SCHEMA, "config": config(), "padding": 2, **spec}


def compiled(spec: Spec) -> Spec:
    """Compile a whole specification to Vega, which needs no Vega-Lite to be drawn."""
    made: Spec = ask("vegalite_to_vega", spec)
    return made


def png(spec: Spec, *, language: Language, scale: float = 2) -> bytes:
    """Draw a whole specification as a picture on white paper."""
    on_paper = {**spec, "background": "#ffffff", "padding": 16}
    made: bytes = ask("vegalite_to_png", on_paper, scale=scale, format_locale=LOCALES[language])
    return made


def svg(spec: Spec, *, name: str, summary: str, language: Language) -> Markup:
    """Draw one specification; text from data arrives escaped from the drawing engine.

    Args:
        spec: the specification, without schema and configuration.
        name: unique on the page; every id in the drawing begins with it.
        summary: what a reader who cannot see the drawing is told.
        language: for the numbers on the axes.
    """
    drawn = _own_ids(_drawn(json.dumps(whole(spec)), language), name)
    if language == "sv":  # the engine writes 10%, Swedish writes 10 %
        drawn = _PERCENT.sub("\\1\N{NO-BREAK SPACE}%", drawn)
    opening = f'<svg role="img" aria-label="{escape(summary)}" '
    return Markup(drawn.replace("<svg ", opening, 1))  # noqa: S704 - the engine escapes; a test tries to inject


@lru_cache(maxsize=256)
def _drawn(spec: str, language: Language) -> str:
    """Draw and tidy; what was drawn before is not drawn again, since a release never changes."""
    return _tidy(ask("vegalite_to_svg", spec, format_locale=LOCALES[language]))


def _tidy(drawn: str) -> str:
    """Drop what a reader never meets: inner roles, font names (the page's own font is used), digits beyond 1/100 px."""
    return _LONG.sub(r"\1", _EMPTY.sub("", _NOISE.sub("", drawn)))


def _own_ids(drawn: str, name: str) -> str:
    """Rename ids in order, so that drawings do not collide and do not depend on what was drawn before."""
    for number, old in enumerate(dict.fromkeys(_IDS.findall(drawn)), start=1):
        drawn = drawn.replace(f'id="{old}"', f'id="{name}-{number}"').replace(
            f"url(#{old})", f"url(#{name}-{number})"
        )
        drawn = drawn.replace(f'href="#{old}"', f'href="#{name}-{number}"')
    return drawn
