# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import re
from datetime import date

import pytest
from django.db import OperationalError, transaction

from skillshed.places.desk import Desk
from skillshed.places.saved import SavedPlan
from skillshed.web.people.models import Membership
from skillshed.web.planning import tasks
from skillshed.web.planning.models import Comment, Plan
from skillshed.web.planning.steps import decide, take
from skillshed.web.site.releases import home
from skillshed.web.work.jobs import MOST_AT_ONCE

pytestmark = pytest.mark.django_db


def address(plan, ending=""):
    return f"/planering/plan/{plan.pk}/{ending}"


def test_it_works(planned, as_person, cell):
    page = as_person("anna").get(address(planned)).content.decode()
    assert "Mer vård" in page
    assert 'class="matrix"' in page
    assert "arbetslivet saknar 223 nybörjare (181 i dag)" in page
    assert "144 platser står tomma (396 i dag)" in page
    assert f"/cell/{cell['programme']}/{cell['site']}/" in page
    assert "Föreslå planen" in page
    assert "Besluta planen" not in page


@pytest.mark.parametrize("name", ["bengt", "cecilia", "david", "farid", "gun", None])
def test_a_draft_is_its_organisation_s_alone(planned, as_person, name, cell):
    browser = as_person(name)
    for ending in (
        "",
        "berorda/",
        "skal/",
        "pm/",
        "pm.pdf",
        "plan.xlsx",
        f"cell/{cell['programme']}/{cell['site']}/",
    ):
        assert browser.get(address(planned, ending)).status_code == 404
    for ending in ("las/", "kommentar/", "steg/proposed/", "beslut/"):
        assert browser.post(address(planned, ending)).status_code in {302, 403, 404}
    planned.refresh_from_db()
    assert planned.state == Plan.State.DRAFT
    assert "Mer vård" not in browser.get("/planering/").content.decode()


def test_from_draft_to_a_decision_that_is_in_the_ledger(planned, as_person, cast):
    anna = as_person("anna")
    anna.post(address(planned, "steg/proposed/"), {"version": 1, "note": "Vården behöver fler"})
    planned.refresh_from_db()
    assert (planned.state, planned.version) == (Plan.State.PROPOSED, 2)
    assert as_person("bengt").get(address(planned)).status_code == 200
    assert as_person(None).get(address(planned)).status_code == 404
    anna.post(address(planned, "beslut/"), {"version": 2, "body": "Regionstyrelsen", "on": "2026-11-25"})
    planned.refresh_from_db()
    assert planned.state == Plan.State.DECIDED
    assert [step.name for step in planned.steps.all()] == [str(cast.anna)] * 2
    rows = Desk(home()).ledger().rows()
    assert len(rows)
    assert rows["decided"].notna().all()
    assert set(rows["decided_by"]) == {"Regionstyrelsen"}
    page = as_person(None).get(address(planned, "pm/")).content.decode()
    assert "Mer vård" in page


def test_the_second_of_two_is_told_and_nothing_is_lost(planned, as_person):
    anna = as_person("anna")
    anna.post(address(planned, "steg/proposed/"), {"version": 1})
    page = anna.post(address(planned, "steg/reviewed/"), {"version": 1}, follow=True).content.decode()
    assert "har ändrats sedan du öppnade den" in page
    planned.refresh_from_db()
    assert (planned.state, planned.steps.count()) == (Plan.State.PROPOSED, 1)


def test_a_step_that_cannot_be_taken(planned, cast):
    with pytest.raises(Exception, match="kan inte bli"):
        take(planned, Plan.State.DECIDED, by=cast.anna, version=1)
    assert planned.steps.count() == 0


def test_who_only_plans_decides_nothing(planned, as_person):
    as_person("anna").post(address(planned, "steg/proposed/"), {"version": 1})
    as_person("bengt").post(address(planned, "beslut/"), {"version": 2, "body": "Jag", "on": "2026-11-25"})
    planned.refresh_from_db()
    assert planned.state == Plan.State.PROPOSED


def test_who_only_decides_is_offered_nothing_that_is_refused(planned, as_person, cast):
    Membership.objects.create(user=cast.farid, organisation=cast.region, role=Membership.Role.DECIDER)
    as_person("anna").post(address(planned, "steg/proposed/"), {"version": 1})
    farid = as_person("farid")
    page = farid.get(address(planned)).content.decode()
    assert "Märk som granskad" not in page
    assert "Märk som granskad" in as_person("anna").get(address(planned)).content.decode()
    offered = re.findall(r'action="([^"]*/plan/[^"]+)"', page)
    assert len(offered) == 2
    for where in offered:
        assert farid.post(where, {"version": 0, "body": "Nämnden", "on": "2026-11-25"}).status_code == 409


