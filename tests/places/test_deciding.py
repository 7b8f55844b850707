# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How a plan is decided on hand-made cases: growth is not held to today's budget, the rules are those of the program, and what stopped it is told."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from skillshed.places.asking import Effort
from skillshed.places.deciding import decide
from skillshed.places.planning import solve
from skillshed.places.program import program as program_of
from skillshed.places.reading import case_from, read_document
from skillshed.places.refining import refined
from skillshed.places.refining.keeping import NEAR, Keeping

THREE = Path(__file__).parent / "cases" / "three_municipalities.yaml"
EXACT = Effort(gap=0.0)


@pytest.fixture(scope="module")
def growing():
    """One group today; forty apply and forty are needed."""
    wishes = [{"municipality": "1983", "programme": "VO", "pupils": 40}]
    need = [{"education": "vård", "starters": 40}]
    offer = [{"programme": "VO", "site": "ullvi", "groups": 1}]
    return case_from({**read_document(THREE), "wishes": wishes, "need": need, "offer": offer})


def test_a_cohort_that_grows_may_cost_more_than_today(growing):
    solver, plan = solve(growing.mean, gap=0.0), decide(growing, effort=EXACT)
    assert solver.groups["groups"].sum() > growing.today["groups"].sum()
    assert plan.groups["groups"].sum() == solver.groups["groups"].sum()


def test_goals_in_order_are_as_the_solver_keeps_them(growing):
    ordered = replace(growing, order=("unmet_need", "unmet_wish", "cost"))
    plan = decide(ordered, effort=EXACT)
    assert plan.proof.solved is None
    assert plan.groups.equals(decide(ordered, effort=replace(EXACT, as_judged=False)).groups)


def broken(case, *, pupils):
    """How far two groups at a school with so many pupils break the rules."""
    keeping = Keeping.of(program_of(case.mean))
    net = keeping.program.network
    pairs, arcs = (
        ((one["programme"] == "VO") & (one["site"] == "ullvi")).to_numpy() for one in (net.pairs, net.arcs)
    )
    placed = np.zeros((len(arcs), len(net.years)))
    placed[np.flatnonzero(arcs)[0]] = pupils
    return keeping.broken(2.0 * pairs[:, None] * np.ones(len(net.years)), placed)


def test_a_group_more_than_today_must_be_filled_and_rounding_breaks_no_rule(growing):
    least = float(growing.programmes.set_index("programme").loc["VO", "minimum"])
    assert broken(growing, pupils=least - 9) == pytest.approx(9 * len(growing.years))
    assert broken(growing, pupils=least - NEAR / 10) == 0
    assert broken(growing, pupils=least) == 0


def test_it_is_told_when_refining_ran_out_of_time_and_when_it_did_not(growing):
    solver = solve(growing.mean, gap=0.0)
    assert refined(solver, growing.mean, seconds=0.0).proof.stopped == "time"
    done = refined(solver, growing.mean).proof
    assert done.stopped == "judged"
    assert done.seconds > solver.proof.seconds


def test_the_solvers_own_plan_is_for_as_many_futures_as_are_asked_for():
    uncertain = case_from(
        {
            **read_document(THREE),
            "futures": dict.fromkeys("abcd", 0.25),
            "wishes": [
                {"municipality": "1983", "programme": "VO", "pupils": pupils, "future": one}
                for one, pupils in zip("abcd", (10, 20, 30, 40), strict=True)
            ],
        }
    )
    two, mean = (decide(uncertain, effort=replace(EXACT, as_judged=False, planned=many)) for many in (2, 1))
    assert len(two.program.network.probability) == 2
    assert len(mean.program.network.probability) == 1
