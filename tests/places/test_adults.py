# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Komvux, yrkeshögskola and folk high school beside upper-secondary school, in one case."""

import pytest

from skillshed.errors import InputError
from skillshed.places import results
from skillshed.places.admission import NOWHERE
from skillshed.places.basis import basis
from skillshed.places.forms import FORMS
from skillshed.places.judging import as_today, judge
from skillshed.places.lists import applying
from skillshed.places.payers import payers
from skillshed.places.planning import solve


@pytest.fixture(scope="module")
def told(demo_release):
    return basis(demo_release, "31", range(2027, 2029), futures=8, seed=3, forms=FORMS)


def test_every_school_form_has_sites_programmes_offer_and_applicants(told, county_basis):
    case = told.case
    form = case.programmes.set_index("programme")["school_form"]
    assert set(form) == set(FORMS)
    assert set(case.sites["school_form"]) == set(FORMS)
    assert set(case.today["programme"].map(form)) == set(FORMS)
    wished = case.wishes.sum(["municipality", "year", "future"]).to_series()
    assert (wished[form[form != "gymnasium"].index] > 0).all()
    school = list(county_basis.case.programmes["programme"])
    assert (
        list(case.programmes["programme"][: len(school)]) == school
    )  # upper-secondary school is as it was without the others


def test_as_many_adults_wish_as_applied(told, demo_release):
    records = demo_release.table("adult_places")
    recent = records[(records["year"] > records["year"].max() - 3) & records["municipality"].astype(str).str.startswith("31")]  # fmt: skip
    applied = recent.groupby(recent["programme"].astype(str))["applicants"].sum() / 3
    wished = told.case.wishes.sel(programme=list(applied.index)).sum("municipality").mean(["year", "future"])
    assert wished.to_numpy() == pytest.approx(applied.to_numpy(), rel=1e-6)


def test_each_form_is_asked_for_its_own_part_of_the_need(told):
    asked = told.case.need.sel(year=2027).mean("future")
    care = {one.school_form: one.draws().mean() for one in told.chains if one.education == "G72" and one.start == 2027}  # fmt: skip
    assert float(asked.sel(education="G72")) == pytest.approx(care["gymnasium"])
    assert float(asked.sel(education="G72@komvux")) == pytest.approx(care["komvux"])
    assert float(asked.sel(education="G72@folkhögskola")) == pytest.approx(care["folkhögskola"])
    assert {one.partition("@")[2] for one in asked["education"].to_numpy()} == {"", "komvux", "yh", "folkhögskola"}  # fmt: skip


def test_who_wishes_one_form_ranks_no_other(told):
    made = applying(told.case, seed=1)
    form_of = made.arcs["school_form"].to_numpy()
    programmes = told.case.programmes["school_form"].to_numpy()
    for pupils in made.pupils[2027]:
        own = programmes[pupils.kind % len(programmes)]
        for place in range(pupils.order.shape[1]):
            some = pupils.order[:, place] != NOWHERE
            assert (form_of[pupils.order[some, place]] == own[some]).all()


def test_a_plan_of_all_forms_is_solved_judged_and_told(told):
    plan = solve(told.case.mean, seconds=20)
    judged = judge(told.case, {"plan": plan.groups, "today": as_today(told.case)}, seed=1)
    assert judged.summary().notna().all().all()
    frames = results.tables(told, plan.groups)
    assert set(frames["plan"]["school_form"]) == set(FORMS)
    assert "staten" in payers(plan.program.network)  # who pays for yrkeshögskola
    assert set(frames["affected"]["programme"]) <= set(told.applicants.offers.places["programme"])


def test_a_form_that_there_is_not_is_refused(demo_release):
    with pytest.raises(InputError) as refused:
        basis(demo_release, "31", range(2027, 2029), futures=2, forms=("gymnasium", "universitet"))
    assert refused.value.where == "universitet"
