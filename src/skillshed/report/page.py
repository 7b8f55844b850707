# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From the parts of a report to one HTML page that needs nothing else: no script, no font, no request."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from skillshed.language import Text
from skillshed.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.language import Language
    from skillshed.report.parts import Opening, Section

WORDS = {
    "skip": Text(sv="Hoppa till innehållet", en="Skip to the content"),
    "contents": Text(sv="Innehåll", en="Contents"),
    "in_short": Text(sv="I korthet", en="In short"),
    "as_table": Text(sv="Visa siffrorna i en tabell", en="Show the figures as a table"),
    "table_on": Text(sv="Siffrorna: sidan", en="The figures: page"),
    "behind": Text(sv="Siffrorna bakom diagrammen", en="The figures behind the charts"),
    "behind_lead": Text(
        sv="Varje diagram i dokumentet, i samma ordning, som tabell.",
        en="Every chart of the document, in the same order, as a table.",
    ),
    "fictitious_short": Text(sv="Fiktiva data", en="Fictitious data"),
    "made_by": Text(sv="Gjord med Skillshed, öppen programvara", en="Made with Skillshed, open software"),
}


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("skillshed.report"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=False, lstrip_blocks=True,
    )  # fmt: skip


def compose(opening: Opening, sections: Sequence[Section], *, language: Language) -> str:
    """Set the page."""
    words = {name: text.within(language) for name, text in WORDS.items()}
    style = files("skillshed.report").joinpath("templates", "report.css").read_text(encoding="utf-8")
    running = {
        "left": css_text(f"{opening.title} – {opening.area}"),
        "right": css_text(words["fictitious_short"] if opening.fictitious else ""),
        "foot": css_text(opening.release),
    }
    page = _environment().get_template("report.html.j2").render(
        opening=opening, sections=sections, language=language, words=words, running=running,
        style=Markup(style), version=__version__,  # noqa: S704 - our own style sheet
    )  # fmt: skip
    return page + "\n"


def css_text(text: str) -> Markup:
    r"""Write any text so that it can stand inside a CSS string: all but letters, digits and spaces as `\hex `.

    >>> print(css_text('a"</style>').strip())
    a\22 \3c \2f style\3e
    """
    safe = "".join(sign if sign.isalnum() or sign == " " else f"\\{ord(sign):x} " for sign in text)
    return Markup(safe)  # noqa: S704 - nothing but letters, digits, spaces and backslashes is left
