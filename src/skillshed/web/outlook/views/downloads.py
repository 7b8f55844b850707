# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The figures behind a chart, and the chart as a picture."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import vl_convert
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from skillshed.language import Text, current_language
from skillshed.report.charts.drawing import LOCALES, compiled
from skillshed.report.document import Document
from skillshed.report.parts import Section
from skillshed.report.writers import write
from skillshed.report.writers.typeface import svg_to_png, with_face
from skillshed.web.outlook.figures import area, areas, atlas, group, occupation
from skillshed.web.outlook.figures.compare import MOST
from skillshed.web.outlook.figures.ranked import MEASURES, ranked
from skillshed.web.site import releases
from skillshed.web.site.cached import by_release_alone
from skillshed.web.site.releases import by_release

if TYPE_CHECKING:
    from django.http import HttpRequest

    from skillshed.report.parts import Figure
    from skillshed.warehouse.release import Release

TYPES: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "png": "image/png",
    "json": "application/json",
}
_FIELDS: Final = {
    "name": Text(sv="", en=""),
    "year": Text(sv="År", en="Year"),
    "value": Text(sv="Känt", en="Known"),
    "mean": Text(sv="Väntat", en="Expected"),
    "low": Text(sv="Från (80 %)", en="From (80%)"),
    "high": Text(sv="Till (80 %)", en="To (80%)"),
}
_SIGNED: Final = re.compile(r"[+-][\d\s.,]+%?(\s(till|to)\s[+−-]?[\d\s.,]+%?)?")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


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
        if form in TYPES
        else None
    )
    if made is None:
        raise Http404
    name = "-".join([*page[1:], figure])
    return HttpResponse(
        made,
        content_type=TYPES[form],
        headers={"Content-Disposition": f'attachment; filename="{name}.{form}"'},
    )


@by_release
def _made(release: Release, page: tuple[str, ...], figure: str, form: str) -> bytes | None:
    found = _figures(release, page).get(figure)
    if found is None:
        return None
    if form.startswith("json"):
        return _explorable(found.drawing.specs[form.endswith("narrow")])
    if form == "png":
        return svg_to_png(with_face(found.drawing.wide), scale=2)
    return _csv(found, release) if form == "csv" else _workbook(release, page, found)


def _figures(release: Release, page: tuple[str, ...]) -> dict[str, Figure]:
    match page:
        case ("area", region):
            return area.figures(release, region)
        case ("map" | "areas" as kind, *regions):
            codes = atlas.members(release, regions[0]) if kind == "map" else tuple(regions)
            return {name: made for name in MEASURES if (made := ranked(release, name, codes))}
        case ("group", region, code):
            shown = group.page(release, region, code).figures
        case (_, region, code):
            shown = occupation.page(release, region, code).figures
    return {figure.id: figure for figure in shown}


def _explorable(spec: dict[str, Any]) -> bytes:
    """Write a drawing's specification, how numbers are written, and what its fields are called, for `chart.js`."""
    name = LOCALES[current_language()]
    locale = {"format": vl_convert.get_format_locale(name), "time": vl_convert.get_time_format_locale(name)}
    if current_language() == "sv":  # the engine writes 10%, Swedish writes 10 %
        locale["format"] = {**locale["format"], "percent": "\N{NO-BREAK SPACE}%"}
    words = {name: str(word) for name, word in _FIELDS.items()}
    return json.dumps({"spec": compiled(spec), "locale": locale, "words": words}).encode()


def _csv(figure: Figure, release: Release) -> bytes:
    """Write the table, and under it where it comes from; a text that a spreadsheet would calculate is made plain."""
    kept = io.StringIO()
    writer = csv.writer(kept, delimiter=";")
    writer.writerow([column.label for column in figure.table.columns])
    writer.writerows([[plain(cell) for cell in row] for row in figure.table.rows])
    writer.writerow([])
    notes = [figure.table.caption, *figure.table.notes, figure.source.text, f"Release {release.id}"]
    writer.writerows(
        [
            [plain(note)]
            for note in [*notes, *(["FIKTIVA UPPGIFTER / FICTITIOUS FIGURES"] if release.fictitious else [])]
        ]
    )
    return kept.getvalue().encode("utf-8-sig")


def plain(cell: str) -> str:
    """Make a cell harmless in a spreadsheet (CSV injection, OWASP); a signed number stays a number.

    >>> plain("=1+1"), plain("+12"), plain("-0,5")
    ("'=1+1", '+12', '-0,5')
    """
    return f"'{cell}" if cell.startswith(_FORMULA) and not _SIGNED.fullmatch(cell) else cell


def _workbook(release: Release, page: tuple[str, ...], figure: Figure) -> bytes:
    opening = replace(area.page(release, page[1]).opening, key_figures=(), in_short=(f"{figure.finding}.",))
    section = Section(id=figure.id, title=figure.finding, figures=(figure,))
    return write(Document("figure", opening, (section,), area.view_of(release, page[1]).language), "xlsx")
