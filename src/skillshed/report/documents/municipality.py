# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Two pages on a municipality: how many we are, what work needs, what education will lack."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from skillshed.language import Text
from skillshed.report.document import Document
from skillshed.report.names import larger_areas
from skillshed.report.opening import opening
from skillshed.report.sections.balance import balance
from skillshed.report.sections.openings import openings
from skillshed.report.sections.population import population

if TYPE_CHECKING:
    from skillshed.report.parts import Section
    from skillshed.report.view import View

_TITLE = Text(sv="Kompetensförsörjning på två sidor", en="Skills supply on two pages")
_WHOLE = Text(
    sv="Siffrorna om utbildning gäller {area}: dit pendlar och utbildar sig människor över kommungränsen.",
    en="The figures on education are for {area}: people commute and study across the municipality's border.",
)
_SENTENCES, _OCCUPATIONS, _GROUPS = 4, 9, 4  # what two pages have room for


def document(view: View) -> Document:
    """Make the two pages; what the municipality lacks is told of the county it lies in."""
    view = replace(
        view, settings=replace(view.settings, occupations_in_chart=_OCCUPATIONS, groups_each_way=_GROUPS)
    )
    first = opening(view)
    short = replace(first, title=_TITLE.within(view.language), in_short=first.in_short[:_SENTENCES])
    chapters = [_one_figure(population(view)), _one_figure(openings(view)), _education(view)]
    sections = [section for section in chapters if section is not None]
    return Document(
        name="municipality", opening=short, sections=sections, language=view.language, compact=True
    )


def _education(view: View) -> Section | None:
    """The verdicts of the municipality, or of the smallest larger area that has them."""
    for region in (view.region, *larger_areas(view.release, view.region)):
        there = replace(view, region=region)
        found = _one_figure(balance(there))
        if found is not None:
            said = [view.say(_WHOLE, area=there.area)] if region != view.region else []
            return replace(found, lead=said)
    return None


def _one_figure(section: Section | None) -> Section | None:
    """Keep a chapter's first figure: two pages have room for one thing about each."""
    if section is None:
        return None
    return replace(section, figures=section.figures[:1], badge=None, lead=(), notes=(), tables=())
