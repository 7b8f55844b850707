# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Where the table stands in a CSV file: its separator, its header, and the notes around it."""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from skillshed.language import Text
from skillshed.sources.files.refusals import at, damaged, not_a_table

_SEPARATORS: Final = (",", ";", "\t", "|")
_SAMPLE_LINES: Final = 60
_SAMPLE: Final = 200_000
_NOTES: Final = 20_000
_BLANK_LINE: Final = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True)
class Layout:
    """How to read a CSV file.

    Args:
        separator: between cells.
        header: the columns' names as written.
        first_line: the line of the first row, counted from 1.
        start: where in the text the first row begins.
        end: where in the text the rows end and notes begin.
        title: the words above the header.
        notes: the lines below the rows.
    """

    separator: str
    header: list[str]
    first_line: int
    start: int
    end: int
    title: tuple[str, ...]
    notes: tuple[str, ...]


def layout_of(text: str) -> Layout:
    """Find separator, header and notes.

    Raises:
        InputError: no line is divided into columns, or the header has another width than the rows.
    """
    sample = text[:_SAMPLE].splitlines()[:_SAMPLE_LINES]
    separator = max(_SEPARATORS, key=lambda candidate: _evenness(sample, candidate))
    widths = [len(cells) for cells in _divide(sample, separator)]
    width = _common(widths)
    if width < 2:  # noqa: PLR2004 - a table has at least a variable and a figure
        raise not_a_table(
            Text(
                sv="Ingen rad är delad i kolumner med komma, semikolon eller tabb.",
                en="No line is divided into columns by comma, semicolon or tab.",
            )
        )
    top = widths.index(width)
    _refuse_odd_header(widths[:top], width)
    end, notes = _notes_below(text, separator)
    start = _offset(text, top + 1)
    return Layout(
        separator=separator,
        header=next(iter(_divide([sample[top]], separator))),
        first_line=top + 2,
        start=start,
        end=max(start, end),
        title=tuple(line.strip().strip('"') for line in sample[:top] if line.strip()),
        notes=notes,
    )


def _divide(lines: list[str], separator: str) -> list[list[str]]:
    return [next(iter(csv.reader([line], delimiter=separator)), []) for line in lines]


def _evenness(lines: list[str], separator: str) -> tuple[int, int]:
    """How many lines the separator divides into the same number of cells, and into how many."""
    widths = [len(cells) for cells in _divide(lines, separator) if cells]
    width = _common(widths)
    return (sum(1 for found in widths if found == width) if width > 1 else 0, width)


def _common(widths: list[int]) -> int:
    """The commonest width of lines that are divided at all."""
    divided = Counter(width for width in widths if width > 1)
    return max(divided, key=lambda width: (divided[width], width), default=0)


def _refuse_odd_header(above: list[int], width: int) -> None:
    """A divided line right above the first full one is a header that does not fit its rows."""
    if above and above[-1] > 1:
        why = Text(
            sv=f"Rubrikraden har {above[-1]} kolumner och raderna under har {width}.",
            en=f"The header has {above[-1]} columns and the rows below have {width}.",
        )
        raise damaged(why, where=at(len(above)))


def _offset(text: str, lines: int) -> int:
    place = 0
    for _ in range(lines):
        place = text.find("\n", place) + 1
        if place == 0:
            return len(text)
    return place


def _notes_below(text: str, separator: str) -> tuple[int, tuple[str, ...]]:
    """Find the notes: undivided lines after the last blank line that divided lines stand above."""
    base = max(0, len(text) - _NOTES)
    for blank in _BLANK_LINE.finditer(text, base):
        below = [line for line in text[blank.end() :].splitlines() if line.strip()]
        if below and all(len(cells) == 1 for cells in _divide(below, separator)):
            return blank.start() + 1, tuple(line.strip().strip('"') for line in below)
    return len(text), ()
