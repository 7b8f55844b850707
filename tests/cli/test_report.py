# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import re


def test_it_works(built_once, skillshed, tmp_path):
    out = tmp_path / "rapport.html"
    answer = skillshed("--demo", "report", "--region", "31", "--out", out, home=built_once[0])
    assert answer.code == 0, answer.err
    page = out.read_text(encoding="utf-8")
    assert page.casefold().startswith("<!doctype html>")
    assert not re.search(r"""(src|href)=["']https?://""", re.sub(r"<a [^>]*>", "", page))


def test_english_is_written_when_asked_for(built_once, skillshed, tmp_path):
    out = tmp_path / "report.html"
    skillshed("--demo", "report", "-o", out, "--lang", "en", home=built_once[0])
    assert 'lang="en"' in out.read_text(encoding="utf-8")


def test_a_folder_that_is_not_there_is_told(built_once, skillshed, tmp_path):
    answer = skillshed("--demo", "report", "-o", tmp_path / "no" / "where" / "r.html", home=built_once[0])
    assert answer.code == 7
    assert "--out" in answer.said
