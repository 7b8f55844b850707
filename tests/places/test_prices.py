# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The price of a constraint against two solves by another road: the case written anew with one unit more, and scipy in place of our own solver."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from skillshed.places.explain import prices
from skillshed.places.planning import solve
from skillshed.places.program import program
from skillshed.places.reading import case_from

MILLION = 1e6
TABLES = {"premises": "groups", "teachers": "teachers", "workplaces": "places", "budget": "kronor"}
HOMES = ("0001", "0002", "0003")


def scarce(seed):
    """Three municipalities, two sites, two programmes, two autumns; houses, teachers, workplaces, money, locks and a goal may all bind."""
    rng = np.random.default_rng(seed)
    pick = lambda least, most: int(rng.integers(least, most + 1))  # noqa: E731
    return case_from({
        "name": "knapp",
        "years": [2027, 2028],
        "municipalities": [{"municipality": code, "name": code} for code in HOMES],
        "sites": [{"site": s, "municipality": h, "provider": h} for s, h in (("a", "0001"), ("b", "0002"))],
        "premises": [{"site": s, "groups": pick(1, 4)} for s in "ab"],
        "programmes": [
            {"programme": p, "group_size": pick(5, 8), "minimum": pick(2, 4), "cost": 1000 * pick(20, 150), "education": f"e{p}", "length": 2, "workplaces": 0.5}
            for p in "PQ"
        ],
        "wishes": [{"municipality": h, "programme": p, "pupils": pick(1, 9)} for h in HOMES for p in "PQ"],
        "need": [{"education": f"e{p}", "starters": pick(5, 25)} for p in "PQ"],
        "minutes": {h: {s: pick(5, 80) for s in "ab"} for h in HOMES},
        "areas": [{"area": "A", "municipality": h} for h in HOMES],
        "offer": [{"programme": p, "site": s, "year": 2026, "groups": pick(0, 1)} for p in "PQ" for s in "ab"],
        "teacher_need": [{"programme": "P", "subject_area": "vård", "teachers": 1.5}],
        "teachers": [{"place": "0001", "subject_area": "vård", "teachers": pick(0, 4)}],
        "workplaces": [{"place": "0002", "programme": "Q", "places": pick(0, 6)}],
        "budgets": [{"payer": h, "kronor": MILLION * pick(1, 6)} for h in HOMES[:2]],
        "locks": [{"programme": "P", "site": "b", "max_groups": pick(0, 1), "who": "Anna", "why": "beslut"}],
        "caps": {"cost": MILLION * pick(5, 20)},
    })  # fmt: skip


def more(case, rule, where):
    """The case with one unit more of what a line of the price list names; None for what no single figure of a case says."""
    labels = where.split(" · ")
    if rule == "caps":
        return replace(case, caps={"cost": case.caps["cost"] + MILLION})
    if rule == "locks":
        free = {"programme": labels[0], "site": labels[1]}
        held = (case.locks[list(free)] == list(free.values())).all(axis=1)
        years = pd.concat([case.locks[held].assign(year=year) for year in case.years])
        years["max_groups"] += (years["year"] == int(labels[2])).astype("Int64")
        return replace(case, locks=years)
    if rule not in TABLES:
        return None
    name = "budgets" if rule == "budget" else rule
    frame, column = getattr(case, name).copy(), TABLES[rule]
    keys = [key for key in frame.columns if key != column]
    row = (frame[keys].astype(str) == labels).all(axis=1)
    assert row.sum() == 1
    frame.loc[row, column] += MILLION if rule == "budget" else 1
    return replace(case, **{name: frame})


def least(case, cuts, *, whole):
    """What the best plan weighs, kronor; groups in fractions but for `whole`."""
    made = program(case)
    found = milp(
        made.weighed,
        integrality=made.columns.whole if whole else None,
        bounds=Bounds(0, made.columns.upper),
        constraints=[LinearConstraint(made.matrix, made.lower, made.upper), LinearConstraint(cuts[0], ub=cuts[1])],
        options={"mip_rel_gap": 0.0},
    )  # fmt: skip
    assert found.success
    return found.fun * MILLION


def told(seed, *, whole=False):
    """Every price of a case: rule, gain, what two relaxations by the other road give, and two whole programs where both are as low as their bound."""
    plan = solve(scarce(seed), gap=0.1)
    ways = (False, True) if whole else (False,)
    before = [least(plan.case, plan.relaxation.cuts, whole=way) for way in ways]
    for one in prices(plan, most=12).itertuples():
        changed = more(plan.case, one.rule, one.where)
        if changed is not None:
            after = [least(changed, plan.relaxation.cuts, whole=way) for way in ways]
            tight = whole and np.ptp(before) < 1 and np.ptp(after) < 1
            yield one.rule, one.gain, before[0] - after[0], before[1] - after[1] if tight else None


@pytest.fixture(scope="module")
def relaxed():
    return [one for seed in (17, 20, 21) for one in told(seed)]


def test_a_price_is_the_difference_of_two_relaxations(relaxed):
    """In 21 those who had started take more workplaces than there are: one more first fills what lacks."""
    for rule, gain, difference, _ in relaxed:
        assert gain == pytest.approx(difference, rel=1e-6, abs=1.0), rule


def test_every_kind_of_scarcity_is_among_them_and_worth_something(relaxed):
    assert {rule for rule, gain, *_ in relaxed if gain > 1000} >= {*TABLES, "locks", "caps"}


@pytest.mark.parametrize(("seed", "worth"), [(5, 3), (11, 1)])
def test_a_price_is_the_difference_of_two_whole_programs_where_the_bound_is_reached(seed, worth):
    rows = [one for one in told(seed, whole=True) if one[-1] is not None]
    assert sum(gain > 1000 for _, gain, *_ in rows) >= worth
    for rule, gain, difference, of_whole in rows:
        assert gain == pytest.approx(difference, rel=1e-6, abs=1.0), rule
        assert gain == pytest.approx(of_whole, rel=1e-6, abs=1.0), rule
