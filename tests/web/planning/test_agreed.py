# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From the desk of agreements to a plan's payments."""

import datetime as dt

import pandas as pd
import pytest

from skillshed.language import Text
from skillshed.places import results
from skillshed.places.area import planned_area
from skillshed.places.basis import agreed
from skillshed.places.desk import Desk
from skillshed.places.fixed import hold, spread
from skillshed.places.plan import Plan as Placed
from skillshed.places.planning import solve
from skillshed.places.program import program
from skillshed.places.saved import Proof, SavedPlan
from skillshed.web.planning import tasks
from skillshed.web.planning.access import agreements_seen_by
from skillshed.web.planning.agreed import on_desk
from skillshed.web.planning.models import Agreement, Plan
from skillshed.web.site.releases import home
from skillshed.web.work import jobs

pytestmark = pytest.mark.django_db
THREE = ["3101", "3103", "3104"]


def agreement(organisation, **changed):
    told = {"title": "Dalen tillsammans", "kind": "primary", "parties": THREE, "prices": {"VO": 1_000_000.0}, "holds_from": dt.date(2026, 7, 1)}  # fmt: skip
    return Agreement.objects.create(organisation=organisation, **{**told, **changed})


def plan(organisation, **changed):
    told = {"title": "Höstarna", "area": "31", "first_year": 2027, "last_year": 2027}
    return Plan.objects.create(organisation=organisation, **{**told, **changed})


def payments(case, groups):
    """What each pays for some groups, pupils placed where they weigh least."""
    made = program(case.mean)
    return Placed(made, None, hold(made, spread(made, groups)), None).payments().set_index("payer")["kronor"]


def test_what_is_agreed_at_the_desk_is_what_the_plan_pays(shown, cast, as_person):
    sent = {
        "title": "Dalen tillsammans", "kind": "primary", "organisation": str(cast.region.pk), "parties": ", ".join(THREE),
        "prices": "VO 1000000", "holds_from": "2026-07-01",
    }  # fmt: skip
    assert as_person("anna").post("/planering/avtal/nytt/", sent).status_code == 302
    desk = Desk(home())
    without = desk.basis("31", years=[2027], futures=3)
    with_it = desk.basis("31", years=[2027], futures=3, agreements=on_desk(plan(cast.region)))
    rows = with_it.case.agreements.query("agreement == 'Dalen tillsammans'")
    assert set(rows["municipality"]) == set(THREE)
    assert set(rows["price"]) == {1_000_000.0}
    assert "Dalen tillsammans" in set(with_it.case.areas["area"])
    groups = solve(without.case.mean, seconds=2).groups
    moved = (payments(with_it.case, groups) - payments(without.case, groups)).round()
    assert moved[THREE].abs().max() > 0
    assert moved.sum() == pytest.approx(0, abs=10)
    assert moved.drop(THREE).abs().max() == pytest.approx(0, abs=10)
    told = results.agreed(with_it.case)
    assert "Dalen tillsammans" in set(told["agreement"])


def test_the_task_gives_the_desks_agreements_to_the_plan_and_the_plan_tells_them(
    planned, cast, as_person, monkeypatch, tables
):
    agreement(cast.region)
    planned.state = Plan.State.SOLVING
    planned.save()

    def made(self, basis, about, **_):
        proof = Proof("optimal", 1.0e9, 0.995e9, 0.005, 2.0, "HiGHS")
        frames = {**tables, "agreements": results.agreed(basis.case)}
        return SavedPlan(
            name=about.name, author="Anna", made_at="2026-11-25T12:00:00+00:00", release=basis.release, code_version="0.1.0", fictitious=True,
            area="31", years=basis.case.years, futures=3, planned=1, seed=1, cooperation="within", weights={}, limits={}, proof=proof, frames=frames,
        )  # fmt: skip

    monkeypatch.setattr(Desk, "make", made)
    monkeypatch.setattr(tasks, "FUTURES", 3)
    job = jobs.start(tasks.solve, owner=cast.anna, title=Text(sv="Planen", en="The plan"), plan=str(planned.pk))  # fmt: skip
    tasks.solve.func(str(job.pk), str(planned.pk))
    page = as_person("anna").get(f"/planering/plan/{planned.pk}/berorda/").content.decode()
    assert "Dalen tillsammans" in page
    assert "1\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}000: VO" in page


@pytest.mark.parametrize(("changed", "counts"), [
    ({}, True),
    ({"holds_from": dt.date(2027, 8, 1)}, True),
    ({"holds_from": dt.date(2027, 9, 1)}, False),
    ({"holds_to": dt.date(2027, 6, 30)}, False),
    ({"holds_to": dt.date(2030, 6, 30)}, True),
    ({"kind": "secondary", "parties": ["3101", "3102"]}, True),
    ({"parties": ["3201", "3202", "3203"]}, False),
])  # fmt: skip
def test_what_holds_that_autumn_counts(shown, cast, changed, counts):
    agreement(cast.region, **changed)
    told = agreed.in_force(shown, planned_area(shown, "31"), 2027, beside=on_desk(plan(cast.region)))
    assert ("Dalen tillsammans" in set(told["agreement"])) is counts


def test_one_of_the_same_name_replaces_the_releases(shown, cast):
    name = str(shown.table("agreements")["agreement"].iloc[0])
    agreement(cast.region, title=name)
    told = agreed.in_force(shown, planned_area(shown, "31"), 2027, beside=on_desk(plan(cast.region)))
    assert set(told[told["agreement"] == name]["price"]) == {1_000_000.0}


def test_a_municipality_may_plan_alone_though_its_cooperation_area_is_larger(shown):
    case = Desk(home()).basis("3101", years=[2027], futures=2).case
    assert list(case.municipalities["municipality"]) == ["3101"]


def test_an_agreement_is_known_to_those_it_binds(shown, cast):
    kept = agreement(cast.elsewhere)
    assert kept in agreements_seen_by(cast.bengt)
    assert kept in agreements_seen_by(cast.anna)
    assert kept in agreements_seen_by(cast.gun)
    kept.parties = ["3201", "3202", "3203"]
    kept.save()
    assert kept not in agreements_seen_by(cast.anna)
    assert kept not in agreements_seen_by(cast.farid)
    assert isinstance(on_desk(plan(cast.region)), pd.DataFrame)


def test_only_who_keeps_it_changes_it(shown, cast, as_person):
    kept = agreement(cast.region)
    assert "Dalen tillsammans" in as_person("bengt").get("/planering/avtal/").content.decode()
    assert f"/planering/avtal/{kept.pk}/" not in as_person("bengt").get("/planering/avtal/").content.decode()
    assert as_person("bengt").get(f"/planering/avtal/{kept.pk}/").status_code == 404
