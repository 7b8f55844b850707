# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The figures behind a chart, and the chart as a picture."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from skillshed.report.document import Document
from skillshed.report.parts import Section
from skillshed.report.writers import write
from skillshed.web.outlook.figures import area, areas, atlas, group, occupation, whatif
from skillshed.web.outlook.figures.compare import MOST
from skillshed.web.outlook.figures.ranked import MEASURES, ranked
from skillshed.web.site import charted, releases
from skillshed.web.site.cached import by_release_alone
from skillshed.web.site.releases import by_release

if TYPE_CHECKING:
    from django.http import HttpRequest

    from skillshed.report.parts import Figure
    from skillshed.warehouse.release import Release


@require_safe
@by_release_alone
def of_area(request: HttpRequest, region: str, figure: str, form: str) -> HttpResponse:
    """A figure of an area's page."""
    release = releases.of(request)
    code = areas.code_of(release, region)
    return _file(request, ("area", code), figure, form)


@require_safe
@by_release_alone
def of_group(request: HttpRequest, region: str, code: str, figure: str, form: str) -> HttpResponse:
    """A figure of an education group's page."""
    release = releases.of(request)
    return _file(request, ("group", areas.code_of(release, region), code), figure, form)


@require_safe
@by_release_alone
def of_occupation(request: HttpRequest, region: str, code: str, figure: str, form: str) -> HttpResponse:
    """A figure of an occupation's page."""
    release = releases.of(request)
    return _file(request, ("occupation", areas.code_of(release, region), code), figure, form)


@require_safe
@by_release_alone
def of_map(request: HttpRequest, region: str, figure: str, form: str) -> HttpResponse:
    """The ranked figure under a map; it is named by its measure."""
    release = releases.of(request)
    return _file(request, ("map", areas.code_of(release, region)), figure, form)


@require_safe
@by_release_alone
def of_areas(request: HttpRequest, regions: str, figure: str, form: str) -> HttpResponse:
    """A figure of some areas side by side, their codes joined by `+`."""
    release = releases.of(request)
    codes = [areas.code_of(release, one) for one in regions.split("+")[:MOST]]
    return _file(request, ("areas", *dict.fromkeys(codes)), figure, form)


def _file(request: HttpRequest, page: tuple[str, ...], figure: str, form: str) -> HttpResponse:
    """Answer with the file.

    Raises:
        Http404: the page has no such figure, or there is no such form.
    """
    narrow = "smal" in request.GET
    made = (
        _made(releases.of(request), page, figure, f"{form}-narrow" if narrow else form)
        if form in charted.TYPES
        else None
    )
    if made is None:
        raise Http404
    name = "-".join([*page[1:], figure])
    return HttpResponse(
        made,
        content_type=charted.TYPES[form],
        headers={"Content-Disposition": f'attachment; filename="{name}.{form}"'},
    )


@by_release
def _made(release: Release, page: tuple[str, ...], figure: str, form: str) -> bytes | None:
    found = _figures(release, page).get(figure)
    if found is None:
        return None
    if form == "xlsx":
        return _workbook(release, page, found)
    return charted.file(found, form, release=release.id, fictitious=release.fictitious)


def _figures(release: Release, page: tuple[str, ...]) -> dict[str, Figure]:
    match page:
        case ("area", region):
            return area.figures(release, region)
        case ("map" | "areas" as kind, *regions):
            codes = atlas.members(release, regions[0]) if kind == "map" else tuple(regions)
            return {name: made for name in MEASURES if (made := ranked(release, name, codes))}
        case ("group", region, code):
            shown = group.page(release, region, code).figures
            cases = (
                whatif.case(release, region, code=code, key=key) for key, _ in whatif.choices(release, region)
            )
            shown = (*shown, *[one.figure for one in cases if one])
        case (_, region, code):
            shown = occupation.page(release, region, code).figures
    return {figure.id: figure for figure in shown}


def _workbook(release: Release, page: tuple[str, ...], figure: Figure) -> bytes:
    opening = replace(area.page(release, page[1]).opening, key_figures=(), in_short=(f"{figure.finding}.",))
    section = Section(id=figure.id, title=figure.finding, figures=(figure,))
    return write(Document("figure", opening, (section,), area.view_of(release, page[1]).language), "xlsx")
