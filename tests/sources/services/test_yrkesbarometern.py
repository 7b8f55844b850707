# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

from __future__ import annotations

from skillshed.outlook.blend.verdicts import step


def test_verdicts_of_three_questions_by_code_and_county(services):
    frame = services.frame("yrkesbarometern")
    assert set(frame["region"]) == {"00", "01", "14", "20"}
    assert frame["item"].str.fullmatch(r"\d{4}").all()
    assert frame["outlook"].str.startswith("Yrkesbarometern").all()
    ahead = frame[frame["outlook"].str.contains("fem år")]
    assert (ahead["year"] - ahead["issue"] == 5).all()


def test_words_are_on_a_scale_unless_two_occupations_of_a_code_differ(services):
    frame = services.frame("yrkesbarometern")
    both = frame["verdict"].str.contains(" / ")
    assert both.any()
    assert frame["verdict"][~both].map(step).notna().all()
    assert frame["verdict"][both].map(step).isna().all()


def test_what_is_not_judged_is_told_and_no_verdict(services):
    remarks = [remark.sv for remark in services.fetched("yrkesbarometern").imported.remarks]
    assert any(remark.startswith("Utan bedömning: ") for remark in remarks)
