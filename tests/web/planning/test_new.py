# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import re

import pytest

from skillshed.places.desk import Desk
from skillshed.progress import SILENT
from skillshed.web.planning import tasks
from skillshed.web.planning.models import Plan

pytestmark = pytest.mark.django_db


def fields(cast, **changed):
    return {
        "title": "Höstarna",
        "organisation": str(cast.region.pk),
        "area": "31",
        "first_year": 2027,
        "last_year": 2029,
        "futures": "1",
        "cooperation": "within",
        **changed,
    }


def test_it_works(shown, cast, as_person):
    anna = as_person("anna")
    assert "Ny plan" in anna.get("/planering/ny/").content.decode()
    answer = anna.post("/planering/ny/", fields(cast, weight_travel="250"))
    assert answer.status_code == 302
    plan = Plan.objects.get()
    assert (plan.state, plan.weights, plan.made_by) == (Plan.State.SOLVING, {"travel": 250.0}, cast.anna)


@pytest.mark.parametrize("name", ["cecilia", "david", "farid", None])
def test_only_planners(shown, cast, as_person, name):
    assert as_person(name).get("/planering/ny/").status_code in {302, 403}
    assert as_person(name).post("/planering/ny/", fields(cast)).status_code in {302, 403}
    assert not Plan.objects.exists()


@pytest.mark.parametrize(
    "changed",
    [
        {"area": "Atlantis"},
        {"last_year": 2026},
        {"last_year": 2090},
        {"title": ""},
        {"cooperation": "helst"},
        {"futures": "1000000"},
    ],
)
def test_what_cannot_be_planned_is_told(shown, cast, as_person, changed):
    answer = as_person("anna").post("/planering/ny/", fields(cast, **changed))
    assert answer.status_code == 400
    assert "Rätta detta" in answer.content.decode()
    assert not Plan.objects.exists()


@pytest.mark.parametrize(
    "changed", [{"first_year": 2010, "last_year": 2012}, {"first_year": 2090, "last_year": 2091}]
)
def test_years_that_nobody_foresees_are_told_with_those_there_are(shown, cast, as_person, changed):
    years = shown.table("outlook_population")["year"]
    page = as_person("anna").post("/planering/ny/", fields(cast, **changed)).content.decode()
    told = f"Prognosen räcker från {years.min()} till {years.max()}."
    summary = page.split('class="ds-alert error-summary"')[1].split("</ul>")[0]
    assert summary.count(told) == 2
    assert not Plan.objects.exists()


def test_the_weights_stand_under_a_heading_of_their_own(shown, as_person):
    page = as_person("anna").get("/planering/ny/").content.decode()
    group = re.search(
        r"<fieldset[^>]*>\s*<legend><h2>Hur tungt olika saker väger</h2></legend>(.*?)</fieldset>",
        page,
        re.DOTALL,
    )[1]
    assert len(re.findall(r'<input[^>]*name="weight_', group)) == page.count('name="weight_') == 4
    assert 'name="title"' not in group


def test_for_nobody_else(shown, cast, as_person):
    assert (
        as_person("anna")
        .post("/planering/ny/", fields(cast, organisation=str(cast.elsewhere.pk)))
        .status_code
        == 400
    )


def test_school_forms_are_chosen_kept_and_used(shown, cast, as_person, monkeypatch):
    anna = as_person("anna")
    page = anna.get("/planering/ny/").content.decode()
    assert re.search(r"<fieldset[^>]*>\s*<legend[^>]*>Skolformer utöver gymnasiet", page)
    anna.post("/planering/ny/", fields(cast))
    assert Plan.objects.get().forms == ["gymnasium"]
    anna.post("/planering/ny/", fields(cast, title="Vuxna", forms=["komvux", "yh"]))
    plan = Plan.objects.get(title="Vuxna")
    assert plan.forms == ["gymnasium", "komvux", "yh"]
    asked = {}
    monkeypatch.setattr(Desk, "basis", lambda _, area, **told: asked.update(told, area=area))
    tasks._basis(Desk(None), plan, SILENT)
    assert asked["forms"] == ["gymnasium", "komvux", "yh"]


def test_a_school_form_that_nobody_knows_is_refused(shown, cast, as_person):
    assert as_person("anna").post("/planering/ny/", fields(cast, forms=["kvällskurs"])).status_code == 400


def test_a_plan_tells_its_school_forms(planned, as_person):
    Plan.objects.update(forms=["gymnasium", "komvux"])
    page = as_person("anna").get(f"/planering/plan/{planned.pk}/").content.decode()
    assert "Skolformer: Gymnasium, Komvux" in page
