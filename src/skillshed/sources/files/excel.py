# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Excel: which sheet holds the table, and on which line its header stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.sources.files.classification_workbook import classification
from skillshed.sources.files.refusals import empty, not_a_table
from skillshed.sources.files.shape import table_of
from skillshed.sources.files.sheet import Column, Sheet, distinct_names, is_value, title_of
from skillshed.sources.files.workbook import sheets
from skillshed.sources.files.yh_workbook import applications
from skillshed.sources.record_kinds import record_kind
from skillshed.sources.variables import PERIOD, is_known

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from skillshed.sources.table import RawTable

_HEADER_LINES: Final = 40
_PERIOD: Final = re.compile(rf"\b{PERIOD}$")


def read(content: bytes) -> RawTable:
    """Read the first sheet of a workbook that holds a table; its header may stand on any of the first 40 lines.

    Raises:
        InputError: no sheet holds a table; the reason is that of the most promising one.
    """
    book = list(sheets(content))
    if not any(cell for _, rows in book for row in rows for cell in row):
        raise empty()
    known = classification(book) or applications(book)
    if known is not None:
        return table_of(known)
    refused: InputError | None = None
    for name, rows in book:
        for top in _headers(rows):
            try:
                return table_of(_sheet(rows, top, name=name))
            except InputError as problem:
                refused = refused or problem
    raise refused or _no_header()


def _no_header() -> InputError:
    return not_a_table(
        Text(
            sv=f"Ingen av de första {_HEADER_LINES} raderna på något blad är en rubrikrad som känns igen.",
            en=f"None of the first {_HEADER_LINES} lines of any sheet is a header that is recognised.",
        )
    )


def _headers(rows: Sequence[Sequence[str]]) -> Iterator[int]:
    """Give the lines that may be a header: names of variables, periods, or the columns of a known record."""
    for index, row in enumerate(rows[:_HEADER_LINES]):
        said = [cell for cell in row if cell]
        if len(said) > 1 and index + 1 < len(rows) and _looks_like_header(said):
            yield index


def _looks_like_header(said: Sequence[str]) -> bool:
    if record_kind(said) is not None:
        return True
    periods = sum(bool(_PERIOD.search(cell)) for cell in said)
    named = sum(is_known(cell) for cell in said)
    return periods > 0 or (named > 0 and any(is_value(cell) for cell in said)) or named > 1


def _sheet(rows: Sequence[Sequence[str]], top: int, *, name: str) -> Sheet:
    width = max(index for index, cell in enumerate(rows[top]) if cell) + 1
    header = distinct_names(rows[top][:width])
    numbered = [
        (top + 2 + index, row[:width]) for index, row in enumerate(rows[top + 1 :]) if any(row[:width])
    ]
    notes: list[str] = []
    while numbered and sum(bool(cell) for cell in numbered[-1][1]) < 2:  # noqa: PLR2004 - a row has a key and a figure
        notes.insert(0, " ".join(cell for cell in numbered.pop()[1] if cell))
    if not numbered:
        raise empty()
    cells = [list(column) for column in zip(*(row for _, row in numbered), strict=True)]
    _fill_outline(header, cells)
    above = [cell for row in rows[:top] for cell in row if cell]
    return Sheet(
        columns=tuple(Column.from_cells(*pair) for pair in zip(header, cells, strict=True)),
        first_line=numbered[0][0],
        title=title_of(above),
        notes=tuple(notes),
        format="xlsx",
        name=name,
        numbers=tuple(number for number, _ in numbered),
    )


def _fill_outline(header: Sequence[str], cells: list[list[str]]) -> None:
    """Repeat a label down to the next one where an export shows it only once, left of the figures."""
    first = next((index for index, name in enumerate(header) if _PERIOD.search(name)), 0)
    if first < 2 or not all(cells[first - 1]):  # noqa: PLR2004 - an outline has at least two levels
        return
    for column in cells[: first - 1]:
        for index in range(1, len(column)):
            column[index] = column[index] or column[index - 1]
