# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How projections of this very area have done: counted right, said plainly, in the right order."""

import re

import pytest

from skillshed.report.documents.county import render
from skillshed.report.trials import trials
from skillshed.report.view import View


@pytest.fixture
def spoiled(tables):
    """Back-tests in which every method but ours is right, and all intervals but one miss."""
    frame = tables["outlook_backtest"].copy()
    frame["trend"] = frame["drift"] = frame["actual"]
    frame["low"] = frame["low"].where(frame.index > 0, frame["actual"] * 1.01)
    return {**tables, "outlook_backtest": frame}


def test_the_areas_own_back_tests_are_counted(tables, make_release):
    found = trials(View(make_release(tables), "31"), "population")
    frame = tables["outlook_backtest"]
    inside = ((frame["low"] <= frame["actual"]) & (frame["actual"] <= frame["high"])).sum()
    error = (frame["forecast"] - frame["actual"]).abs().sum() / frame["actual"].sum()
    assert (found.count, found.inside, found.horizons) == (len(frame), inside, (5, 10))
    assert found.error == pytest.approx(error)


def test_other_areas_and_subjects_have_none(tables, make_release):
    view = View(make_release(tables), "31")
    assert trials(view, "employment") is None
    assert trials(View(make_release(tables), "19"), "population") is None


def test_the_badge_leads_to_the_chapter_and_says_when_simple_methods_did_better(spoiled, make_release):
    chosen = {name: spoiled[name] for name in ("population", "outlook_accuracy", "outlook_backtest")}
    page = render(make_release(chosen), "31")
    badge = re.search(r'<p class="badge"><a href="#accuracy">([^<]*)</a>', page)[1]
    assert badge.startswith("I 4 återtester för Ekebygds län var utfallet inom intervallet 1 gång (25\xa0%")
    assert badge.endswith("Felet var större än för bästa enkla jämförelsen.")
    assert "sämre än den enkla jämförelsen samma takt" in page


def test_no_badge_without_the_chapter_it_leads_to(tables, make_release):
    chosen = {name: tables[name] for name in ("population", "outlook_backtest")}
    assert 'class="badge"' not in render(make_release(chosen), "31")


def test_horizons_stand_in_the_order_of_time_though_the_release_has_them_as_text(tables, make_release):
    page = render(make_release({"outlook_accuracy": tables["outlook_accuracy"]}), "31", language="en")
    rows = re.findall(r'<th scope="row">([^<]*)</th><td class="number">(\d+)</td>', page)
    assert rows == [("Population", "5"), ("Population", "10"), ("Employment by occupation", "1")]
    assert "1 year ahead" in page
