# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The educations in which jobs are unfilled and people out of work at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from skillshed.web.outlook.figures import area, areas, paradox
from skillshed.web.site import releases
from skillshed.web.site.cached import by_release_alone
from skillshed.web.site.reading import easy

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
@by_release_alone
def show(request: HttpRequest, region: str) -> HttpResponse:
    """Say in which groups it is so, by which rule; or why it cannot be said, and what data would tell."""
    release = releases.of(request)
    code = areas.code_of(release, region)
    page = paradox.page(release, code)
    judged = page.area[0] if page else code
    context = {
        "page": page, "code": code, "name": area.page(release, code).opening.area, "easy": easy(request),
        "forms": (("csv", "CSV"), ("xlsx", "Excel"), ("parquet", "Parquet")),
        "files": reverse("outlook:area-figure", args=[judged, "x", "y"]).removesuffix("x.y"),
    }  # fmt: skip
    return render(request, "outlook/paradox.html", context)
