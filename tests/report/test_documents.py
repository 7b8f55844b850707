# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import hashlib
import tomllib
import zipfile
from importlib.resources import files
from io import BytesIO

import docx
import pytest
import python_calamine
from docx import Document as WordFile
from hypothesis import given
from hypothesis import strategies as st

from skillshed.errors import InputError, SkillshedError, UnknownCodeError
from skillshed.report.documents import KINDS, make
from skillshed.report.numbers import Numbers
from skillshed.report.parts import Column, Table
from skillshed.report.selection import industries
from skillshed.report.writers import write
from skillshed.report.writers.reading import read_number
from skillshed.report.writers.spreading import spread


@pytest.fixture(scope="module", params=list(KINDS))
def document(request, demo_release):
    region = "3101" if request.param == "municipality" else "31"
    return make(demo_release, region, kind=request.param)


def test_every_kind_says_something_and_says_that_it_is_fictitious(document):
    assert document.opening.fictitious
    assert document.opening.key_figures
    assert document.opening.in_short
    assert len({section.id for section in document.sections}) == len(document.sections) >= 2


def test_pdf_is_tagged_and_the_same_twice(document):
    made = write(document, "pdf")
    assert made.startswith(b"%PDF-")
    assert b"/MarkInfo" in made or b"StructTreeRoot" in made
    assert b"pdfuaid" in made
    assert write(document, "pdf") == made


def test_word_file_can_be_opened_and_holds_every_finding(document):
    opened = WordFile(BytesIO(write(document, "docx")))
    text = "\n".join(paragraph.text for paragraph in opened.paragraphs)
    for section in document.sections:
        assert section.title in text
        for figure in section.figures:
            assert figure.finding in text
    assert document.opening.fictitious in text
    pictures = [shape._inline.docPr.get("descr") for shape in opened.inline_shapes]
    assert all(pictures)
    assert len(pictures) == sum(len(section.figures) for section in document.sections)
    assert "skillshed-document" not in text


def test_workbook_holds_the_figures_of_the_document_as_numbers(document):
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(write(document, "xlsx")))
    tables = [figure.table for section in document.sections for figure in section.figures]
    tables += [table for section in document.sections for table in section.tables]
    assert len(book.sheet_names) == 1 + len(tables)
    cells = [
        cell
        for name in book.sheet_names[1:]
        for row in book.get_sheet_by_name(name).to_python()
        for cell in row
    ]
    assert sum(isinstance(cell, float) for cell in cells) > 10


@pytest.mark.parametrize("language", ["sv", "en"])
def test_intervals_are_numbers_in_columns_of_their_own(language):
    numbers = Numbers(language)
    interval, wide, few = numbers.interval(6380, 6890), numbers.interval(-40, 10), numbers.interval(2, 48)
    columns = [Column("År", numeric=False), Column("Anställda"), Column("80 %"), Column("Andel")]
    rows = [
        ["2025", numbers.count(6546), "..", numbers.percent(0.5)],
        ["2026–2030", f"{numbers.count(6580)} ({interval})", wide, numbers.percent(0.5)],
        ["2031", "..", few, ".."],
    ]
    told = spread(Table("", columns, rows), language=language)
    ends = ("från", "till") if language == "sv" else ("from", "to")
    assert [one.label for one in told.columns] == [
        "År", "Anställda", *(f"Anställda, {end}" for end in ends), *(f"80 %, {end}" for end in ends), "Andel"
    ]  # fmt: skip
    first, second, third = told.rows
    read = [read_number(cell, language=language) for cell in second[1:6]]
    assert [one.value for one in read] == [6580, *(round(end, -1) for end in (6380, 6890)), -40, 10]
    assert first == ["2025", numbers.count(6546), "", "", "..", "", numbers.percent(0.5)]
    assert third == ["2031", "..", "", "", numbers.few, "48", ".."]
    assert second[0] == "2026–2030"


