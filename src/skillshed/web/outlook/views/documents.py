# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Documents about an area: web page, PDF, Word, Excel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from skillshed.language import current_language
from skillshed.report.documents import DEFAULT_INDUSTRY, KINDS, make
from skillshed.report.selection import industries
from skillshed.report.writers import FORMATS, write
from skillshed.web.outlook.figures import area, areas
from skillshed.web.site import releases
from skillshed.web.site.cached import by_release_alone
from skillshed.web.site.releases import by_release

if TYPE_CHECKING:
    from django.http import HttpRequest

    from skillshed.warehouse.release import Release

TYPES: Final = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_safe
@by_release_alone
def index(request: HttpRequest, region: str) -> HttpResponse:
    """What documents there are about an area."""
    release = releases.of(request)
    code = areas.code_of(release, region)
    context = {
        "code": code, "name": area.page(release, code).opening.area, "documents": _offered(release, code), "forms": list(FORMATS)[1:],
    }  # fmt: skip
    return render(request, "outlook/documents.html", context)


def _offered(release: Release, code: str) -> list[tuple[str, str]]:
    """The documents worth making about an area: name and kind; an industry's kind is `industry-CODE`."""
    municipality = code in release.areas() and release.areas().get(code).kind == "municipality"
    kinds = ["municipality"] if municipality else ["county"]
    offered = [(kind, str(KINDS[kind])) for kind in kinds]
    return offered + [
        (f"industry-{name}", f"{KINDS['industry']}: {one.name}") for name, one in industries().items()
    ]


@require_safe
@by_release_alone
def file(request: HttpRequest, region: str, kind: str, form: str) -> HttpResponse:
    """One document; a workbook or Word file is saved, a PDF is shown."""
    release = releases.of(request)
    code = areas.code_of(release, region)
    name, _, industry = kind.partition("-")
    if (
        form not in TYPES
        or form == "html"
        or name not in KINDS
        or (industry and industry not in industries())
    ):
        raise Http404
    made = _made(release, code, name, industry or DEFAULT_INDUSTRY, form)
    how = "inline" if form == "pdf" else "attachment"
    return HttpResponse(
        made,
        content_type=TYPES[form],
        headers={"Content-Disposition": f'{how}; filename="{kind}-{code}.{form}"'},
    )


@by_release
def _made(release: Release, code: str, kind: str, industry: str, form: str) -> bytes:
    made = make(release, code, kind=kind, language=current_language(), industry_code=industry)
    return write(made, form)
