# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The plan against every plan there is, on tiny cases; and what it promises on any."""

from contextlib import nullcontext
from dataclasses import replace
from importlib import import_module
from itertools import product

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from skillshed.places import planning
from skillshed.places.explain import conflicts, worth
from skillshed.places.fixed import hold, spread
from skillshed.places.planning import NoPlanError, solve
from skillshed.places.program import program
from skillshed.places.reading import case_from
from skillshed.places.relaxation import relax

FEW = settings(
    max_examples=5,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
HOMES = ("0001", "0002", "0003")


def tiny(draw_from, **changes):
    """Three municipalities, two sites, two programmes, one or two autumns; figures from a function of (least, most)."""
    pick = draw_from
    told = {
        "name": "liten",
        "years": list(range(2027, 2027 + pick(1, 2))),
        "municipalities": [{"municipality": code, "name": code} for code in HOMES],
        "sites": [{"site": s, "municipality": h, "provider": h} for s, h in (("a", "0001"), ("b", "0002"))],
        "premises": [{"site": s, "groups": pick(1, 4)} for s in "ab"],
        "programmes": [
            {
                "programme": p,
                "group_size": pick(5, 8),
                "minimum": pick(2, 5),
                "cost": 1000 * pick(20, 200),
                "education": f"e{p}",
                "length": pick(1, 2),
            }
            for p in "PQ"
        ],
        "wishes": [{"municipality": h, "programme": p, "pupils": pick(0, 9)} for h in HOMES for p in "PQ"]
        + [{"municipality": "0001", "programme": "P", "pupils": pick(3, 9)}],
        "need": [{"education": f"e{p}", "starters": pick(0, 15)} for p in "PQ"],
        "minutes": {h: {s: pick(5, 100) for s in "ab"} for h in HOMES},
        "areas": [{"area": "A", "municipality": h} for h in HOMES],
        "offer": [{"programme": p, "site": s, "groups": pick(0, 1)} for p in "PQ" for s in "ab"],
        "limits": {"ramp": pick(1, 2)},
    }
    return case_from({**told, **changes})  # fmt: skip


@pytest.fixture(scope="session")
def brute():
    """The least that any whole number of groups weighs, million kronor; infinity where none keeps the rules."""

    def least(case):
        made = program(case)
        most = made.network.most
        best = np.inf
        for groups in product(*(range(int(one) + 1) for one in most.ravel())):
            point = hold(made, np.array(groups, dtype=float).reshape(most.shape))
            if point is not None:
                best = min(best, float(made.weighed @ point))
        return best

    return least


@st.composite
def cases(draw, **changes):
    return tiny(lambda least, most: draw(st.integers(least, most)), **changes)


def drawn(seed, **changes):
    rng = np.random.default_rng(seed)
    return tiny(lambda least, most: int(rng.integers(least, most + 1)), **changes)


def keeps(plan):
    made = plan.program
    rows = made.matrix @ plan.x
    inside = np.all(rows >= made.lower - 1e-6) and np.all(rows <= made.upper + 1e-6)
    groups = plan.x[made.columns["groups"]]
    return (
        inside
        and np.all(plan.x >= -1e-9)
        and np.all(plan.x <= made.columns.upper + 1e-6)
        and np.allclose(groups, groups.round())
    )


def solved(case):
    try:
        return solve(case, gap=0.0)
    except NoPlanError:
        return None


@FEW
@given(case=cases())
def test_no_plan_is_better_and_no_rule_is_broken(case, brute):
    assume(np.prod(program(case).network.most + 1) < 120)
    plan, best = solved(case), brute(case)
    if plan is None:
        assert best == np.inf
    else:
        assert keeps(plan)
        assert plan.proof.value == pytest.approx(best, rel=1e-6, abs=1e-6)
        assert plan.proof.bound <= plan.proof.value + 1e-9


@FEW
@given(case=cases())
def test_it_never_weighs_more_than_today(case):
    today = hold(program(case), spread(program(case), case.today))
    assume(today is not None)
    plan = solve(case, gap=0.2)
    assert plan.proof.value <= float(plan.program.weighed @ today) + 1e-6


@FEW
@given(case=cases())
def test_a_time_limit_gives_a_plan_with_its_gap(case):
    assume(hold(program(case), spread(program(case), case.today)) is not None)
    plan = solve(case, gap=0.0, seconds=0.0)
    assert keeps(plan)
    assert 0 <= plan.proof.gap <= 1


def test_a_time_limit_gives_a_plan_where_today_breaks_a_rule(county_basis):
    """Today fills a house that has since lost most of its room: nothing to fall back on, and no time."""
    whole = county_basis.case.mean
    case = replace(whole, premises=whole.premises.assign(groups=(0.85 * whole.premises["groups"]).round()))
    assert hold(program(case), spread(program(case), case.today)) is None
    plan = solve(case, seconds=0.1)
    assert keeps(plan)
    assert 0 < plan.proof.bound <= plan.proof.value
    assert plan.proof.stopped in {"time", "gap"}


@pytest.mark.parametrize("seed", range(6))
def test_no_bound_of_many_futures_is_above_the_best_plan(seed, monkeypatch, brute):
    """Programmes alone at the mean's prices, with the futures' own wishes and need, and the worst of them weighed by itself."""
    rng = np.random.default_rng(seed)
    names = dict.fromkeys(("low", "mid", "high"), 1 / 3)
    wishes = [
        {"municipality": h, "programme": p, "future": f, "pupils": int(rng.integers(0, 10))}
        for h in HOMES for p in "PQ" for f in names
    ]  # fmt: skip
    need = [{"education": f"e{p}", "future": f, "starters": int(rng.integers(0, 15))} for p in "PQ" for f in names]  # fmt: skip
    case = drawn(seed, years=[2027], futures=names, wishes=wishes, need=need)
    best = brute(case)
    monkeypatch.setattr(planning, "LARGE", 0)
    plan = solved(case)
    assert (plan is None) == (best == np.inf)
    if plan is not None:
        assert keeps(plan)
        assert 0 <= plan.proof.bound <= best + 1e-9 <= plan.proof.value + 2e-9


@FEW
@given(case=cases())
def test_cuts_leave_every_whole_plan(case):
    plan = solved(case)
    assume(plan is not None)
    matrix, most = relax(plan.program).cuts
    assert np.all(matrix @ plan.x <= most + 1e-6)


def test_the_same_seed_gives_the_same_plan():
    one, other = (solve(drawn(5), seed=3) for _ in range(2))
    assert np.array_equal(one.x, other.x)


@FEW
@given(case=cases())
def test_a_longer_reach_is_never_worth_less_than_nothing(case):
    plan = solved(case)
    assume(plan is not None)
    further = replace(case, limits=replace(case.limits, reach=case.limits.reach + 5))
    assert worth(plan, further) >= -1.0


@FEW
@given(case=cases())
def test_a_cap_on_a_goal_is_kept_and_is_the_next_goals_start(case):
    """Lexicographic: the least unmet need first, then the least travel among the plans that have no more."""
    nothing = replace(case.weights, **dict.fromkeys(vars(case.weights), 0.0))
    first = solved(replace(case, weights=replace(nothing, unmet_need=1e6)))
    assume(first is not None)
    capped = replace(
        case,
        weights=replace(nothing, travel=1e6),
        caps={"unmet_need": first.measures["unmet_need"] + 1e-6},
    )
    second = solve(capped, gap=0.0, start=first)
    assert second.measures["unmet_need"] <= first.measures["unmet_need"] + 1e-4
    assert second.measures["travel"] <= first.measures["travel"] + 1e-4


def test_the_gap_is_told_while_it_shrinks():
    told = []

    class Watching:
        def advance(self, steps=1):
            pass

        def tell(self, words, **figures):
            told.append((words, figures))

        def enough(self):
            return False

    class Watcher:
        def task(self, *_, **__):
            return nullcontext(Watching())

    plan = solve(drawn(7), gap=0.0, progress=Watcher())
    gaps = [figures["gap"] for _, figures in told if "gap" in figures]
    assert gaps
    assert gaps == sorted(gaps, reverse=True)
    assert told[-1][1]["gap"] == pytest.approx(plan.proof.gap, abs=1e-6)
    assert "gap" in told[-1][0].sv


def test_a_plan_solved_again_from_itself_is_no_worse():
    plan = solve(drawn(7))
    assert solve(plan.case, start=plan).proof.value <= plan.proof.value + 1e-9


def test_rules_that_collide_are_named_with_the_smallest_relief():
    locks = [{"programme": "P", "site": "a", "min_groups": 1, "who": "Anna", "why": "beslut"}]
    case = drawn(
        3,
        locks=locks,
        limits={"ramp": 2},
        programmes=[{"programme": p, "group_size": 90, "minimum": 60, "cost": 1000} for p in "PQ"],
        need=[],
    )
    told = conflicts(case)
    assert told
    assert {one.rule for one in told} <= {"minimum", "locks", "ramp"}
    with pytest.raises(NoPlanError) as caught:
        solve(case)
    assert told[0].words.sv in caught.value.mend.sv


def test_what_collides_is_told_with_names_once_for_all_autumns():
    case = drawn(
        3,
        years=[2027, 2028],
        sites=[{"site": s, "municipality": h, "provider": h, "name": n} for s, h, n in (("a", "0001", "Almdala gymnasium"), ("b", "0002", "Björkskolan"))],
        premises=[{"site": s, "groups": 40} for s in "ab"],
        programmes=[{"programme": p, "group_size": 10, "minimum": 0, "cost": 1000, "name": n} for p, n in (("P", "Vård och omsorg"), ("Q", "Bygg"))],
        locks=[{"programme": "P", "site": "a", "min_groups": 30}],
        limits={"ramp": 2},
    )  # fmt: skip
    words = next(one.words for one in conflicts(case) if one.rule in {"ramp", "locks"})
    assert "Vård och omsorg, Almdala gymnasium, höst" in words.sv
    assert "grupper" in words.sv
    assert "Vård och omsorg, Almdala gymnasium, autumn" in words.en
    assert "groups" in words.en
    assert len({(one.rule, str(one.labels)) for one in conflicts(case)}) == len(conflicts(case))


def test_nothing_collides_where_a_plan_exists():
    assert conflicts(drawn(7)) == []


@pytest.mark.parametrize("rule", ["premises", "seats", "minimum", "ramp"])
def test_every_rule_has_its_equation(rule):
    assert import_module(f"skillshed.places.rules.{rule}").EQUATION