def test_years_of_a_workbook_are_numbers(demo_release):
    made = write(make(demo_release, "3101", kind="municipality"), "xlsx")
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(made))
    rows = [row for name in book.sheet_names[1:] for row in book.get_sheet_by_name(name).to_python()]
    years = [row[0] for row in rows if isinstance(row[0], float)]
    assert 2040 in years
    assert not [
        row[0] for row in rows if isinstance(row[0], str) and row[0].startswith("20") and len(row[0]) == 4
    ]


def test_no_cell_of_a_workbook_is_a_formula(demo_release):
    made = make(demo_release, "31")
    with zipfile.ZipFile(BytesIO(write(made, "xlsx"))) as parts:
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist() if "worksheets/sheet" in name)


def test_industry_holds_only_its_own_occupations(demo_release):
    made = make(demo_release, "31", kind="industry", industry_code="school")
    own = industries()["school"].occupations
    rows = [
        row[0]
        for section in made.sections
        if section.id == "employment"
        for row in section.figures[0].table.rows
    ]
    assert rows
    assert all(row.startswith(own) for row in rows)


def test_municipality_has_room_on_two_pages(demo_release):
    made = write(make(demo_release, "3101", kind="municipality"), "pdf")
    assert made.count(b"/Type /Page\n") + made.count(b"/Type/Page\n") in {0, 2}


def test_word_template_of_ones_own(demo_release, tmp_path):
    template = docx.Document()
    template.add_paragraph("Region Exempel, {{ title }}")
    template.add_paragraph("{{ body }}")
    template.add_paragraph("Hälsningar, regionen")
    template.save(tmp_path / "brev.docx")
    made = write(make(demo_release, "31", kind="industry"), "docx", letterhead=tmp_path / "brev.docx")
    texts = [paragraph.text for paragraph in WordFile(BytesIO(made)).paragraphs]
    assert texts[0].startswith("Region Exempel, Branschfördjupning")
    assert texts[-1] == "Hälsningar, regionen"
    assert len(texts) > 30


def test_word_template_without_a_place_for_the_document(demo_release, tmp_path):
    docx.Document().save(tmp_path / "tom.docx")
    (tmp_path / "text.docx").write_text("ingen Word-fil")
    made = make(demo_release, "3101", kind="municipality")
    for name in ("tom.docx", "text.docx", "finns-inte.docx"):
        with pytest.raises(InputError):
            write(made, "docx", letterhead=tmp_path / name)


def test_unknown_kind_format_and_industry_are_told(demo_release):
    with pytest.raises(SkillshedError, match="Dokumentet finns inte"):
        make(demo_release, "31", kind="roman")
    with pytest.raises(UnknownCodeError, match="Branschen finns inte"):
        make(demo_release, "31", kind="industry", industry_code="rymd")
    with pytest.raises(SkillshedError, match="Formatet finns inte"):
        write(make(demo_release, "3101", kind="municipality"), "odt")


@given(st.integers(-(10**7), 10**7), st.sampled_from(["sv", "en"]))
def test_numbers_are_read_back_as_they_were_written(value, language):
    written = Numbers(language).decimal(value, signed=True)
    assert read_number(written, language=language).value == value


@given(st.floats(-1, 10), st.sampled_from(["sv", "en"]))
def test_shares_are_read_back_as_they_were_written(share, language):
    found = read_number(Numbers(language).percent(share, digits=1), language=language)
    assert found.percent
    assert found.value == pytest.approx(share, abs=0.000501)


@pytest.mark.parametrize("mark", ["..", "färre än 5", "–", "1 200–1 400", "", "=1+1", "dold"])
def test_marks_are_no_numbers(mark):
    assert read_number(mark, language="sv") is None


def test_typeface_is_what_it_says():
    folder = files("skillshed.report") / "fonts"
    listed = tomllib.loads((folder / "VENDORED.toml").read_text(encoding="utf-8"))["file"]
    assert {each["name"] for each in listed} == {
        each.name for each in folder.iterdir() if each.name.endswith(".ttf")
    }
    for each in listed:
        assert hashlib.sha256((folder / each["name"]).read_bytes()).hexdigest() == each["sha256"]
