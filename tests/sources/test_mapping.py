# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Tables of nobody's form: mapped by answers, by a file that is used again, refused where anything is not as it was."""

import io
import os
import subprocess
import sys

import pytest
import xlsxwriter

from skillshed.errors import InputError
from skillshed.home import Home
from skillshed.sources.importing import Imported, Refused, import_paths
from skillshed.sources.mapping.mapping import read_mapping
from skillshed.sources.mapping.reading import header_of
from skillshed.sources.tidy import tidy

ADMISSION = [
    ["Slutantagning 2026"],
    [],
    ["Kod", "Skola", "Studieväg", "Platser", "Sökande i första hand", "Antagna"],
    ["12080001", "Lugnetgymnasiet", "Naturvetenskapsprogrammet", "64", "71", "64"],
    ["12080001", "Lugnetgymnasiet", "Vård- och omsorgsprogrammet", "32", "..", "20"],
    ["Källa: antagningskansliet"],
]
MAPPING = """
kind: programme_places
sheet: Slut
header: 3
columns:
  year: {always: 2026}
  school: Kod
  programme:
    column: Studieväg
    codes: {Naturvetenskapsprogrammet: NA25, Vård- och omsorgsprogrammet: VO25}
  places: Platser
  first_choice: Sökande i första hand
  admitted: Antagna
  started: {empty: true}
  completed: {empty: true}
"""


def workbook(sheets):
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return written.getvalue()


def cli(*words, answers="", home):
    """The program itself, its questions answered by a pipe."""
    command = [
        sys.executable,
        "-c",
        "from skillshed.cli import main; main()",
        "--home",
        str(home),
        *map(str, words),
    ]
    surroundings = {**os.environ, "SKILLSHED_LANG": "sv", "COLUMNS": "200"}
    return subprocess.run(
        command,
        input=answers,
        env=surroundings,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


@pytest.fixture
def admission(tmp_path):
    path = tmp_path / "antagning-2026.xlsx"
    path.write_bytes(workbook({"Om": [["Läs detta"]], "Slut": ADMISSION}))
    return path


@pytest.fixture
def mapping(tmp_path):
    path = tmp_path / "antagning.mapping.yaml"
    path.write_text(MAPPING, encoding="utf-8")
    return path


def test_an_admission_file_becomes_places(tmp_path, admission, mapping):
    (taken,) = import_paths(Home(tmp_path / "home"), [admission], mapping=read_mapping(mapping))
    assert isinstance(taken, Imported), taken
    frame = tidy(taken.snapshot).set_index("programme")
    assert frame.loc["NA25", "places"] == 64
    assert frame.loc["VO25", "first_choice"] != frame.loc["VO25", "first_choice"]
    assert list(frame["year"]) == [2026, 2026]
    assert any("mappning" in str(remark) for remark in taken.remarks)


def test_a_heading_that_has_changed_is_told_and_nothing_is_guessed(tmp_path, admission, mapping):
    mapping.write_text(MAPPING.replace("Antagna", "Antagna totalt"), encoding="utf-8")
    (refused,) = import_paths(Home(tmp_path / "home"), [admission], mapping=read_mapping(mapping))
    assert isinstance(refused, Refused)
    assert "Antagna totalt" in str(refused.error)
    assert "Platser" in str(refused.error)


@pytest.mark.parametrize(
    "wrong",
    [
        "kind: programme_places\ncolumns: {}\n",
        "kind: hej\ncolumns: {a: b}\n",
        MAPPING.replace("{always: 2026}", "{always: 2026, empty: true}"),
        MAPPING.replace("header: 3", "header: 0"),
        MAPPING + "  okänd: Kod\n",
        "- a\n",
        "kind: [\n",
    ],
)
def test_a_mapping_that_cannot_be_used_says_where(mapping, wrong):
    mapping.write_text(wrong, encoding="utf-8")
    with pytest.raises(InputError):
        read_mapping(mapping)


def test_figures_in_many_columns_become_rows(tmp_path):
    table = tmp_path / "studerande.csv"
    table.write_text("År,Data/It,Transporttjänster\n2023,15162,1618\n2024,16447,..\n", encoding="utf-8")
    told = tmp_path / "m.yaml"
    told.write_text(
        "kind: indicators\ncolumns:\n  provider: {always: myh}\n  indicator: {always: students}\n  area: {always: '00'}\n"
        "  breakdown: {heading: true}\n  year: År\n  figure: {cells: all}\n",
        encoding="utf-8",
    )
    (taken,) = import_paths(Home(tmp_path / "home"), [table], mapping=read_mapping(told))
    frame = tidy(taken.snapshot)
    assert len(frame) == 4
    assert frame["figure"].sum() == 15162 + 1618 + 16447


def test_a_table_of_figures_is_mapped_to_dimensions(tmp_path):
    table = tmp_path / "folk.csv"
    table.write_text(
        "Kommunkod;Vem;Hur gammal;När;Antal\n2080;män;17;2024;310\n2080;kvinnor;17;2024;295\n",
        encoding="utf-8",
    )
    told = tmp_path / "m.yaml"
    told.write_text(
        "kind: population\ncolumns: {region: Kommunkod, sex: Vem, age: Hur gammal, year: När, value: Antal}\n",
        encoding="utf-8",
    )
    (taken,) = import_paths(Home(tmp_path / "home"), [table], mapping=read_mapping(told))
    assert isinstance(taken, Imported), taken
    frame = tidy(taken.snapshot)
    assert set(frame["region"]) == {"2080"}
    assert frame["value"].sum() == 605


def test_the_line_of_the_headings_is_guessed():
    assert header_of([[str(cell) for cell in row] for row in ADMISSION]) == 3


def test_the_wizard_asks_and_what_it_writes_can_be_used(tmp_path, admission):
    answers = ["2", "3", "=2026", "1", "Studieväg", "-", "Platser", "5", "6", "-", "-"]
    out = tmp_path / "made.yaml"
    words = ["map", admission, "--as", "programme_places", "--out", out]
    asked = cli(*words, answers="\n".join(answers) + "\n", home=tmp_path / "home")
    assert asked.returncode == 0, asked.stdout + asked.stderr
    made = read_mapping(out)
    assert made.columns["first_choice"].column == "Sökande i första hand"
    assert made.columns["year"].always == "2026"
    assert made.columns["completed"].empty
    done = cli("import", admission, "--mapping", out, home=tmp_path / "home")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "antagning-2026.xlsx" in done.stdout


def test_the_wizard_refuses_an_answer_that_is_no_heading(tmp_path, admission):
    words = ["map", admission, "--as", "programme_places", "--out", tmp_path / "x"]
    asked = cli(*words, answers="2\n3\n=2026\n99\n", home=tmp_path / "home")
    assert asked.returncode != 0
    assert "99" in asked.stderr
    assert not (tmp_path / "x").exists()
