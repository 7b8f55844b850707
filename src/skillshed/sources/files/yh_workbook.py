# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The workbooks of Myndigheten för yrkeshögskolan: applications and what was granted, whose sheets, lines and headings change from year to year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from skillshed.codes import AreaList
from skillshed.sources.files.sheet import Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Book = Sequence[tuple[str, Sequence[Sequence[str]]]]

_HEADER_LINES: Final = 12
_ID: Final = "diarienummer"
_YEAR: Final = re.compile(r"(20\d{2})/")
_SEVERAL: Final = "several"
# Our column -> what the workbooks of the years have called it, beginning with.
_NAMES: Final = {
    "application": (_ID,),
    "municipality": ("kommun",),
    "programme_title": ("utbildningsnamn",),
    "education_area": ("utbildningsområde",),
    "sun": ("sun5 inriktning",),
    "seqf": ("seqf nivå",),
    "organiser": ("utbildningsanordnare administrativ enhet", "anordnare namn"),
    "organiser_type": ("huvudmannatyp",),
    "decision": ("beslut",),
    "study_form": ("studieform",),
    "pace": ("studietakt %",),
    "yh_points": ("yh-poäng",),
    "rounds_sought": ("sökta utbildningsomgångar",),
    "rounds_granted": ("beviljade utbildningsomgångar",),
    "places_sought": ("sökta platser totalt",),
    "places_granted": ("beviljade platser totalt", "totalt antal beviljade platser"),
}
_NUMBERS: Final = {
    "pace",
    "yh_points",
    "rounds_sought",
    "rounds_granted",
    "places_sought",
    "places_granted",
    "seqf",
}
_GRANTED: Final = {"beviljad": "granted"}


def applications(book: Book) -> Sheet | None:
    """Read the workbook as applications, one row per application and municipality; None when it is none.

    The sheet that tells places is read. An application for several municipalities whose places no sheet divides between them
    stands once, with `several` for its municipality.
    """
    sheets = [(top, rows) for _, rows in book if (top := _header(rows)) is not None]
    told = [(top, rows) for top, rows in sheets if _place(rows[top], "places_granted") is not None]
    if not told:
        return None
    courses = (
        _place(told[-1][1][told[-1][0]], "rounds_granted") is None
        and len(told[-1][1][told[-1][0]]) < _COURSE_COLUMNS
    )
    rounds = _rounds(sheets)
    rows = [_named(row, rounds) for row in _rows(*told[-1])]
    return _sheet(rows, form="course" if courses else "programme")


_COURSE_COLUMNS: Final = 17


def _header(rows: Sequence[Sequence[str]]) -> int | None:
    return next(
        (i for i, row in enumerate(rows[:_HEADER_LINES]) if _ID in {_said(cell) for cell in row}), None
    )


def _place(header: Sequence[str], name: str) -> int | None:
    said = [_said(cell) for cell in header]
    return next((said.index(known) for known in _NAMES[name] if known in said), None)


def _said(cell: str) -> str:
    return " ".join(cell.split()).casefold()


def _rows(top: int, rows: Sequence[Sequence[str]]) -> Iterator[dict[str, str]]:
    places = {name: place for name in _NAMES if (place := _place(rows[top], name)) is not None}
    for row in rows[top + 1 :]:
        cells = {name: row[place].strip() for name, place in places.items() if place < len(row)}
        if _YEAR.search(cells.get("application", "")):
            yield cells


def _rounds(sheets: Sequence[tuple[int, Sequence[Sequence[str]]]]) -> dict[str, dict[str, str]]:
    """How many rounds were sought and granted, which another sheet than that of the places may tell."""
    told = (
        row
        for top, rows in sheets
        if _place(rows[top], "rounds_granted") is not None
        for row in _rows(top, rows)
    )
    return {
        row["application"]: {name: row[name] for name in ("rounds_sought", "rounds_granted") if name in row}
        for row in told
    }


def _named(row: Mapping[str, str], rounds: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """A row with codes: municipality, year of the round, decision."""
    year = _YEAR.search(row["application"])
    decision = _said(row.get("decision", ""))
    filled = dict(rounds.get(row["application"], {})) | dict(row)
    return filled | {
        "round": year[1] if year else "",
        "municipality": _codes().get(_said(row.get("municipality", "")), _SEVERAL),
        "decision": _GRANTED.get(decision, "refused"),
    }


def _codes() -> dict[str, str]:
    """The code of each municipality by its name."""
    return {_said(area.name.sv): area.code for area in AreaList.packaged().kind("municipality")}


def _sheet(rows: Sequence[Mapping[str, str]], *, form: str) -> Sheet:
    names = ["round", "form", *_NAMES]
    cells = {
        name: [form if name == "form" else _cell(name, row.get(name, "")) for row in rows] for name in names
    }
    return Sheet(
        columns=tuple(Column.from_cells(name, texts) for name, texts in cells.items()),
        first_line=2,
        title="Ansökningar till yrkeshögskolan",
        format="xlsx",
    )


def _cell(name: str, text: str) -> str:
    return text.removesuffix(".0") if name in _NUMBERS else text
