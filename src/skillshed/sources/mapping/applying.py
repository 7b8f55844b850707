# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From somebody's table and a mapping to a table of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.sources.mapping.mapping import needed
from skillshed.sources.tabulated import tabulated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from skillshed.sources.fetching.plan import Original
    from skillshed.sources.mapping.mapping import Mapping, Place
    from skillshed.sources.mapping.reading import Lines


def mapped(mapping: Mapping, sheets: dict[str, Lines], *, filename: str) -> Original:
    """Give the table in our columns, as a file that is taken in like any other.

    Raises:
        InputError: a sheet or a heading of the mapping is not in the file, or a text has no code; nothing is guessed.
    """
    lines = _sheet(mapping, sheets, filename)
    header = lines[mapping.header - 1]
    _need_headings(mapping, header, filename)
    columns = [name for name in needed(mapping.kind) if name in mapping.columns]
    rows = (
        dict(zip(columns, row, strict=True))
        for line in _body(mapping, lines)
        for row in _rows(mapping, header, line, columns=columns)
    )
    remark = Text(
        sv=f"Kolumnerna är valda i en mappning av {filename}",
        en=f"The columns were chosen in a mapping of {filename}",
    )
    return tabulated(f"{filename}.csv", columns, rows, remarks=(remark,))


def _sheet(mapping: Mapping, sheets: dict[str, Lines], filename: str) -> Lines:
    if mapping.sheet and mapping.sheet not in sheets:
        raise _absent("sheet", mapping.sheet, found=list(sheets), filename=filename)
    lines = sheets[mapping.sheet] if mapping.sheet else next(iter(sheets.values()), [])
    if len(lines) <= mapping.header:
        raise _absent("header", str(mapping.header), found=[str(len(lines))], filename=filename)
    return lines


def _need_headings(mapping: Mapping, header: Sequence[str], filename: str) -> None:
    for place in mapping.columns.values():
        for name in (*([place.column] if place.column is not None else []), *(place.cells or ())):
            if name not in header:
                raise _absent("column", name, found=[cell for cell in header if cell], filename=filename)


def _body(mapping: Mapping, lines: Lines) -> Iterator[list[str]]:
    """The lines below the headings that hold more than a note."""
    for line in lines[mapping.header :]:
        if sum(bool(cell) for cell in line) > 1:
            yield line


def _rows(
    mapping: Mapping, header: Sequence[str], line: Sequence[str], *, columns: Sequence[str]
) -> Iterator[list[str]]:
    """One row of ours per line, or per figure where the figures stand in many columns."""
    cells = dict(zip(header, line, strict=False))
    figures = next((place for place in mapping.columns.values() if place.cells is not None), None)
    headings = [""] if figures is None else _headings(mapping, header, figures)
    for heading in headings:
        yield [_cell(mapping.columns[name], cells, heading) for name in columns]


def _headings(mapping: Mapping, header: Sequence[str], figures: Place) -> list[str]:
    used = {place.column for place in mapping.columns.values()}
    return list(figures.cells or (name for name in header if name and name not in used))


def _cell(place: Place, cells: dict[str, str], heading: str) -> str:
    if place.empty:
        return ""
    if place.always is not None:
        return place.always
    if place.heading:
        return place.codes.get(heading, heading)
    said = cells.get(heading if place.cells is not None else str(place.column), "")
    return place.codes.get(said, said)


def _absent(what: str, name: str, *, found: Sequence[str], filename: str) -> InputError:
    words = {
        "sheet": Text(sv=f"Bladet {name} finns inte", en=f"There is no sheet {name}"),
        "header": Text(
            sv=f"Det finns inga rader under rad {name}", en=f"There are no lines below line {name}"
        ),
        "column": Text(sv=f"Kolumnen {name} finns inte", en=f"There is no column {name}"),
    }[what]
    said = ", ".join(found)
    return InputError(
        words,
        where=filename,
        why=Text(sv=f"Filen har: {said}.", en=f"The file has: {said}."),
        mend=Text(
            sv="Rätta mappningen, eller gör en ny med skillshed map FIL",
            en="Correct the mapping, or make a new one with skillshed map FILE",
        ),
    )
