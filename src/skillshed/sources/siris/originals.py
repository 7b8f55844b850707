# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From SIRIS's workbooks to indicators: the header is found by its first cell, since its line changes from report to report."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from python_calamine import CalamineError, CalamineWorkbook

from skillshed.sources.fetching.refusals import another_table, cut_short
from skillshed.sources.indicators import COLUMNS
from skillshed.sources.marks import figure
from skillshed.sources.tabulated import tabulated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from skillshed.sources.fetching.answer import Answer
    from skillshed.sources.fetching.plan import Original

_FIRST: Final = {"riket", "län", "kommun"}
_CODES: Final = {"länskod", "kommunkod", "kommun-kod", "län-kod"}
_DESCRIPTION: Final = "beskrivning"
_NATION: Final = "00"
# A report of a year that is not out yet comes as a workbook without any figures.
_FEWEST = 1


def original(table: str, title: str, answers: Sequence[Answer]) -> Original:
    """Give the figures of all sheets of all reports.

    Raises:
        FetchError: a report has no figures: its year is not out yet.
    """
    rows = (
        row | {"indicator": f"{table.partition('_')[0]}: {row['indicator']}"}
        for answer in answers
        for row in _figures(answer, title)
    )
    return tabulated(f"siris-{table}.csv", COLUMNS, rows)


def need_workbook(answer: Answer) -> None:
    """Refuse what is no workbook.

    Raises:
        NotWholeError: so it is.
    """
    try:
        CalamineWorkbook.from_filelike(BytesIO(answer.read())).close()
    except CalamineError as problem:
        raise cut_short(answer.call, problem) from problem


def _figures(answer: Answer, title: str) -> list[dict[str, Any]]:
    year = int(dict(answer.call.parameters)["pAr"])
    with CalamineWorkbook.from_filelike(BytesIO(answer.read())) as book:
        sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    rows = [
        row | {"provider": "siris", "indicator_name": f"{title}: {row['indicator']}", "year": year}
        for name, sheet in sheets.items()
        if _DESCRIPTION not in name.casefold()
        for row in _sheet(name, sheet)
    ]
    if len(rows) < _FEWEST:
        raise another_table(
            answer.call,
            f"rapporten för {year} har inga tal; året är troligen inte publicerat",
            f"the report for {year} has no figures; the year is probably not published",
        )
    return rows


def _sheet(name: str, lines: Sequence[Sequence[Any]]) -> Iterator[dict[str, Any]]:
    """One row per area and column; a sheet is a programme."""
    place = next(
        (i for i, line in enumerate(lines) if line and str(line[0]).strip().casefold() in _FIRST), None
    )
    if place is None:
        return
    header = [" ".join(str(cell).split()) for cell in lines[place]]
    for line in lines[place + 1 :]:
        cells = dict(zip(header, line, strict=False))
        area = _area(cells)
        if not area:
            continue
        for column, cell in _measures(cells):
            read = figure(cell)
            yield {
                "indicator": column,
                "area": area,
                "breakdown": f"programme={name}",
                "figure": read.value,
                "written": read.raw,
                "reason": read.reason,
            }


def _area(cells: Mapping[str, Any]) -> str:
    code = next((str(value).strip() for name, value in cells.items() if name.casefold() in _CODES), "")
    first = str(next(iter(cells.values()), "")).strip()
    return _NATION if first.casefold() == "riket" else code.removesuffix(".0") or first


def _measures(cells: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    return ((name, cell) for name, cell in cells.items() if name and name.casefold() not in _FIRST | _CODES)
