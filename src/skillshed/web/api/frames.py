# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A frame as an answer: chosen rows as JSON, CSV or Parquet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from skillshed.web.api.pages import Form, csv_page, next_address, parquet_file
from skillshed.web.api.selection import records, selected

if TYPE_CHECKING:
    import pandas as pd
    from django.http import HttpRequest, HttpResponse


def answered(
    request: HttpRequest, frame: pd.DataFrame, *, form: Form, page: tuple[int, int], filename: str
) -> HttpResponse | dict[str, Any]:
    """Give the rows that are asked for: a file, or for JSON `rows`, `total` and `next`.

    Args:
        request: what was asked; any column may be named in it, with the codes wanted.
        frame: all rows.
        form: in which form.
        page: offset and limit.
        filename: without its ending.

    Raises:
        InputError: there is no such column.
        UnknownCodeError: no row has such a code.
    """
    table = pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata(None)
    found = selected(table, table.column_names, request.GET)
    if form == "parquet":
        return parquet_file(found, filename=f"{filename}.parquet")
    offset, limit = page
    some, following = found.slice(offset, limit), next_address(request, page, found.num_rows)
    if form == "csv":
        return csv_page(some, following, filename=f"{filename}.csv")
    return {"rows": records(some), "total": found.num_rows, "next": following}
