# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One education group in one area."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from skillshed.web.outlook.figures import areas, group, whatif
from skillshed.web.site import releases
from skillshed.web.site.cached import by_release_alone
from skillshed.web.site.reading import easy

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
@by_release_alone
def show(request: HttpRequest, region: str, code: str) -> HttpResponse:
    """Supply, demand, verdict with its rule, what it is made of, who can stand in."""
    release = releases.of(request)
    place = areas.code_of(release, region)
    page = group.page(release, place, code)
    files = reverse("outlook:group-figure", args=[page.area[0], code, "x", "y"]).removesuffix("x.y")
    asked, choices = request.GET.get("tank", ""), whatif.choices(release, page.area[0])
    context = {
        "page": page,
        "choices": choices,
        "case": whatif.case(release, page.area[0], code=code, key=asked) if choices and asked else None,
        "code": code,
        "region": place,
        "easy": easy(request),
        "files": files,
    }
    return render(request, "outlook/group.html", context)
