# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The county report: what is known, what is expected, how sure that is, and what is missing, on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.report.document import Document
from skillshed.report.opening import opening
from skillshed.report.page import compose
from skillshed.report.sections.accuracy import accuracy
from skillshed.report.sections.balance import balance
from skillshed.report.sections.change import change
from skillshed.report.sections.employment import employment
from skillshed.report.sections.gaps import gaps
from skillshed.report.sections.methods import methods
from skillshed.report.sections.occupation_ages import occupation_ages
from skillshed.report.sections.openings import openings
from skillshed.report.sections.others import others
from skillshed.report.sections.places import places
from skillshed.report.sections.population import population
from skillshed.report.sections.pyramid import pyramid
from skillshed.report.sections.sources import sources
from skillshed.report.sections.survey import survey
from skillshed.report.sections.words import words
from skillshed.report.view import View

if TYPE_CHECKING:
    from skillshed.language import Language
    from skillshed.report.release import Release

CHAPTERS = (
    population,
    pyramid,
    change,
    employment,
    survey,
    openings,
    occupation_ages,
    balance,
    places,
    others,
    accuracy,
    methods,
    sources,
    gaps,
    words,
)
"""The chapters in their order; one more is one more line."""


def document(view: View) -> Document:
    """Make the planning document of one county or municipality.

    A table that the release lacks makes it shorter, never wrong: its chapter is left out and the chapter
    on what is missing says so.
    """
    chapters = [section for make in CHAPTERS if (section := make(view)) is not None]
    return Document(name="county", opening=opening(view), sections=chapters, language=view.language)


def render(release: Release, region: str, *, language: Language = "sv") -> str:
    """Write the report of one county or municipality as a single HTML page.

    Args:
        release: the figures.
        region: code of the county (`19`) or municipality (`1980`).
        language: `sv` or `en`.

    Returns:
        the whole page; it holds no script and asks for nothing over the network.
    """
    made = document(View(release, region, language))
    return compose(made.opening, made.sections, language=language)