def test_a_cell_tells_why_and_takes_comments(planned, as_person, cell):
    anna = as_person("anna")
    where = address(planned, f"cell/{cell['programme']}/{cell['site']}/")
    page = anna.get(where).content.decode()
    assert "Lås och räkna om" in page
    anna.post(address(planned, "kommentar/"), {**cell, "text": "<b>Lärare</b> saknas"})
    assert str(Comment.objects.get().by) in anna.get(where).content.decode()
    assert "&lt;b&gt;Lärare" in anna.get(where).content.decode()


def test_a_lock_is_a_new_plan_and_the_old_one_stays(planned, as_person, cell):
    answer = as_person("anna").post(address(planned, "las/"), {**cell, "min_groups": 2, "why": "Avtal"})
    assert answer.status_code == 302
    assert "/arbete/" in answer.headers["Location"]
    again = Plan.objects.get(base=planned)
    assert again.state == Plan.State.SOLVING
    assert again.locks[0]["min_groups"] == 2
    planned.refresh_from_db()
    assert planned.locks == []


@pytest.mark.parametrize(
    "sent",
    [
        {"why": "x"},
        {"min_groups": 3, "max_groups": 1, "why": "x"},
        {"min_groups": -1, "why": "x"},
        {"min_groups": 1},
    ],
)
def test_a_lock_that_cannot_be(planned, as_person, cell, sent):
    assert as_person("anna").post(address(planned, "las/"), {**cell, **sent}).status_code == 400
    assert Plan.objects.count() == 1


@pytest.mark.parametrize("form", ["pdf", "docx", "xlsx"])
def test_the_memo_as_a_file(planned, as_person, form):
    answer = as_person("anna").get(address(planned, f"pm.{form}"))
    assert answer.status_code == 200
    assert len(answer.content) > 5_000


def test_the_plan_as_a_workbook(planned, as_person):
    assert as_person("anna").get(address(planned, "plan.xlsx")).content.startswith(b"PK")
    assert as_person("anna").get(address(planned, "plan.exe")).status_code == 404


def test_the_second_of_two_who_propose_is_told_and_keeps_what_she_wrote(planned, as_person, cast):
    anna, other = as_person("anna"), as_person("anna")
    other.post(address(planned, "steg/proposed/"), {"version": 1, "note": "Jag hann först"})
    told = anna.post(address(planned, "steg/proposed/"), {"version": 1, "note": "Vården behöver <fler>"})
    assert told.status_code == 409
    page = told.content.decode()
    assert "Vården behöver &lt;fler&gt;" in page
    assert "Senast: föreslagen av Anna" in page
    assert planned.steps.count() == 1


def test_who_decides_what_has_changed_meanwhile_is_told_and_keeps_what_they_wrote(planned, as_person, cast):
    anna = as_person("anna")
    anna.post(address(planned, "steg/proposed/"), {"version": 1})
    as_person("anna").post(address(planned, "steg/reviewed/"), {"version": 2})
    sent = {"version": 2, "note": "Enligt förslaget", "body": "Regionstyrelsen", "on": "2026-11-25"}
    told = anna.post(address(planned, "beslut/"), sent)
    assert told.status_code == 409
    page = told.content.decode()
    assert 'value="Regionstyrelsen"' in page
    assert 'name="version" value="3"' in page
    planned.refresh_from_db()
    assert planned.state == Plan.State.REVIEWED
    assert not len(Desk(home()).ledger().rows().query("decided == decided"))
    assert anna.post(address(planned, "beslut/"), {**sent, "version": 3}).status_code == 302


def test_a_decision_without_its_body_is_asked_for_again(planned, as_person):
    anna = as_person("anna")
    anna.post(address(planned, "steg/proposed/"), {"version": 1})
    told = anna.post(
        address(planned, "beslut/"), {"version": 2, "note": "Enligt förslaget", "on": "2026-11-25"}
    )
    assert told.status_code == 400
    assert "Enligt förslaget" in told.content.decode()


def test_a_comment_that_is_too_long_is_not_lost(planned, as_person, cell):
    told = as_person("anna").post(address(planned, "kommentar/"), {**cell, "text": "Lärare " * 400})
    assert told.status_code == 400
    assert "Lärare " * 50 in told.content.decode()
    assert not Comment.objects.exists()


