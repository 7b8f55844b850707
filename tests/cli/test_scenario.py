# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import json

import pandas as pd
import pytest

MINE = """name: Gruvan
author: Anna
shocks:
  - kind: employer_opens
    area: 3105
    year: 2030
    jobs: 400
    occupations: {811: 0.5, 723: 0.5}
"""
LATER = """name: Pension
shocks:
  - {kind: retirement_age, years: 1, from: 2030}
"""


@pytest.fixture
def mine(tmp_path):
    path = tmp_path / "gruvan.yaml"
    path.write_text(MINE, encoding="utf-8")
    return path


def test_it_works(built_once, skillshed, mine):
    answer = skillshed("--demo", "scenario", mine, home=built_once[0])
    assert answer.code == 0, answer.err
    assert "400 jobb öppnar" in answer.said
    assert "FIKTIVA UPPGIFTER" in answer.out
    assert "(+400)" in answer.said


def test_json_tells_what_changes_with_its_interval(built_once, skillshed, mine):
    told = json.loads(skillshed("--demo", "scenario", mine, "-r", "31", "--json", home=built_once[0]).out)[
        "scenarios"
    ][0]
    assert told["fictitious"] is True
    assert {row["occupation"] for row in told["employment"]} == {"T", "811", "723"}
    told_rows = [row for row in told["openings"] if row["difference"] is not None]
    assert any(row["difference"] for row in told_rows)
    assert all(row["difference_low"] <= row["difference_high"] for row in told_rows)
    assert "400 jobs open" in told["explanation"]["en"]


def test_two_files_stand_side_by_side_in_a_table(built_once, skillshed, mine):
    later = mine.parent / "pension.yaml"
    later.write_text(LATER, encoding="utf-8")
    out = mine.parent / "t.csv"
    words = ("--demo", "scenario", mine, later, "-r", "31", "--table", "openings", "--out", out)
    assert skillshed(*words, home=built_once[0]).code == 0
    assert {"base", "Gruvan", "Pension", "Pension difference"} <= set(pd.read_csv(out))


def test_a_saved_scenario_is_listed_and_run_by_name(demo_home, skillshed, mine):
    assert "Inga scenarier" in skillshed("--demo", "scenario", home=demo_home).said
    assert skillshed("--demo", "scenario", mine, "--save", home=demo_home).code == 0
    assert (
        json.loads(skillshed("--demo", "scenario", "--list", "--json", home=demo_home).out)[0]["name"]
        == "gruvan"
    )
    assert "Anna" in skillshed("--demo", "scenario", "--list", home=demo_home).out
    assert skillshed("--demo", "scenario", "gruvan", "-r", "31", home=demo_home).code == 0


def test_a_misspelt_place_is_refused_with_its_line(built_once, skillshed, mine):
    mine.write_text(MINE.replace("3105", "Atlantis"), encoding="utf-8")
    answer = skillshed("--demo", "scenario", mine, home=built_once[0])
    assert answer.code == 4
    assert "gruvan.yaml, rad 5" in answer.said


def test_a_file_that_is_no_scenario_is_refused(built_once, skillshed, mine):
    mine.write_text("hej", encoding="utf-8")
    assert skillshed("--demo", "scenario", mine, home=built_once[0]).code == 3
    assert skillshed("--demo", "scenario", "finns-inte", home=built_once[0]).code == 3
