# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The analyst's tables: filter, turn, download; the same figures as in the charts and in the API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pandas as pd
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from skillshed.language import Text, current_language
from skillshed.report.numbers import MISSING, Numbers
from skillshed.web.outlook.figures import tables
from skillshed.web.outlook.figures.described import described, for_programs
from skillshed.web.outlook.figures.tables import Question
from skillshed.web.site import releases
from skillshed.web.site.cached import by_release_alone

if TYPE_CHECKING:
    from django.core.paginator import Page
    from django.http import HttpRequest

    from skillshed.warehouse.release import Release

TYPES: Final = {
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_FICTITIOUS: Final = Text(
    sv="FIKTIVA DATA: alla siffror är påhittade.", en="FICTITIOUS DATA: all figures are made up."
)
_LARGE: Final = 100  # from here on, decimals say nothing
_MEASURES: Final = ("value", "mean", "demand", "cumulative_mean")


@require_safe
@by_release_alone
def index(request: HttpRequest) -> HttpResponse:
    """List the release's tables."""
    return render(request, "outlook/tables.html", {"tables": tables.titles(releases.of(request))})


@require_safe
@by_release_alone
def show(request: HttpRequest, name: str) -> HttpResponse:
    """A table's chosen rows, a page at a time."""
    release = releases.of(request)
    columns = tables.columns(release, name)
    question = _asked(request, name, columns)
    part, page, count = _part(request, question)
    asked, cells = request.GET.copy(), _cells(part)
    asked.pop("sida", None)
    context = {
        "name": name, "title": (about := described(release, name)).title, "about": about, "program": for_programs(release, question),
        "columns": _fields(request, columns), "heads": [(str(one), part[one].dtype.kind == "f") for one in part],
        "rows": cells, "count": count, "page": page, "query": asked.urlencode(), "across": question.across,
        "missing": any(text == MISSING for row in cells for text, figure in row if figure), "forms": list(TYPES), "can_turn": [one.name for one in columns if one.choices],
    }  # fmt: skip
    return render(request, "outlook/table.html", context)


def _part(request: HttpRequest, question: Question) -> tuple[pd.DataFrame, Page[int], int]:
    """The rows of the page asked for, which page that is, and how many rows there are in all."""
    release, wanted = releases.of(request), request.GET.get("sida")
    if question.across:
        turned = _turned(request, question)
        page = Paginator(range(len(turned)), tables.ROWS).get_page(wanted)
        return turned.iloc[max(page.start_index() - 1, 0) : page.end_index()], page, len(turned)
    count = tables.count(release, question)
    page = Paginator(range(count), tables.ROWS).get_page(wanted)
    return tables.rows(release, question, page=page.number), page, count


@require_safe
@by_release_alone
def file(request: HttpRequest, name: str, form: str) -> HttpResponse:
    """The chosen rows as a file."""
    if form not in TYPES:
        raise Http404
    release = releases.of(request)
    question = _asked(request, name, tables.columns(release, name))
    rows = _turned(request, question) if question.across else tables.rows(release, question)
    saved = f"{'fiktiv-' if release.fictitious else ''}{name}-{release.id}.{form}"
    return HttpResponse(
        tables.written(rows, form, about=_about(release, name)),
        content_type=TYPES[form],
        headers={"Content-Disposition": f'attachment; filename="{saved}"'},
    )


def _about(release: Release, name: str) -> list[tuple[str, str]]:
    """What a workbook says of its figures."""
    told = described(release, name).rows
    return [("", _FICTITIOUS.within(current_language())), *told] if release.fictitious else told


def _asked(request: HttpRequest, name: str, columns: tuple[tables.Column, ...]) -> Question:
    wanted = ((one.name, tuple(value for value in request.GET.getlist(one.name) if value)) for one in columns)
    across = request.GET.get("tvars", "")
    return Question(name, tuple(wanted), across if across in {one.name for one in columns} else "")


def _turned(request: HttpRequest, question: Question) -> pd.DataFrame:
    rows = tables.rows(releases.of(request), question)
    measure = next((name for name in _MEASURES if name in rows), "")
    return tables.turned(rows, question.across, measure)


def _fields(request: HttpRequest, columns: tuple[tables.Column, ...]) -> list[dict[str, Any]]:
    """The columns that rows can be chosen by, with what is chosen."""
    return [
        {
            "name": one.name,
            "choices": [
                (value, tables.named(releases.of(request), one.name, value), value in request.GET.getlist(one.name))
                for value in one.choices
            ],
        }
        for one in columns
        if one.choices and one.name != "source"
    ]  # fmt: skip


def _cells(part: pd.DataFrame) -> list[list[tuple[str, bool]]]:
    numbers = Numbers(current_language(), k=0)
    kinds = [part[name].dtype.kind == "f" for name in part]
    return [
        [(_said(value, numbers, figure=figure), figure) for value, figure in zip(row, kinds, strict=True)]
        for row in part.itertuples(index=False)
    ]  # fmt: skip


def _said(value: Any, numbers: Numbers, *, figure: bool) -> str:
    if pd.isna(value):
        return MISSING if figure else ""
    return (
        numbers.decimal(value, digits=0 if float(value).is_integer() or abs(value) >= _LARGE else 2)
        if figure
        else str(value)
    )
