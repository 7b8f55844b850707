# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A refined plan keeps the rules, weighs less than today's when judged, and leaves no more need or wishes unmet than today's."""

import numpy as np
import pytest

from skillshed.places.basis import basis
from skillshed.places.fixed import spread
from skillshed.places.judging import as_today, judge
from skillshed.places.outcome import Trial
from skillshed.places.planning import solve
from skillshed.places.program import program as program_of
from skillshed.places.refining import refined
from skillshed.places.refining.criterion import Criterion, Score
from skillshed.places.refining.keeping import Keeping

pytest.importorskip("numba")


@pytest.fixture(scope="module")
def small(demo_release):
    return basis(demo_release, "PSO-FA62", range(2027, 2029), futures=20, seed=2)


@pytest.fixture(scope="module")
def solved(small):
    return solve(small.case.mean, seconds=20)


@pytest.fixture(scope="module")
def robust(small, solved):
    return refined(solved, small.case, model=small.applicants.model, seed=2)


def scored(small, groups):
    """A plan's score on the futures that it was refined on."""
    trial = Trial.of(small.case, model=small.applicants.model, seed=2)
    told = trial.groups(groups)
    criterion = Criterion(
        trial, Keeping.of(program_of(small.case.mean)), trial.groups(as_today(small.case))[:, 0]
    )
    autumns = [trial.autumn(year, told[:, at]) for at, year in enumerate(small.case.years)]
    return criterion.came(told, autumns), criterion.score(told, autumns)


def test_it_weighs_no_more_than_today_leaves_no_more_unmet_and_is_no_dearer(small, robust):
    today, of_today = scored(small, as_today(small.case))
    mine, of_mine = scored(small, robust.groups)
    assert of_mine.kronor <= of_today.kronor
    assert of_mine.broken <= 1e-6
    slack = len(small.case.years)  # a person an autumn is no difference
    assert mine.unmet_need <= today.unmet_need + slack
    assert mine.unmet_wish <= today.unmet_wish + slack
    assert mine.cost <= today.cost + slack


def test_it_keeps_every_rule_of_groups(small, robust):
    program = program_of(small.case.mean)
    groups = spread(program, robust.groups)
    assert Keeping.of(program).allows(groups)
    assert not Keeping.of(program).allows(groups + 50)


def test_it_weighs_less_than_today_and_leaves_no_more_need_unmet_in_futures_that_it_was_not_made_for(
    small, robust, demo_release
):
    unseen = basis(demo_release, "PSO-FA62", range(2027, 2029), futures=200, seed=9).case
    told = judge(
        unseen, {"plan": robust.groups, "today": as_today(small.case)}, model=small.applicants.model, seed=9
    )
    mean = told.summary().set_index(["measure", "plan"])["mean"]
    assert mean["unmet_need", "plan"] <= mean["unmet_need", "today"] * 1.01
    assert mean["weighed", "plan"] <= mean["weighed", "today"]


def test_the_same_seed_gives_the_same_plan(small, solved, robust):
    again = refined(solved, small.case, model=small.applicants.model, seed=2)
    assert again.groups.equals(robust.groups)
    assert np.array_equal(again.x, robust.x)


def test_rules_come_before_kronor():
    assert Score(0.0, 9e9).beats(Score(1.0, 1.0))
    assert Score(0.0, 1.0).beats(Score(0.0, 5.0))
    assert not Score(0.0, 5.0).beats(Score(0.0, 5.5))
