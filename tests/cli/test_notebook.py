# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a notebook shows when an answer of the Python API is the last line of a cell."""

import re

import skillshed as library
from skillshed.language import use_language


def test_an_outlook_shows_itself_in_a_few_lines(built_once):
    shown = repr(library.open(built_once[0], demo=True).outlook(region="31"))
    assert shown.startswith("Almdalas län (31) · release r")
    assert "FIKTIVA UPPGIFTER" in shown
    assert re.search(r"\.population +\d", shown)
    assert len(shown.splitlines()) < 20


def test_an_outlook_shows_tables_with_intervals_in_the_language_of_the_reader(built_once):
    outlook = library.open(built_once[0], demo=True).outlook(region="31")
    with use_language("en"):
        page = outlook._repr_html_()
    assert page.count("<table>") == page.count("</table>") == 2
    assert "FICTITIOUS FIGURES" in page
    assert "Expected population (80 % interval)" in page
    known = outlook.people(())["mean"].iloc[0]
    assert f"<td>{known:,.0f}</td>".replace(",", "\u00a0") in page


def test_a_workspace_names_its_home_and_release(built_once, tmp_path):
    made = library.open(built_once[0], demo=True)
    assert made.release().id in repr(made)
    assert repr(library.open(tmp_path)) == f"Workspace({str(tmp_path)!r}, release=None)"


def test_answers_of_an_import_are_one_line_each(tmp_path):
    (tmp_path / "empty.csv").touch()
    (refused,) = library.open(tmp_path / "home").import_files(tmp_path / "empty.csv")
    assert repr(refused).startswith("Refused('empty.csv': Filen är tom. ")
    assert repr(refused).endswith(".)")


def test_the_doctors_findings_read_as_sentences(tmp_path):
    assert repr(library.open(tmp_path).doctor()[0]).startswith("✓ Hemmet: ")


def test_a_difference_reads_as_its_text(built_once):
    made = library.open(built_once[0], demo=True)
    difference = made.diff(made.release().id)
    assert repr(difference) == difference.as_text()
