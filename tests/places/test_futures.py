# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Futures, fronts and cooperation on a case small enough to work out by hand."""

from pathlib import Path

import numpy as np
import pytest

from skillshed.places import cooperation, futures, planning
from skillshed.places.asking import Effort
from skillshed.places.explain import prices
from skillshed.places.front import AXES, front
from skillshed.places.planning import solve
from skillshed.places.reading import case_from, read_document
from skillshed.places.robustness import robustness
from skillshed.places.shares import shared

EXACT = Effort(gap=0.0)
THREE = Path(__file__).parent / "cases" / "three_municipalities.yaml"


def told(**changes):
    return case_from({**read_document(THREE), **changes})


@pytest.fixture(scope="module")
def uncertain():
    """Four pupils more or fewer from Köping; the two high futures are nearly the same."""
    many = {"low": 6, "mid": 10, "high": 22, "higher": 23}
    wishes = [
        {"municipality": "1983", "programme": "VO", "future": name, "pupils": n} for name, n in many.items()
    ]
    wishes.append({"municipality": "1984", "programme": "VO", "pupils": 4})
    return told(futures=dict.fromkeys(many, 0.25), wishes=wishes)


def test_nearly_the_same_futures_are_one(uncertain):
    few = futures.reduced(uncertain, 3)
    assert len(few.futures) == 3
    assert len({"high", "higher"} & set(few.futures)) == 1
    assert float(few.probability.max()) == pytest.approx(0.5)
    assert futures.reduced(uncertain, 9) is uncertain


def test_the_tail_is_the_mean_of_the_worst_futures(uncertain):
    plan = solve(uncertain, gap=0.0)
    worst = plan.by_future[
        "unmet_need"
    ].max()  # four futures of a quarter each: the worst tenth lies within one
    assert plan.measures["unmet_need_tail"] == pytest.approx(worst)


def test_the_robust_plan_is_the_best_on_average_over_its_futures(uncertain):
    robust, mean = solve(uncertain, gap=0.0), solve(uncertain.mean, gap=0.0)
    table = futures.regret(uncertain, {"robust": robust.groups, "mean": mean.groups})
    assert (table["regret"] >= -1e-6).all()
    assert table.groupby("future")["regret"].min().max() == pytest.approx(0)


def test_many_futures_at_once_are_bounded_at_the_means_prices(uncertain, monkeypatch):
    exact = solve(uncertain, gap=0.0)
    monkeypatch.setattr(planning, "LARGE", 0)
    plan = solve(uncertain, gap=0.0)
    assert plan.mean is not None
    assert plan.proof.bound <= exact.proof.value + 1e-9
    assert exact.proof.value - 1e-9 <= plan.proof.value <= 1.05 * exact.proof.value
    assert set(prices(plan).columns) == set(prices(exact).columns)
    assert plan.measures["unmet_need_tail"] >= plan.measures["unmet_need"] - 1e-9


def test_decisions_are_marked_by_the_futures_that_agree(uncertain):
    plan = solve(uncertain, gap=0.0)
    same = dict.fromkeys(uncertain.futures, plan.groups)
    assert set(
        futures.decisions(uncertain, plan.groups, same, probability=uncertain.probability)["mark"]
    ) == {"no_regret"}
    split = {**same, "low": plan.groups.iloc[:0], "mid": plan.groups.iloc[:0]}
    assert "depends" in set(
        futures.decisions(uncertain, plan.groups, split, probability=uncertain.probability)["mark"]
    )


def test_a_group_that_only_half_the_futures_would_start_is_a_decision_that_depends(uncertain):
    """With six from Köping and four from Arboga nobody would start a second group; with 26 pupils everybody would."""
    plan = solve(uncertain.one_future("high"), gap=0.0)
    few = solve(uncertain.one_future("low"), gap=0.0)
    assert plan.groups["groups"].sum() == 2
    assert few.groups.empty
    marked = robustness(uncertain, plan.groups, effort=EXACT).set_index("programme")
    assert marked.loc["VO", ["mark", "direction"]].tolist() == ["depends", 1]
    assert marked.loc["VO", "share"] == pytest.approx(0.75)


def test_no_plan_of_a_front_betters_another(uncertain):
    plans = front(uncertain, effort=EXACT)
    on = plans[plans["on_front"]]
    table = on[list(AXES.values())].to_numpy()
    for one in table:
        assert not any(np.all(other <= one) and np.any(other < one) for other in table)
    assert {"today", "plan"} <= set(plans["plan"])
    assert plans["cost"].is_monotonic_increasing
    assert (plans["unmet_need_low"] <= plans["unmet_need_high"]).all()
    assert plans.loc[plans["plan"] != "today", "gap"].between(0, 1).all()


def test_cooperation_is_never_worse_than_less_of_it():
    plans = cooperation.compare(told(), effort=Effort(gap=0.0, as_judged=False))
    alone, within, across = (plans[way].proof.value for way in ("alone", "within", "across"))
    assert across <= within + 1e-9 <= alone + 2e-9


def test_what_cooperation_gains_is_told_by_way_and_by_municipality():
    """Alone, Köping's ten are too few for a group of twelve; together with Arboga and Kungsör they are fifteen."""
    made = cooperation.cooperation(told(), effort=EXACT)
    ways, homes = made["cooperation"].set_index("plan"), made["gain"].set_index("municipality")
    assert list(ways.index) == ["today", "alone", "within", "across"]
    assert ways.loc["alone", "groups"] == 0
    assert ways.loc["within", "groups"] == 1
    assert ways.loc["within", "gain"] > 0
    assert homes.loc["1983", "unmet_wish_alone"] > 5
    assert homes.loc["1960"].filter(like="wish").isna().all()  # three pupils: fewer than five are never shown
    assert homes["share_kronor"].sum() > 0
    assert (homes["share_error"] == 0).all()


COST = {
    ("a",): 10.0,
    ("b",): 10.0,
    ("c",): 10.0,
    ("a", "b"): 14.0,
    ("a", "c"): 20.0,
    ("b", "c"): 20.0,
    ("a", "b", "c"): 24.0,
}


def test_the_gain_is_shared_by_what_each_adds():
    share = shared(("a", "b", "c"), lambda coalition: COST[coalition])
    assert share["share_kronor"].tolist() == pytest.approx([3.0, 3.0, 0.0])


def test_many_parties_share_over_drawn_orders_and_the_shares_still_sum_to_the_gain():
    """Each pair of parties saves one krona: by symmetry everybody's share is half of what its pairs save."""
    parties = tuple("abcdefgh")
    share = shared(parties, lambda coalition: 10 * len(coalition) - len(coalition) * (len(coalition) - 1) / 2)
    assert share["share_kronor"].sum() == pytest.approx(28)
    assert share["share_kronor"].tolist() == pytest.approx([3.5] * 8)  # an order and its reverse even out
    again = shared(
        parties, lambda coalition: 10 * len(coalition) - float("a" in coalition and "b" in coalition)
    )
    assert again.set_index("municipality")["share_kronor"].to_dict() == pytest.approx({**dict.fromkeys(parties, 0.0), "a": 0.5, "b": 0.5})  # fmt: skip


def test_municipalities_of_a_case_share_what_they_gain():
    case = told()
    homes = ("1983", "1984", "1960")
    share = shared(homes, lambda coalition: cooperation.without(case, coalition, gap=0.0))
    gain = sum(cooperation.without(case, (one,), gap=0.0) for one in homes) - cooperation.without(
        case, homes, gap=0.0
    )
    assert share["share_kronor"].sum() == pytest.approx(gain)
    assert share["share_kronor"].min() >= -1
