# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import json


def test_it_works(built_once):
    home, answer = built_once
    assert answer.code == 0, answer.err
    page = (home / "demo" / "rapport.html").read_text(encoding="utf-8")
    assert "iktiv" in page
    assert "FIKTIVA UPPGIFTER" in answer.said


def test_the_demo_world_has_a_home_of_its_own(built_once, skillshed):
    home, _ = built_once
    assert json.loads(skillshed("releases", "list", "--json", home=home).out) == []
    assert len(json.loads(skillshed("releases", "list", "--json", "--demo", home=home).out)) == 1


def test_progress_is_shown_on_stderr_only(built_once):
    _, answer = built_once
    assert "Läser in filer" in answer.err
    assert "Läser in filer" not in answer.out


def test_an_unknown_size_is_refused(skillshed):
    answer = skillshed("demo", "--size", "galaxy")
    assert answer.code == 2
    assert "galaxy" in answer.said
