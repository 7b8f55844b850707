# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How everything is calculated, how well it has done, and from what: made from the release's own manifest and back-test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from skillshed.report.sections.accuracy import accuracy
from skillshed.report.sections.gaps import gaps
from skillshed.report.sections.methods import methods
from skillshed.report.sections.sources import sources
from skillshed.report.sections.words import words
from skillshed.web.outlook.figures.area import view_of
from skillshed.web.outlook.figures.areas import first
from skillshed.web.site import releases
from skillshed.web.site.cached import by_release_alone
from skillshed.web.site.releases import by_release

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from skillshed.report.parts import Section
    from skillshed.warehouse.release import Release


@require_safe
@by_release_alone
def show(request: HttpRequest) -> HttpResponse:
    """The methods page."""
    chapters = _chapters(releases.of(request))
    return render(request, "outlook/methods.html", {"chapters": chapters, "files": ""})


@by_release
def _chapters(release: Release) -> tuple[Section, ...]:
    view = view_of(release, first(release))
    made = (make(view) for make in (methods, accuracy, sources, gaps, words))
    return tuple(chapter for chapter in made if chapter is not None)
