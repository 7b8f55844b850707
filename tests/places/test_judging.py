# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Judged plans meet the same pupils; more places leave fewer without one, and regret is nil for the best in each future."""

import pandas as pd
import pytest

from skillshed.places.judging import as_today, judge
from skillshed.places.terms import MEASURES


@pytest.fixture(scope="module")
def judged(county_basis):
    today = as_today(county_basis.case)
    more = today.assign(groups=today["groups"] + 1)
    none = today.assign(groups=0.0)
    return judge(
        county_basis.case, {"today": today, "more": more, "none": none}, model=county_basis.applicants.model
    )


def mean(judged, plan, measure):
    return judged.summary().set_index(["plan", "measure"]).loc[(plan, measure), "mean"]


def test_more_places_leave_fewer_without_and_cost_more(judged):
    # Not so the need: whoever is no longer turned away from a preparatory programme does not end up in a vocational one.
    assert mean(judged, "more", "without") <= mean(judged, "today", "without")
    assert mean(judged, "more", "unmet_wish") < mean(judged, "today", "unmet_wish")
    assert mean(judged, "more", "cost") > mean(judged, "today", "cost")
    assert mean(judged, "more", "empty") > mean(judged, "today", "empty")


def test_without_places_nobody_is_placed_and_the_whole_need_is_unmet(judged, county_basis):
    case = county_basis.case
    assert mean(judged, "none", "unmet_need") == pytest.approx(
        float(case.need.mean("future").sum()), rel=1e-6
    )
    assert mean(judged, "none", "without") == pytest.approx(float(case.wishes.mean("future").sum()), rel=0.05)
    assert mean(judged, "none", "minutes") == 0


def test_regret_is_against_the_best_in_the_same_future(judged):
    regret = judged.regret().set_index("plan")
    assert (regret[["mean", "high", "worst"]] >= 0).all().all()
    assert regret["best_share"].sum() >= 1
    assert regret.loc["none", "mean"] > 0


def test_quantiles_are_in_order_for_every_measure(judged):
    told = judged.summary()
    assert set(told["measure"]) == set(MEASURES)
    assert ((told["low"] <= told["middle"]) & (told["middle"] <= told["high"])).all()


def test_the_same_seed_gives_the_same_figures(judged, county_basis):
    again = judge(
        county_basis.case, {"today": as_today(county_basis.case)}, model=county_basis.applicants.model
    )
    mine = judged.futures[judged.futures["plan"] == "today"].reset_index(drop=True)
    pd.testing.assert_frame_equal(again.futures, mine)


def test_it_works_without_a_choice_model(county_basis):
    made = judge(county_basis.case, {"today": as_today(county_basis.case)})
    assert 0.5 < made.futures["first"].mean() <= 1
