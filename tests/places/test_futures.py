# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Futures, fronts and cooperation on a case small enough to work out by hand."""

from pathlib import Path

import numpy as np
import pytest

from skillshed.places import cooperation, front, futures
from skillshed.places.planning import solve
from skillshed.places.reading import case_from, read_document

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


def test_decisions_are_marked_by_the_futures_that_agree(uncertain):
    plan = solve(uncertain, gap=0.0)
    same = dict.fromkeys(uncertain.futures, plan.groups)
    assert set(futures.decisions(plan, same)["mark"]) == {"no_regret"}
    split = {**same, "low": plan.groups.iloc[:0], "mid": plan.groups.iloc[:0]}
    assert "depends" in set(futures.decisions(plan, split)["mark"])


def test_no_plan_of_a_front_betters_another():
    plans = front.front(told(), gap=0.0)
    table = front.table(plans)[list(front.AXES)].to_numpy()
    for one in table:
        assert not any(np.all(other <= one) and np.any(other < one) for other in table)


def test_cooperation_is_never_worse_than_less_of_it():
    plans = cooperation.compare(told(), gap=0.0)
    alone, within, across = (plans[way].proof.value for way in ("alone", "within", "across"))
    assert across <= within + 1e-9 <= alone + 2e-9
    table = cooperation.by_municipality(plans)
    assert (
        table[table["way"] == "alone"]["unmet_wish"].sum() == 21
    )  # ten of Köping are too few for a group of twelve
    assert table[table["way"] == "within"]["unmet_wish"].sum() == 6


def test_the_gain_is_shared_by_what_each_adds():
    cost = {
        ("a",): 10.0,
        ("b",): 10.0,
        ("c",): 10.0,
        ("a", "b"): 14.0,
        ("a", "c"): 20.0,
        ("b", "c"): 20.0,
        ("a", "b", "c"): 24.0,
    }
    share = cooperation.shared(("a", "b", "c"), lambda coalition: cost[coalition])
    assert share == pytest.approx({"a": 3.0, "b": 3.0, "c": 0.0})


def test_municipalities_of_a_case_share_what_they_gain():
    case = told()
    homes = ("1983", "1984", "1960")
    share = cooperation.shared(homes, lambda coalition: cooperation.without(case, coalition, gap=0.0))
    gain = sum(cooperation.without(case, (one,), gap=0.0) for one in homes) - cooperation.without(
        case, homes, gap=0.0
    )
    assert sum(share.values()) == pytest.approx(gain)
    assert min(share.values()) >= -1
