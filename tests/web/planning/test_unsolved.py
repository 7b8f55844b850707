# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A plan that could not be solved tells why in plain words; its locks are changed and it is tried again."""

import pytest
from django_tasks_db.models import DBTaskResult

from skillshed.errors import InputError
from skillshed.language import Text, use_language
from skillshed.web.planning import tasks
from skillshed.web.planning.asking import begin, work_on
from skillshed.web.planning.models import Plan
from skillshed.web.work import jobs

pytestmark = pytest.mark.django_db


@pytest.fixture
def failed(planned, cast, basis):
    """A plan with locks that nothing can hold, whose work has told so."""
    where = basis.case.sites["site"].iloc[0]
    locks = [
        {"programme": one, "site": where, "year": None, "min_groups": 20, "max_groups": None, "why": why}
        for one, why in (("VO", "Brist i vården"), ("BA", "Bygget växer"))
    ]
    again = Plan(title="Mycket vård", organisation=cast.region, made_by=cast.anna, area="31", first_year=planned.first_year, last_year=planned.last_year, locks=locks, base=planned)  # fmt: skip
    job = begin(again, cast.anna)
    DBTaskResult.objects.filter(job=job).update(status="FAILED")
    return again


def address(plan, ending=""):
    return f"/planering/plan/{plan.pk}/{ending}"


def sent(plan, **changed):
    told = {"form-TOTAL_FORMS": str(len(plan.locks)), "form-INITIAL_FORMS": str(len(plan.locks))}
    for place, one in enumerate(plan.locks):
        told |= {f"form-{place}-{name}": one[name] for name in ("programme", "site", "why", "min_groups")}
    return {**told, **changed}


def test_what_cannot_be_held_is_told_with_names_and_may_be_changed(
    failed, as_person, cast, monkeypatch, basis
):
    case = basis.case
    monkeypatch.setattr(tasks, "FUTURES", 3)
    job = work_on(failed)
    with pytest.raises(InputError):
        tasks.solve.func(str(job.pk), str(failed.pk))
    page = as_person("anna").get(address(failed)).content.decode()
    name = case.sites["name"].iloc[0]
    assert "Ingen plan håller alla regler" in page
    assert f"lätta låset på Vård- och omsorgsprogrammet, {name}, höstarna" in page
    assert "VO ·" not in page
    assert f">Vård- och omsorgsprogrammet, {name}</h3>" in page
    work = as_person("anna").get(f"/arbete/{job.pk}/").content.decode()
    assert address(failed) in work
    with use_language("en"):
        assert "ease the lock on" in str(Text(**work_on(failed).problem["mend"]))


def test_locks_are_changed_or_taken_away_and_it_is_solved_again(failed, as_person):
    told = as_person("anna").post(address(failed, "igen/"), sent(failed, **{"form-0-min_groups": "2", "form-0-first": "2029", "form-1-DELETE": "on"}))  # fmt: skip
    again = work_on(failed)
    assert told.headers["Location"] == f"/arbete/{again.pk}/"
    assert not again.over
    failed.refresh_from_db()
    assert [(one["programme"], one["min_groups"], one["first"]) for one in failed.locks] == [("VO", 2, 2029)]
    assert failed.state == Plan.State.SOLVING
    assert "Räkna planen igen" not in as_person("anna").get(address(failed)).content.decode()


def test_a_killed_work_is_told_and_tried_again(failed, as_person, cast):
    page = as_person("anna").get(address(failed)).content.decode()
    assert "avbröts innan den var klar" in page
    as_person("anna").post(address(failed, "igen/"), sent(failed))
    assert not work_on(failed).over


def test_a_lock_that_cannot_be_is_asked_for_again(failed, as_person):
    told = as_person("anna").post(address(failed, "igen/"), sent(failed, **{"form-0-min_groups": "-3"}))
    assert told.status_code == 400
    assert work_on(failed).over


def test_no_other_programme_is_locked_that_way(failed, as_person):
    as_person("anna").post(address(failed, "igen/"), sent(failed, **{"form-0-programme": "EK"}))
    failed.refresh_from_db()
    assert [one["programme"] for one in failed.locks] == ["BA"]


def test_of_two_who_try_again_the_second_sees_what_the_first_began(failed, as_person):
    as_person("anna").post(address(failed, "igen/"), sent(failed))
    first = work_on(failed)
    as_person("anna").post(address(failed, "igen/"), sent(failed, **{"form-0-DELETE": "on"}))
    assert work_on(failed) == first
    failed.refresh_from_db()
    assert len(failed.locks) == 2


def test_what_is_solved_is_not_tried_again(planned, as_person):
    as_person("anna").post(address(planned, "igen/"), sent(planned))
    planned.refresh_from_db()
    assert planned.state == Plan.State.DRAFT
    assert work_on(planned) is None


@pytest.mark.parametrize("name", ["bengt", "david", "gun", None])
def test_only_its_own_planners_try_again(failed, as_person, name):
    assert as_person(name).post(address(failed, "igen/"), sent(failed)).status_code in {302, 403, 404}
    assert work_on(failed).over


def test_nobody_may_ask_for_more_than_one_may_have_unfinished(failed, as_person, cast):
    for _ in range(jobs.MOST_AT_ONCE):
        jobs.start(tasks.explore, owner=cast.anna, title=Text(sv="Prov", en="Trial"), plan=str(failed.pk), what="front")  # fmt: skip
    told = as_person("anna").post(
        address(failed, "igen/"), sent(failed, **{"form-0-DELETE": "on"}), follow=True
    )
    assert "arbeten som väntar" in told.content.decode()
    failed.refresh_from_db()
    assert len(failed.locks) == 2


def test_a_lock_is_changed_or_taken_away_in_a_plan_that_is_solved(planned, as_person, cell):
    planned.locks = [{**cell, "year": None, "min_groups": 2, "max_groups": None, "why": "Avtal"}]
    planned.save()
    anna = as_person("anna")
    page = anna.get(address(planned, f"cell/{cell['programme']}/{cell['site']}/")).content.decode()
    assert "Ta bort låset" in page
    assert 'value="Avtal"' in page
    anna.post(address(planned, "las/"), {**cell, "free": "1"})
    again = Plan.objects.get(base=planned)
    assert again.locks == []
    assert "utan lås" in again.title
    planned.refresh_from_db()
    assert len(planned.locks) == 1
