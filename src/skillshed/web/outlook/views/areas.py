# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Choose an area; what is known and expected there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from skillshed.web.outlook.figures import area, areas
from skillshed.web.site import releases
from skillshed.web.site.cached import by_release_alone
from skillshed.web.site.reading import easy

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_SHOWN = ("population", "openings")


@require_safe
@by_release_alone
def index(request: HttpRequest) -> HttpResponse:
    """Choose an area by search, on the map or from the list; one that is named exactly is shown at once."""
    release, words = releases.of(request), request.GET.get("q", "").strip()[:100]
    found = areas.search(release, words) if words else ()
    if len(found) == 1:
        return redirect("outlook:area", found[0].code)
    dots, height = areas.drawn(release)
    context = {
        "words": words,
        "found": found,
        "groups": areas.by_kind(release),
        "dots": dots,
        "height": height,
    }
    return render(request, "outlook/areas.html", context)


@require_safe
@by_release_alone
def show(request: HttpRequest, region: str) -> HttpResponse:
    """One area: findings, verdicts, charts, documents."""
    release = releases.of(request)
    code = areas.code_of(release, region)
    if code != region:
        return redirect("outlook:area", code, permanent=False)
    page = area.page(release, code)
    context = {
        "page": page, "code": code, "easy": easy(request), "chapters": area.first_figures(release, code, *_SHOWN),
        "judged_at": page.judged_in[0] if page.judged_in else code, "files": _files(code),
    }  # fmt: skip
    return render(request, "outlook/area.html", context)


@require_safe
@by_release_alone
def educations(request: HttpRequest, region: str) -> HttpResponse:
    """Every education group with its verdict; those of one verdict only, where asked."""
    release = releases.of(request)
    code = areas.code_of(release, region)
    judging = area.judged_by(release, code)
    every, only = (area.judged(release, judging) if judging else ()), request.GET.get("omdome", "")
    counts = {
        name: sum(one.verdict == name for one in every)
        for name in ("shortage", "balance", "surplus", "paradox")
    }
    shown = [one for one in every if one.verdict == only] if only in counts else every
    context = {
        "name": area.page(release, code).opening.area, "code": code, "rows": shown, "only": only, "counts": counts, "all": len(every),
        "judged_in": area.page(release, code).judged_in, "chapter": area.chapter(release, judging, "balance") if judging else None, "files": _files(judging or code),
        "others": area.chapter(release, judging or code, "others"),
        "easy": area.easy_words(release, code) if easy(request) else (),
    }  # fmt: skip
    return render(request, "outlook/educations.html", context)


@require_safe
@by_release_alone
def occupations(request: HttpRequest, region: str) -> HttpResponse:
    """Every occupation, with employment and openings."""
    release = releases.of(request)
    code = areas.code_of(release, region)
    page = area.page(release, code)
    made = [area.chapter(release, code, name) for name in ("employment", "openings")]
    chapters = [one for one in made if one is not None]
    context = {"page": page, "code": code, "chapters": chapters, "files": _files(code)}
    return render(request, "outlook/occupations.html", context)


def _files(code: str) -> str:
    """The address that the downloads of an area's figures begin with."""
    return reverse("outlook:area-figure", args=[code, "x", "y"]).removesuffix("x.y")
