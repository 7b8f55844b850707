# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How wide a printed table's columns are: no figure, date or word broken over lines, long texts share what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from skillshed.report.parts import Column, Table

_SIZES: Final = ((frozenset("iIljtfr.,:;'()|! \u00a0\u202f"), 0.34), (frozenset("mwMW%@"), 0.9))
_DIGIT, _CAPITAL, _LETTER = 0.64, 0.68, 0.56
_BOLD: Final = 1.1
"""A heading is bold, and so wider."""
_SHORT: Final = 10.0
"""A text of at most this many em stays on its line."""
_RATHER_SHORT: Final = 15.0
"""So does one of at most this, where all figures have room as well."""
_LONG: Final = 40.0
"""More than this no text asks for: longer lines are hard to read."""
_EDGES: Final = 0.95
"""The space at both sides of a cell."""


def widths(table: Table, *, room: float) -> tuple[float, ...]:
    """Share the width of a page between the columns of a table.

    As web browsers do it: where all fits, in proportion to what the columns ask for; else every column first gets
    what its longest word needs, and what is left goes to those that ask for more.

    Args:
        table: what is set.
        room: width of the page in em of the table's text.

    Returns:
        A width per column, in em; they add up to `room` unless not even the longest words fit.
    """
    asked = _all_asked(table, figures=True)
    if sum(least for least, _ in asked) > room:
        asked = _all_asked(table, figures=False)
    least, wish = [one for one, _ in asked], [one for _, one in asked]
    if sum(wish) <= room:
        return tuple(one * room / sum(wish) for one in wish)
    more = sum(wish) - sum(least)
    spare = max(room - sum(least), 0.0)
    return tuple(low + spare * (high - low) / more if more else low for low, high in asked)


def fits(table: Table, *, room: float) -> bool:
    """Tell whether every figure has room on a line of its own."""
    return sum(least for least, _ in _all_asked(table, figures=True)) <= room


def _all_asked(table: Table, *, figures: bool) -> list[tuple[float, float]]:
    """What every column asks for; `figures` and their intervals stand on one line, or break where they may."""
    cells = [[row[place] for row in table.rows] for place in range(len(table.columns))]
    return [_asked(column, own, figures=figures) for column, own in zip(table.columns, cells, strict=True)]


def _asked(column: Column, cells: list[str], *, figures: bool) -> tuple[float, float]:
    """The least that a column can do with, and what it would like to have."""
    longest = max(map(_size, cells), default=0.0)
    stays = column.whole or longest <= _SHORT or (figures and (column.numeric or longest <= _RATHER_SHORT))
    least = max(_word(column.label) * _BOLD, longest if stays else max(map(_word, cells), default=0.0))
    return least + _EDGES, max(least, min(longest, _LONG)) + _EDGES


def _word(text: str) -> float:
    """The longest part that no line may break; a figure's thousands stand together by spaces that do not break."""
    return max(map(_size, text.split(" ")), default=0.0)


def _size(text: str) -> float:
    return sum(map(_letter, text))


def _letter(letter: str) -> float:
    for letters, size in _SIZES:
        if letter in letters:
            return size
    return _DIGIT if letter.isdigit() else _CAPITAL if letter.isupper() else _LETTER
