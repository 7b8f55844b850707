# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""CSV as SCB's Statistical Database and everybody's spreadsheet export it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pyarrow as pa
from pyarrow import csv

from skillshed.language import Text
from skillshed.sources.files.csv_layout import Layout, layout_of
from skillshed.sources.files.encoding import decode
from skillshed.sources.files.refusals import at, damaged, empty, too_large, truncated
from skillshed.sources.files.shape import table_of
from skillshed.sources.files.sheet import Column, Sheet, distinct_names, title_of
from skillshed.sources.limits import limits
from skillshed.sources.record_kinds import record_kind

if TYPE_CHECKING:
    from skillshed.sources.table import RawTable

_BLOCK: Final = 1 << 24
_QUOTED: Final = re.compile(r'"(?:[^"]|"")*"')
_BREAKS: Final = re.compile(r"\r\n?")


def read(content: bytes) -> RawTable:
    """Read a CSV file: comma, semicolon or tab; any encoding; wide or long; Swedish or English.

    Raises:
        InputError: the file is no table, is cut or damaged; with line and column where they are known.
    """
    text, encoding = decode(content)
    if "\r" in text:
        text = _BREAKS.sub("\n", text)
    text = _one_line_each(text)
    layout = layout_of(text)
    table = _rows(text, layout)
    if table.num_rows == 0:
        raise empty()
    if table.num_rows * table.num_columns > limits().cells:
        raise too_large(len(content), limits().file_bytes)
    columns = tuple(
        _column(name, table.column(index)) for index, name in enumerate(distinct_names(layout.header))
    )
    sheet = Sheet(
        columns=columns,
        first_line=layout.first_line,
        title=title_of(layout.title),
        notes=layout.notes,
        format="csv",
        encoding=encoding,
    )
    return table_of(sheet)


def _one_line_each(text: str) -> str:
    """Put each record on a line of its own where cells hold line breaks, as lists of other names do in ESCO's files.

    Only below the header of a known kind of record: elsewhere a lone quotation mark is a fault to be told, not the beginning of a
    text of many lines. Lines are counted as records then.
    """
    header = text.partition("\n")[0]
    if '"' not in text or record_kind(header.split(",")) is None:
        return text
    return _QUOTED.sub(lambda found: found[0].replace("\n", " "), text)


def _rows(text: str, layout: Layout) -> pa.Table:
    body = text[layout.start : layout.end]
    _refuse_open_quote(body, layout.first_line)
    if not body.strip():
        raise empty()
    names = [str(index) for index in range(len(layout.header))]
    odd: list[Any] = []

    def remember(row: Any) -> str:
        odd.append(row)
        return "skip"

    try:
        table = csv.read_csv(
            pa.BufferReader(body.encode()),
            read_options=csv.ReadOptions(column_names=names, use_threads=False, block_size=_BLOCK),
            parse_options=csv.ParseOptions(
                delimiter=layout.separator,
                newlines_in_values='"' in body and _breaks_inside(body),
                invalid_row_handler=remember,
            ),
            convert_options=csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.dictionary(pa.int32(), pa.string())),
                strings_can_be_null=False,
            ),
        )
    except pa.ArrowInvalid as problem:
        raise damaged(Text(sv=f"Läsaren säger: {problem}.", en=f"The reader says: {problem}.")) from problem
    if odd:
        raise _odd_row(odd[0], layout, rows=table.num_rows + len(odd))
    return table


def _odd_row(row: Any, layout: Layout, *, rows: int) -> Exception:
    line = layout.first_line + (row.number or 1) - 1
    why = Text(
        sv=f"Raden har {row.actual_columns} celler i stället för {row.expected_columns}.",
        en=f"The row has {row.actual_columns} cells instead of {row.expected_columns}.",
    )
    last = row.number is None or row.number >= rows
    if last and row.actual_columns < row.expected_columns:
        return truncated(why, where=at(line))
    return damaged(why, where=at(line, layout.header[min(row.actual_columns, len(layout.header)) - 1]))


def _refuse_open_quote(body: str, first_line: int) -> None:
    if body.count('"') % 2 == 0:
        return
    lines = body.splitlines()
    line = next((index for index, line in enumerate(lines) if line.count('"') % 2), len(lines) - 1)
    why = Text(sv="Ett citattecken har inget slut.", en="A quotation mark is never closed.")
    if line == len(lines) - 1:
        raise truncated(why, where=at(first_line + line))
    raise damaged(why, where=at(first_line + line))


def _breaks_inside(body: str) -> bool:
    """Whether some quoted cell runs over several lines."""
    return any(line.count('"') % 2 for line in body.splitlines() if '"' in line)


def _column(name: str, cells: pa.ChunkedArray) -> Column:
    array = cells.unify_dictionaries().combine_chunks()
    chunk = array.chunk(0) if isinstance(array, pa.ChunkedArray) else array
    codes = chunk.indices.to_numpy(zero_copy_only=False).astype(np.intp, copy=False)
    return Column.of(name, chunk.dictionary.to_pylist(), codes)