def test_two_who_lock_the_same_plan_each_get_theirs_and_hear_of_the_other(planned, as_person, cell, cast):
    Membership.objects.create(user=cast.bengt, organisation=cast.region, role=Membership.Role.PLANNER)
    anna, bengt = as_person("anna"), as_person("bengt")
    anna.post(address(planned, "las/"), {**cell, "min_groups": 2, "why": "Avtal"})
    told = bengt.post(address(planned, "las/"), {**cell, "min_groups": 3, "why": "Lokaler"}, follow=True)
    assert "Anna har redan gjort" in told.content.decode()
    assert sorted(one.locks[0]["min_groups"] for one in Plan.objects.filter(base=planned)) == [2, 3]
    here = bengt.get(address(planned, f"cell/{cell['programme']}/{cell['site']}/")).content.decode()
    assert "Anna har redan gjort en plan ur den här" in here


def test_a_lock_beyond_what_one_may_have_unfinished_is_told_with_what_was_written(planned, as_person, cell):
    anna = as_person("anna")
    for groups in range(MOST_AT_ONCE):
        anna.post(address(planned, "las/"), {**cell, "min_groups": groups, "why": "Avtal"})
    told = anna.post(address(planned, "las/"), {**cell, "min_groups": 9, "why": "En till"})
    assert told.status_code == 429
    assert "En till" in told.content.decode()


def test_a_second_plan_may_be_proposed_and_decided_in_the_place_of_the_first(
    planned, as_person, cast, tables
):
    anna = as_person("anna")
    anna.post(address(planned, "steg/proposed/"), {"version": 1})
    anna.post(address(planned, "steg/rejected/"), {"version": 2})
    told = Desk(home()).saved(planned.kept_as)
    other = Plan.objects.create(title="Andra", organisation=cast.region, made_by=cast.anna, area="31", first_year=told.years[0], last_year=told.years[-1], state=Plan.State.DRAFT)  # fmt: skip
    groups = told.frames["plan"].copy()
    groups.loc[0, "places"] += 10
    Desk(home()).keep(SavedPlan.of({**told.head(), "name": other.kept_as}, {**told.frames, "plan": groups}))
    assert anna.post(address(other, "steg/proposed/"), {"version": 1}).status_code == 302
    assert (
        anna.post(
            address(other, "beslut/"), {"version": 2, "body": "Nämnden", "on": "2026-11-25"}
        ).status_code
        == 302
    )
    rows = Desk(home()).ledger().rows()
    assert rows["decided"].sum() == groups["places"].sum()


def test_a_decision_that_the_database_could_not_keep_is_made_again_without_a_second_entry(planned, cast):
    take(planned, Plan.State.PROPOSED, by=cast.anna, version=1)
    planned.refresh_from_db()
    said = {"by": cast.anna, "version": 2, "body": "Nämnden", "on": date(2026, 11, 25)}

    @transaction.atomic
    def the_disk_is_full_when_it_is_to_be_kept():
        decide(planned, **said)
        raise OperationalError

    with pytest.raises(OperationalError):
        the_disk_is_full_when_it_is_to_be_kept()
    planned.refresh_from_db()
    assert planned.state == Plan.State.PROPOSED
    acts = len(Desk(home()).ledger().entries())
    decide(planned, **said)
    planned.refresh_from_db()
    assert planned.state == Plan.State.DECIDED
    assert len(Desk(home()).ledger().entries()) == acts


def test_a_lock_may_hold_from_a_later_autumn_on(planned, as_person, cell):
    anna, later = as_person("anna"), planned.last_year - 1
    page = anna.get(address(planned, f"cell/{cell['programme']}/{cell['site']}/")).content.decode()
    assert f'<option value="{later}">{later}</option>' in page
    anna.post(address(planned, "las/"), {**cell, "min_groups": 2, "why": "Ny sal", "first": later})
    again = Plan.objects.get(base=planned)
    assert again.title == f"Mer vård, {cell['programme']} minst 2 från {later}"
    assert [one["year"] for one in tasks.own(again)["locks"]] == [later, later + 1]
    assert (
        anna.post(address(planned, "las/"), {**cell, "min_groups": 2, "why": "x", "first": 1999}).status_code
        == 400
    )


def test_a_new_lock_takes_the_place_of_all_that_held_the_same_before(planned, as_person, cell):
    before = [
        {**cell, "year": year, "min_groups": 1, "max_groups": None, "why": "x"} for year in (2028, 2029)
    ]
    Plan.objects.update(locks=before)
    as_person("anna").post(address(planned, "las/"), {**cell, "max_groups": 0, "why": "Stängs"})
    assert [one["max_groups"] for one in Plan.objects.get(base=planned).locks] == [0]
