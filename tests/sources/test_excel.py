# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import io
import zipfile
from xml.sax.saxutils import escape

import pytest

from skillshed.errors import InputError
from skillshed.sources.files import read_content
from skillshed.sources.importing import Imported


def cell(value):
    if isinstance(value, int | float):
        return f"<c><v>{value}</v></c>"
    return f'<c t="inlineStr"><is><t>{escape(str(value))}</t></is></c>' if value else "<c/>"


def workbook(**sheets):
    """The smallest workbook that Excel itself would open."""
    packed = io.BytesIO()
    names = list(sheets)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        parts = "".join(
            f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
            for n in range(1, len(names) + 1)
        )
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>{parts}</Types>',
        )
        archive.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        listed = "".join(
            f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>' for n, name in enumerate(names, 1)
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{listed}</sheets></workbook>',
        )
        links = "".join(
            f'<Relationship Id="r{n}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{n}.xml"/>'
            for n in range(1, len(names) + 1)
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>',
        )
        for n, rows in enumerate(sheets.values(), 1):
            data = "".join(f"<row>{''.join(map(cell, row))}</row>" for row in rows)
            archive.writestr(
                f"xl/worksheets/sheet{n}.xml",
                f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{data}</sheetData></worksheet>',
            )
    return packed.getvalue()


def rows(writing):
    return [list(row) for row in writing.population_rows()]


def test_the_header_is_found_below_a_title(writing, take):
    sheet = [
        ["Folkmängden efter region, ålder och kön"],
        [""],
        ["region", "ålder", "kön", 2023, 2024],
        *rows(writing),
        [""],
        ["Källa: SCB"],
    ]
    answer = take("population.xlsx", workbook(Läsmig=[["Om tabellen"]], Data=sheet))
    assert isinstance(answer, Imported), answer
    assert answer.kind.id == "population"
    assert answer.rows == 96
    assert answer.snapshot.title.startswith("Folkmängden efter region")


def test_an_outline_is_filled_down(writing):
    body = rows(writing)
    for index in range(len(body) - 1, 0, -1):
        for column in (0, 1):
            if all(body[index][place] == body[index - 1][place] for place in range(column + 1)):
                body[index][column] = ""
    raw = read_content(workbook(Data=[["Folkmängd"], [], ["", "", "", "2023", "2024"], *body]))
    assert len(raw.frame) == 96
    assert set(raw.frame["column 1"]) == {"01 Stockholms län", "19 Västmanlands län"}


def test_variables_without_names_are_known_by_their_values(writing, take):
    sheet = [["Folkmängd efter region, ålder och kön"], ["", "", "", "2023", "2024"], *rows(writing)]
    answer = take("tabell.xlsx", workbook(Data=sheet))
    assert isinstance(answer, Imported), answer
    assert answer.kind.id == "population"


def test_a_wrong_cell_is_named_by_its_line(writing):
    body = rows(writing)
    body[2][3] = "tolv"
    with pytest.raises(InputError) as caught:
        read_content(workbook(Data=[["Titel"], [], ["region", "ålder", "kön", 2023, 2024], *body]))
    assert "tolv" in caught.value.what.en
    assert "6" in caught.value.where


def test_records_in_a_workbook(take):
    sheet = [
        ["Skolor"],
        ["skolenhetskod", "skolnamn", "kommun", "platser"],
        ["1", "Norra", "1980", 120],
        ["2", "Södra", "1980", ""],
    ]
    answer = take("skolor.xlsx", workbook(Blad1=sheet))
    assert isinstance(answer, Imported), answer
    assert answer.kind.id == "schools"
    assert answer.rows == 2


def test_a_cut_workbook(writing):
    whole = workbook(Data=[["region", "ålder", "kön", 2023, 2024], *rows(writing)])
    with pytest.raises(InputError) as caught:
        read_content(whole[:-40])
    assert "cut" in caught.value.what.en
