# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A plan is made, refined for pupils' own choices, and told whole."""

import pytest

from skillshed.home import Home
from skillshed.language import use_language
from skillshed.places import results
from skillshed.places.asking import About, Effort
from skillshed.places.basis import basis
from skillshed.places.judging import judge
from skillshed.places.making import make_plan
from skillshed.places.planning import solve
from skillshed.places.saved import find, save


@pytest.fixture(scope="module")
def small(demo_release):
    return basis(demo_release, "PSO-FA62", range(2027, 2029), futures=12, seed=2)


def test_a_plan_is_told_whole_and_the_same_again(small):
    effort = Effort(seconds=60, planned=6, seed=2)
    one, two = (make_plan(small, About(name="Liten", author="Anna"), effort=effort) for _ in range(2))
    assert one.frames["plan"].equals(two.frames["plan"])
    assert {"plan", "change", "affected", "cost", "prices", "payments", "judged", "regret", "sources"} <= set(
        one.frames
    )
    assert one.fictitious
    assert 0 <= one.proof.gap < 1
    assert one.frames["judged"].notna().all().all()


def test_access_and_payments_never_tell_of_fewer_than_five(small):
    plan = solve(small.case.mean, seconds=20)
    told = results.access(small.case, judge(small.case, {"plan": plan.groups}, seed=2).homes)
    assert set(told["municipality"]) == set(small.case.municipalities["municipality"].astype(str))
    counts = told[["wishes", "unmet_wish", "without"]]
    assert not (counts < results.SMALLEST).any().any()
    paid = results.between(plan)
    assert (paid["pupils"] >= results.SMALLEST).all()
    assert (paid["payer"] != paid["receiver"]).all()
    assert paid["kronor"].sum() <= plan.between()["kronor"].sum()


def test_a_plan_made_in_one_language_is_read_in_the_other(small, tmp_path):
    home = Home(tmp_path)
    with use_language("sv"):
        save(home, make_plan(small, About(name="Liten"), effort=Effort(seconds=20, seed=2)))
    told = {}
    for language in ("sv", "en"):
        with use_language(language):
            plan = find(home, "Liten")
            told[language] = {
                name: plan.frames[name] for name in ("decisions", "prices", "starters", "change")
            }
    for name in ("decisions", "starters", "change"):
        assert list(told["sv"][name].columns) == list(told["en"][name].columns)
    assert told["en"]["starters"]["what"].str.startswith("Starters in autumn").any()
    assert told["sv"]["starters"]["what"].str.startswith("Nybörjare hösten").any()
    assert not told["en"]["decisions"]["why"].astype(str).str.contains("sökande").any()
    assert set(told["en"]["change"]["name"]) != set(told["sv"]["change"]["name"])
