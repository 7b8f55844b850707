# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Whose names are seen: a plan bears its organisation's; who took its steps is for its members; comments are for those who plan nearby."""

import json
from datetime import date
from importlib import import_module
from io import BytesIO
from zipfile import ZipFile, is_zipfile

import pytest
from django.apps import apps

from skillshed.web.people.models import Membership
from skillshed.web.people.personal import delete
from skillshed.web.planning import tasks
from skillshed.web.planning.models import Plan
from skillshed.web.planning.steps import comment, decide, take
from skillshed.web.site.releases import home

pytestmark = pytest.mark.django_db
NAME = "Signe Sällsynt"


def pages(plan, cell):
    where = f"/planering/plan/{plan.pk}"
    files = [f"{where}/{file}" for file in ("plan.json", "plan.xlsx", "pm.docx", "pm.pdf")]
    api = [f"/api/v1/plans/{plan.pk}", f"/api/v1/plans/{plan.pk}/tables/locks"]
    own = [f"{where}/{page}" for page in ("", "berorda/", "skal/", "vagar/", "pm/")]
    return [*own, f"{where}/cell/{cell['programme']}/{cell['site']}/", *api, *files]


def everything(browser, plan, cell):
    """All that a reader gets of a plan, unzipped where it is packed."""
    said = []
    for page in pages(plan, cell):
        content = browser.get(page).content
        if is_zipfile(BytesIO(content)):
            packed = ZipFile(BytesIO(content))
            content = b"".join(packed.read(name) for name in packed.namelist())
        said.append(content.decode("utf-8", errors="replace"))
    return said


@pytest.fixture
def decided(planned, cast, cell):
    """A plan that Signe has made with a lock, said something of, proposed and decided."""
    cast.anna.name = NAME
    cast.anna.save()
    planned.locks = [{**cell, "year": None, "min_groups": 1, "max_groups": None, "why": "Avtal"}]
    planned.save()
    comment(planned, by=cast.anna, text="Räcker lärarna?", **cell)
    take(planned, Plan.State.PROPOSED, by=cast.anna, version=1, note="Vården behöver fler")
    planned.refresh_from_db()
    decide(planned, by=cast.anna, version=2, body="Regionstyrelsen", on=date(2026, 11, 25))
    planned.refresh_from_db()
    return planned


@pytest.mark.parametrize("name", [None, "bengt", "gun"])
def test_outside_the_organisation_nobody_s_name_is_seen(decided, as_person, cell, name):
    said = everything(as_person(name), decided, cell)
    assert "Vården behöver fler" in said[0]
    assert "<strong>Föreslagen</strong> Region Ekslätten" in said[0]
    assert "<strong>Beslutad</strong> Regionstyrelsen 2026-11-25" in said[0]
    assert not [page for page in said if "Sällsynt" in page]


def test_members_see_who_took_the_steps_and_who_said_what(decided, as_person, cell):
    said = everything(as_person("anna"), decided, cell)
    assert f"<strong>Beslutad</strong> {NAME}, Regionstyrelsen 2026-11-25" in said[0]
    assert f"{NAME}, 20" in said[5]


def test_comments_are_for_those_who_plan_in_the_county(decided, as_person, cell, cast):
    where = f"/planering/plan/{decided.pk}/cell/{cell['programme']}/{cell['site']}/"
    near = as_person("bengt").get(where).content.decode()
    assert "Räcker lärarna?" in near
    assert "Region Ekslätten, 20" in near
    Membership.objects.create(user=cast.gun, organisation=cast.elsewhere, role="decider")
    for name in (None, "gun", "david"):
        assert "Räcker lärarna?" not in as_person(name).get(where).content.decode()
    said = {**cell, "text": "Hej"}
    assert as_person("gun").post(f"/planering/plan/{decided.pk}/kommentar/", said).status_code == 403
    assert as_person("bengt").post(f"/planering/plan/{decided.pk}/kommentar/", said).status_code == 302


def test_a_deleted_account_leaves_its_steps_to_the_organisation_and_no_name_elsewhere(decided, as_person, cast, cell):  # fmt: skip
    Membership.objects.create(user=cast.farid, organisation=cast.region, role="administrator")
    delete(cast.anna)
    for name in (None, "bengt"):
        assert not [page for page in everything(as_person(name), decided, cell) if "Sällsynt" in page]
    assert NAME in as_person("farid").get(f"/planering/plan/{decided.pk}/").content.decode()
    assert "Sällsynt" not in json.dumps(list(Plan.objects.values("locks", "title")))
    kept = home().path
    assert not [path for path in kept.glob("plans/*/plan.json") if "Sällsynt" in path.read_text(encoding="utf-8")]  # fmt: skip
    assert "Sällsynt" not in home().ledger.read_text(encoding="utf-8")


def test_a_plan_is_made_in_its_organisation_s_name(decided):
    assert tasks.own(decided)["locks"][0]["who"] == "Region Ekslätten"


def test_older_locks_lose_the_name_of_who_set_them(decided):
    Plan.objects.update(locks=[{**decided.locks[0], "who": NAME}])
    import_module("skillshed.web.planning.migrations.0004_forms_and_whose_locks").forget_who_locked(
        apps, None
    )
    assert Plan.objects.get().locks == decided.locks
