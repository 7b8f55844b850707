# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A page of a table, and the way to the next one; the same for datasets, plans and the ledger."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

import pyarrow.parquet as pq
from django.http import HttpResponse
from ninja import Query

from skillshed.web.api.spreadsheet import csv_text

if TYPE_CHECKING:
    import pyarrow as pa
    from django.http import HttpRequest

LARGEST_PAGE: Final = 10_000
PARQUET: Final = "application/vnd.apache.parquet"
Limit = Annotated[int, Query(ge=1, le=LARGEST_PAGE)]
Offset = Annotated[int, Query(ge=0, le=2**31)]
Form = Literal["json", "csv", "parquet"]


def next_address(request: HttpRequest, page: tuple[int, int], total: int) -> str | None:
    """Give the address of the rows after a page, None after the last.

    Args:
        request: what was asked.
        page: offset and limit of this page.
        total: how many rows there are.
    """
    offset, limit = page
    if offset + limit >= total:
        return None
    asked = request.GET.copy()
    asked["offset"], asked["limit"] = str(offset + limit), str(limit)
    return request.build_absolute_uri(f"{request.path}?{asked.urlencode()}")


def csv_page(page: pa.Table, following: str | None, *, filename: str) -> HttpResponse:
    """Give a page as CSV; the header `Link` leads to the next one."""
    text = csv_text(page.column_names, zip(*(column.to_pylist() for column in page.columns), strict=True))
    answer = attached(text, "text/csv; charset=utf-8", filename=filename)
    if following:
        answer["Link"] = f'<{following}>; rel="next"'
    return answer


def parquet_file(table: pa.Table, *, filename: str) -> HttpResponse:
    """Give a whole table as a Parquet file."""
    out = io.BytesIO()
    pq.write_table(table, out)
    return attached(out.getvalue(), PARQUET, filename=filename)


def attached(content: Any, kind: str, *, filename: str) -> HttpResponse:
    """Give something as a file to be saved."""
    return HttpResponse(
        content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{filename}"'}
    )
