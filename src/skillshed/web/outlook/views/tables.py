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

from skillshed.language import current_language
from skillshed.report.numbers import Numbers
from skillshed.web.outlook.figures import tables
from skillshed.web.site import releases
from skillshed.web.site.cached import by_release_alone

if TYPE_CHECKING:
    from django.http import HttpRequest

TYPES: Final = {
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
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
    whole = tables.table(release, name)
    rows = _chosen(request, whole)
    page = Paginator(range(len(rows)), tables.ROWS).get_page(request.GET.get("sida"))
    part = rows.iloc[page.start_index() - 1 : page.end_index()] if len(rows) else rows
    across = request.GET.get("tvars", "")
    title = next((words for one, words, _ in tables.titles(release) if one == name), name)
    asked = request.GET.copy()
    asked.pop("sida", None)
    context = {
        "name": name, "title": title, "columns": _fields(request, whole), "heads": [(str(one), rows[one].dtype.kind == "f") for one in rows], "rows": _cells(part), "count": len(rows),
        "page": page, "query": asked.urlencode(), "across": across, "most": tables.MOST, "forms": list(TYPES),
        "can_turn": [one.name for one in tables.columns(whole) if one.choices],
    }  # fmt: skip
    return render(request, "outlook/table.html", context)


@require_safe
@by_release_alone
def file(request: HttpRequest, name: str, form: str) -> HttpResponse:
    """The chosen rows as a file."""
    if form not in TYPES:
        raise Http404
    release = releases.of(request)
    made = tables.written(_chosen(request, tables.table(release, name)), form)
    saved = f"{'fiktiv-' if release.fictitious else ''}{name}-{release.id}.{form}"
    return HttpResponse(
        made, content_type=TYPES[form], headers={"Content-Disposition": f'attachment; filename="{saved}"'}
    )


def _chosen(request: HttpRequest, whole: pd.DataFrame) -> pd.DataFrame:
    wanted = {str(name): [value for value in request.GET.getlist(str(name)) if value] for name in whole}
    rows = tables.narrow(whole, wanted)
    across = request.GET.get("tvars", "")
    measure = next((name for name in _MEASURES if name in whole), "")
    return tables.turned(rows, across, measure) if across else rows


def _fields(request: HttpRequest, whole: pd.DataFrame) -> list[dict[str, Any]]:
    """The columns that rows can be chosen by, with what is chosen."""
    return [
        {"name": one.name, "choices": [(value, value in request.GET.getlist(one.name)) for value in one.choices]}
        for one in tables.columns(whole)
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
        return ".." if figure else ""
    return (
        numbers.decimal(value, digits=0 if float(value).is_integer() or abs(value) >= _LARGE else 2)
        if figure
        else str(value)
    )
