# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""SIRIS and the files of Myndigheten för yrkeshögskolan: workbooks whose header stands on a line that changes."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import xlsxwriter
from starlette.responses import Response
from starlette.routing import Route

from skillshed.sources.servers.fiction import called, draw, municipalities

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from starlette.requests import Request

    from skillshed.sources.servers.manners import Manners
    from skillshed.sources.servers.shelf import Shown

    Cells = Sequence[Sequence[Any]]

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NOT_OUT = 2026
_MADE = datetime(2026, 1, 1, tzinfo=UTC)  # the same file has the same bytes whenever it is asked for
_MARKS = ("..", ".", None)


def siris_routes(shelf: list[Shown], _: Manners) -> list[Route]:
    """Give SIRIS's route."""
    areas = municipalities(shelf)

    async def export(request: Request) -> Response:
        year, report = int(request.query_params["pAr"]), request.query_params["pExportID"]
        sheets: dict[str, Cells] = {"Tabellbeskrivning": [["Beskrivning"], ["Kommun"]]}
        if year < _NOT_OUT:
            sheets |= {
                name: _report(_places(areas, report), name, report, year=year) for name in ("VO", "NA")
            }
        return Response(workbook(sheets), media_type="application/vnd.ms-excel")

    return [Route("/runexport/", export)]


def myh_routes(_: list[Shown], manners: Manners) -> list[Route]:
    """Give the files of a folder (the quirk `folder`), or a small round of our own."""

    async def file(request: Request) -> Response:
        name = request.path_params["path"].rsplit("/", maxsplit=1)[-1]
        folder = manners.quirks.get("folder")
        if folder:
            path = Path(folder) / name
            return (
                Response(path.read_bytes(), media_type=_XLSX) if path.is_file() else Response(status_code=404)
            )
        return Response(workbook({"Tabell 3": _round(name)}), media_type=_XLSX)

    return [Route("/{path:path}", file)]


def workbook(sheets: Mapping[str, Cells]) -> bytes:
    """Write a workbook of texts, as the services' own reports are."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        book.set_properties({"created": _MADE})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, ["" if cell is None else str(cell) for cell in row])
    return written.getvalue()


_NATION, _COUNTIES = {"458", "402"}, {"460", "403", "186"}


def _places(areas: Sequence[str], report: str) -> Sequence[str]:
    """The areas that a report is about: the nation, counties or municipalities."""
    if report in _NATION:
        return ("00",)
    return sorted({area[:2] for area in areas}) if report in _COUNTIES else areas


def _report(areas: Sequence[str], name: str, report: str, *, year: int) -> Cells:
    """A sheet of one programme: the header stands a line lower every other year; all cells are texts."""
    above: list[list[Any]] = [
        [called(f"Rapport {report}")],
        [f"Läsår {year}"],
        [],
        [],
        *([[]] if year % 2 else []),
    ]
    return [
        *above,
        ["Kommun", "Kommun-kod", "Antal elever", "Andel kvinnor"],
        *(_line(area, name, report, year=year) for area in areas),
    ]


def _line(area: str, name: str, report: str, *, year: int) -> list[Any]:
    drawn = draw(300, area, name, report, year)
    first = f"{drawn}" if drawn > 40 else _MARKS[drawn % len(_MARKS)]  # noqa: PLR2004 - few pupils are not told
    place = "Riket" if area == "00" else called("Orten")
    return [place, area, first, f"{drawn % 100},5" if drawn > 40 else ".."]  # noqa: PLR2004


def _round(name: str) -> Cells:
    year = "".join(filter(str.isdigit, name))[-4:]
    header = [
        "Utbildningsområde", "SUN5 inriktning", "Utbildningsnamn", "Beslut", "Diarienummer", "Kommun", "YH-poäng", "SeQF nivå", "Studieform", "Studietakt %",
        "Utbildningsanordnare administrativ enhet", "Huvudmannatyp", "Sökta utbildningsomgångar", "Beviljade utbildningsomgångar", "Sökta platser totalt",
        "Beviljade platser totalt", "Län",
    ]  # fmt: skip
    rows = [
        ["Data/IT", "481ab", called("Drifttekniker"), ("Beviljad", "Avslag")[i % 2], f"MYH {year}/{1000 + i}", ("Falun", "Flera kommuner")[i % 3 // 2], "400",
         "5", "Bunden", "100", called("Utbildaren"), "Privat", "3", str(3 - 3 * (i % 2)), "105", str(105 * (1 - i % 2)), "Dalarna"]
        for i in range(6)
    ]  # fmt: skip
    return [["Yrkeshögskolan"], [], [called("Ansökningar")], [], [], header, *rows]
