# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import json
import re

import pandas as pd
import pytest

import skillshed as library


def test_it_works(built_once, skillshed):
    answer = skillshed("--demo", "outlook", home=built_once[0])
    assert answer.code == 0, answer.err
    assert "Väntad befolkning" in answer.out
    assert "Största rekryteringsbehov" in answer.out
    assert "FIKTIVA UPPGIFTER" in answer.out


def test_json_holds_every_table_with_intervals_in_order(built_once, skillshed):
    told = json.loads(skillshed("--demo", "outlook", "--region", "31", "--json", home=built_once[0]).out)
    assert told["fictitious"] is True
    for table in ("population", "employment", "openings"):
        assert told[table]
        shown = [row for row in told[table] if row["mean"] is not None]
        assert shown
        assert all(row["low"] <= row["high"] for row in shown)
        assert all(row["flag"] == "secret" for row in told[table] if row["mean"] is None)


def test_no_count_of_one_to_four_persons_leaves_the_house(built_once, skillshed):
    told = json.loads(skillshed("--demo", "outlook", "--region", "3105", "--json", home=built_once[0]).out)
    known = [row["value"] for row in told["history"] if row["value"] is not None]
    assert known
    assert not [count for count in known if 0 < count < 5]
    assert any(row["flag"] == "secret" for row in told["history"])


def test_a_municipality_has_an_outlook_too(built_once, skillshed):
    told = json.loads(skillshed("--demo", "outlook", "-r", "3101", "--json", home=built_once[0]).out)
    assert told["population"]


def test_municipalities_add_up_to_the_county(built_once):
    release = library.open(built_once[0], demo=True).release()
    people = release.table("outlook_population")
    people = people[(people["sex"] == "T") & (people["age"] == "T")]
    towns = people[people["region"].astype(str).str.fullmatch(r"31\d\d")].groupby("year")["mean"].sum()
    county = people[people["region"] == "31"].set_index("year")["mean"]
    assert (towns - county).abs().max() < 1e-3 * county.max()


def test_a_table_is_written_as_csv_or_parquet(built_once, skillshed, tmp_path):
    for name, read in (("t.csv", pd.read_csv), ("t.parquet", pd.read_parquet)):
        out = tmp_path / name
        answer = skillshed("--demo", "outlook", "--table", "openings", "--out", out, home=built_once[0])
        assert answer.code == 0, answer.err
        assert set(read(out)["component"]) == {"expansion", "replacement", "openings"}


def test_another_ending_is_refused_with_a_remedy(built_once, skillshed, tmp_path):
    answer = skillshed("--demo", "outlook", "--out", tmp_path / "t.docx", home=built_once[0])
    assert answer.code == 3
    assert ".parquet" in answer.said


def test_an_unknown_area_is_refused(built_once, skillshed):
    answer = skillshed("--demo", "outlook", "-r", "Atlantis", home=built_once[0])
    assert answer.code == 4
    assert "Gör så här" in answer.said


def test_an_area_without_figures_is_refused_with_those_there_are(built_once, skillshed):
    answer = skillshed("--demo", "outlook", "-r", "19", home=built_once[0])
    assert answer.code == 4
    assert "31" in answer.said


def test_without_a_release_it_says_what_to_do(skillshed):
    answer = skillshed("outlook")
    assert answer.code == 5
    assert "skillshed build" in answer.said


@pytest.mark.parametrize("columns", ["60", "80", "100"])
def test_figures_are_never_broken_on_a_narrow_screen(columns, built_once, skillshed):
    answer = skillshed("--demo", "outlook", home=built_once[0], COLUMNS=columns)
    people = answer.out.split("Största")[0]
    intervals = re.findall(r"(?<=  )\d[\d\u00a0]*–\d[\d\u00a0]*", people)
    assert len(intervals) == 5 * {"60": 1, "80": 3, "100": 3}[columns]
    assert all(len(line) <= int(columns) for line in people.splitlines())
    assert "2040" in people


def test_a_functional_region_has_an_outlook_of_its_own(built_once, skillshed):
    told = json.loads(skillshed("--demo", "outlook", "-r", "FA61", "--json", home=built_once[0]).out)
    assert told["history"]
    assert {one["occupation"] for one in told["openings"]} >= {"T"}
    assert "Alla yrken tillsammans" in skillshed("--demo", "outlook", "-r", "FA61", home=built_once[0]).out
