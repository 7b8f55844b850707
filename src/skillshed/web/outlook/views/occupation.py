# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One occupation in one area."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from skillshed.web.outlook.figures import areas, occupation
from skillshed.web.site import releases
from skillshed.web.site.cached import by_release_alone

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
@by_release_alone
def show(request: HttpRequest, region: str, code: str) -> HttpResponse:
    """How many work in it, how many are expected, how many must be recruited, which educations lead there."""
    release = releases.of(request)
    place = areas.code_of(release, region)
    page = occupation.page(release, place, code)
    files = reverse("outlook:occupation-figure", args=[place, code, "x", "y"]).removesuffix("x.y")
    context = {"page": page, "code": code, "region": place, "files": files}
    return render(request, "outlook/occupation.html", context)
