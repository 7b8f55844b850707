# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Areas side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from skillshed.web.outlook.figures import area, areas, compare
from skillshed.web.outlook.figures.ranked import MEASURES, ranked
from skillshed.web.site import releases
from skillshed.web.site.cached import by_release_alone

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
@by_release_alone
def show(request: HttpRequest) -> HttpResponse:
    """Compare the areas that are asked for; offer all where none is."""
    release = releases.of(request)
    codes = tuple(dict.fromkeys(areas.code_of(release, one) for one in request.GET.getlist("omrade") if one))[
        : compare.MOST
    ]
    education = request.GET.get("utbildning", "")[:20]
    first = area.judged_by(release, areas.first(release))
    groups = [
        (one.code, one.name, one.code == education) for one in (area.judged(release, first) if first else ())
    ]
    known = education if education in {code for code, _, _ in groups} else ""
    context = {
        "groups": sorted(groups, key=lambda one: one[1]), "most": compare.MOST,
        "choices": [(kind, [(one, one.code in codes) for one in places]) for kind, places in areas.by_kind(release)],
        "table": compare.table(release, codes, known) if codes else None,
        "figures": [made for name in MEASURES if (made := ranked(release, name, codes))] if len(codes) > 1 else [],
        "files": reverse("outlook:compare-figure", args=["+".join(codes), "x", "y"]).removesuffix("x.y") if codes else "",
    }  # fmt: skip
    return render(request, "outlook/compare.html", context)
