# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import json

GOOD = """region,occupation (SSYK 2012),sex,2016,2017
19 Västmanland county,221 Physicians,men,400,410
19 Västmanland county,221 Physicians,women,420,430
"""


def test_it_works(skillshed, tmp_path):
    table = tmp_path / "YREG_lakare.csv"
    table.write_text(GOOD, encoding="utf-8")
    answer = skillshed("import", table)
    assert answer.code == 0, answer.said
    assert "occupation (SSYK 2012) → occupation" in answer.said


def test_json_tells_what_each_file_was_taken_for(skillshed, tmp_path):
    table = tmp_path / "YREG_lakare.csv"
    table.write_text(GOOD, encoding="utf-8")
    told = json.loads(skillshed("import", table, "--json").out)
    assert told[0]["kind"] == "employees_by_occupation"
    assert told[0]["years"] == [2016, 2017]


def test_a_bad_file_does_not_stop_the_others(skillshed, tmp_path):
    (tmp_path / "YREG_lakare.csv").write_text(GOOD, encoding="utf-8")
    (tmp_path / "skrap.csv").write_text("hej,hopp\n1\n", encoding="utf-8")
    answer = skillshed("import", tmp_path)
    assert answer.code == 3
    assert "1 fil inläst, 1 avvisad" in answer.said
    assert "Gör så här" in answer.said


def test_a_file_that_is_not_there_is_told(skillshed, tmp_path):
    answer = skillshed("import", tmp_path / "borta.csv")
    assert answer.code == 3
    assert "borta.csv" in answer.said


def test_an_unknown_kind_is_refused_with_the_nearest(skillshed, tmp_path):
    table = tmp_path / "YREG_lakare.csv"
    table.write_text(GOOD, encoding="utf-8")
    answer = skillshed("import", table, "--as", "populaton")
    assert answer.code == 3
    assert "population" in answer.said


def test_files_refused_for_one_reason_are_told_together(tmp_path, skillshed):
    folder = tmp_path / "files"
    folder.mkdir()
    for name in ("one.json", "two.json"):
        (folder / name).write_text('{"a": 1}', encoding="utf-8")
    (folder / "three.csv").touch()
    answer = skillshed("import", folder)
    assert answer.code == 3
    assert answer.err.count("Det gick inte") == 2
    assert "Filer: one.json, two.json" in answer.said
    assert "three.csv" in answer.said
    assert "0 filer inlästa, 3 avvisade." in answer.said
