# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import json


def test_it_works(skillshed):
    listed = {one["code"] for one in json.loads(skillshed("codes", "--json").out)}
    assert {"ssyk2012", "ssyk96", "isco08", "kinds"} <= listed


def test_search_finds_an_occupation_in_both_languages(skillshed):
    swedish = json.loads(skillshed("codes", "ssyk2012", "-s", "sjuksköterskor", "--json").out)
    assert any(one["code"].startswith("222") for one in swedish)


def test_one_level_can_be_asked_for(skillshed):
    told = json.loads(skillshed("codes", "ssyk2012", "--level", "3", "--json").out)
    assert told
    assert all(len(one["code"]) == 3 for one in told)


def test_kinds_of_table_are_listed(skillshed):
    assert "employees_by_occupation_age" in skillshed("codes", "kinds").out


def test_an_unknown_list_is_refused(skillshed):
    answer = skillshed("codes", "ssyk2013")
    assert answer.code == 4
    assert "ssyk2012" in answer.said


def test_nothing_found_is_told(skillshed):
    assert "kortare ord" in skillshed("codes", "ssyk2012", "-s", "qqqq").said


def test_areas_of_the_current_release_are_listed_beside_the_packages(built_once, skillshed):
    bare = json.loads(skillshed("codes", "areas", "--level", "functional", "--json").out)
    told = skillshed("--demo", "codes", "areas", "--level", "functional", "--json", home=built_once[0])
    added = {one["code"] for one in json.loads(told.out)} - {one["code"] for one in bare}
    assert "FA61" in added
    found = skillshed("--demo", "codes", "areas", "-s", "fa61", "--json", home=built_once[0])
    assert [one["code"] for one in json.loads(found.out)] == ["FA61"]
