# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Intervals in columns of their own: a page writes `6 580 (6 380–6 890)` in one cell, a workbook needs three numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from skillshed.language import Language, Text
from skillshed.report.numbers import NO_BREAK
from skillshed.report.writers.reading import read_number

if TYPE_CHECKING:
    from skillshed.report.parts import Column, Table

_BETWEEN: Final = re.compile(f"–|{NO_BREAK}(?:till|to){NO_BREAK}| (?:till|to) ")
_BESIDE: Final = re.compile(r"(?P<value>[^()]+?) \((?P<interval>[^()]+)\)")
_ENDS: Final = (Text(sv="{name}, från", en="{name}, from"), Text(sv="{name}, till", en="{name}, to"))
Cells = tuple[str, str, str, str]
"""What a cell says: a figure, the two ends of its interval, and the first end or the mark in its place; empty where it says none."""


def spread(table: Table, *, language: Language) -> Table:
    """Give the table with every interval's ends in two columns, beside the figure where one stands before it.

    Args:
        table: as on a page.
        language: that its numbers are written in.
    """
    columns: list[Column] = []
    found: list[list[str]] = [[] for _ in table.rows]
    for place, column in enumerate(table.columns):
        cells = [_read(row[place], language=language) for row in table.rows]
        parts = _parts(column, cells, language=language) if column.numeric else [(column, -1)]
        columns += [one for one, _ in parts]
        for row, told, read in zip(found, table.rows, cells, strict=True):
            row += [told[place] if part < 0 else read[part] for _, part in parts]
    return replace(table, columns=columns, rows=found)


def _parts(column: Column, cells: list[Cells], *, language: Language) -> list[tuple[Column, int]]:
    """The columns that one becomes, and which part of a cell stands in each; -1 the whole."""
    if not any(low for _, low, _, _ in cells):
        return [(column, -1)]
    first, last = (replace(column, label=text.within(language).format(name=column.label)) for text in _ENDS)
    alone = all(read_number(value, language=language) is None for value, *_ in cells)
    return [(first, 3), (last, 2)] if alone else [(column, 0), (first, 1), (last, 2)]


def _read(text: str, *, language: Language) -> Cells:
    """Read a cell; what is neither a figure with an interval nor an interval is left as it is."""
    beside = _BESIDE.fullmatch(text)
    value, inside = (beside["value"], beside["interval"]) if beside else ("", text)
    ends = _BETWEEN.split(inside)
    numbers = [read_number(end, language=language) is not None for end in ends]
    if len(ends) == 2 and any(numbers):  # noqa: PLR2004 - two ends
        return value, ends[0], ends[1], ends[0]
    return text, "", "", text
