# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Choose an area; what is known and expected there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from skillshed.web.outlook.figures import area, areas
from skillshed.web.outlook.figures.finding import find
from skillshed.web.site import releases
from skillshed.web.site.cached import by_release_alone
from skillshed.web.site.reading import easy

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
@by_release_alone
def index(request: HttpRequest) -> HttpResponse:
    """Choose an area by search, on the map or from the list; one that is named exactly is shown at once."""
    release, words = releases.of(request), request.GET.get("q", "").strip()[:100]
    found, guessed = areas.search(release, words) if words else ((), False)
    if len(found) == 1 and not guessed:
        return redirect("outlook:area", found[0].code)
    dots, height = areas.drawn(release)
    context = {
        "words": words,
        "found": found,
        "guessed": guessed,
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
        "page": page, "code": code, "easy": easy(request), "chapters": area.findings(release, code),
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
    shown = [one for one in every if one.verdict == only] if only in counts else list(every)
    words = request.GET.get("q", "").strip()[:100]
    found = find({one.code: one.name for one in shown}, words) if words else None
    context = {
        "words": words, "guessed": bool(found and found.guessed),
        "name": area.page(release, code).opening.area, "code": code, "rows": [one for one in shown if found is None or one.code in found.codes], "only": only, "counts": counts, "all": len(every),
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
    words = request.GET.get("q", "").strip()[:100]
    found = find(dict(page.occupations), words) if words else None
    context = {
        "page": page, "code": code, "chapters": chapters, "files": _files(code), "words": words, "guessed": bool(found and found.guessed),
        "rows": [each for each in page.occupations if found is None or each[0] in found.codes],
    }  # fmt: skip
    return render(request, "outlook/occupations.html", context)


def _files(code: str) -> str:
    """The address that the downloads of an area's figures begin with."""
    return reverse("outlook:area-figure", args=[code, "x", "y"]).removesuffix("x.y")
