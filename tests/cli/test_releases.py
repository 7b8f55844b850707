# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import json


def _ids(skillshed, home):
    return json.loads(skillshed("releases", "list", "--json", "--demo", home=home).out)


def test_it_works(demo_home, skillshed):
    first = _ids(skillshed, demo_home)[0]["id"]
    assert skillshed("--demo", "build", "--horizon", "5", "--draws", "100", home=demo_home).code == 0
    listed = _ids(skillshed, demo_home)
    assert len(listed) == 2
    assert [one["id"] for one in listed if one["current"]] != [first]
    assert skillshed("--demo", "releases", "rollback", "--why", "prov", home=demo_home).code == 0
    assert [one["id"] for one in _ids(skillshed, demo_home) if one["current"]] == [first]
    assert skillshed("--demo", "releases", "publish", listed[0]["id"], home=demo_home).code == 0


def test_a_difference_can_be_read(demo_home, skillshed):
    first = _ids(skillshed, demo_home)[0]["id"]
    skillshed("--demo", "build", "--horizon", "5", "--draws", "100", home=demo_home)
    answer = skillshed("--demo", "releases", "diff", first, home=demo_home)
    assert answer.code == 0, answer.err
    assert "outlook_population" in answer.said or "folkmängd" in answer.said.casefold()
    assert json.loads(skillshed("--demo", "releases", "diff", first, "--json", home=demo_home).out)


def test_an_unknown_release_is_refused(demo_home, skillshed):
    answer = skillshed("--demo", "releases", "publish", "r000000000000", home=demo_home)
    assert answer.code == 5
    assert "Gör så här" in answer.said


def test_an_empty_home_says_what_to_do(skillshed):
    assert "skillshed build" in skillshed("releases", "list").said


def test_nothing_to_roll_back_to_is_told(demo_home, skillshed):
    assert skillshed("--demo", "releases", "rollback", home=demo_home).code == 5
