# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A plan is solved once, for somebody who plans; running its work again changes nothing that has been solved."""

import shutil
from dataclasses import replace
from types import SimpleNamespace

import pytest

from skillshed.errors import InputError, StorageError
from skillshed.language import Text
from skillshed.places.desk import Desk
from skillshed.places.saved import kept as kept_in
from skillshed.web.people.models import Membership
from skillshed.web.planning import tasks
from skillshed.web.planning.asking import made_from
from skillshed.web.planning.models import Plan
from skillshed.web.planning.tasks import kept
from skillshed.web.site.releases import home
from skillshed.web.work import jobs

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(planned, basis, monkeypatch):
    """What any solving gives: another plan than the one that is kept; and what was asked for."""
    asked = {}

    def make(self, _basis, about, *, effort, base, progress):
        asked.update(effort=effort, base=base)
        return replace(kept(planned), name=about.name, author=about.author, note="en annan")

    monkeypatch.setattr(Desk, "basis", lambda _, area, **told: asked.update(told, area=area) or basis)
    monkeypatch.setattr(Desk, "make", make)
    return asked


@pytest.fixture
def job(planned, cast):
    return jobs.start(tasks.solve, owner=cast.anna, title=Text(sv="Planen", en="The plan"), plan=str(planned.pk))  # fmt: skip


def run(job, plan):
    return tasks.solve.func(str(job.pk), str(plan.pk))


def test_what_is_not_solved_is_solved(planned, made, job):
    Plan.objects.update(state=Plan.State.SOLVING)
    run(job, planned)
    planned.refresh_from_db()
    assert planned.state == Plan.State.DRAFT
    assert kept(planned).note == "en annan"
    assert made["effort"].planned == planned.futures


@pytest.mark.parametrize("state", ["draft", "proposed", "reviewed", "decided", "rejected"])
def test_what_is_solved_is_not_solved_again(planned, made, job, state):
    Plan.objects.update(state=state)
    before = kept(planned).as_dict()
    with pytest.raises(InputError):
        run(job, planned)
    assert kept(planned).as_dict() == before
    assert not made
    planned.refresh_from_db()
    job.refresh_from_db()
    assert planned.state == state
    assert (job.what, job.mend) == ("Planen är redan räknad.", "Gör en ny plan ur den.")


def test_of_two_who_solve_the_same_plan_the_second_is_told(planned, made, job, monkeypatch):
    Plan.objects.update(state=Plan.State.SOLVING)
    slow = Desk.make

    def meanwhile(self, *args, **told):
        Plan.objects.update(state=Plan.State.PROPOSED)
        return slow(self, *args, **told)

    monkeypatch.setattr(Desk, "make", meanwhile)
    before = kept(planned).as_dict()
    with pytest.raises(InputError):
        run(job, planned)
    assert kept(planned).as_dict() == before
    planned.refresh_from_db()
    job.refresh_from_db()
    assert planned.state == Plan.State.PROPOSED
    assert job.what == "Planen är redan räknad."


def test_what_cannot_be_kept_is_still_to_be_solved(planned, made, job, monkeypatch):
    Plan.objects.update(state=Plan.State.SOLVING)

    def full(self, *_, **__):
        raise StorageError(Text(sv="Disken är full.", en="The disk is full."), mend=Text(sv="Töm den.", en="Empty it."))  # fmt: skip

    monkeypatch.setattr(Desk, "keep", full)
    with pytest.raises(StorageError):
        run(job, planned)
    planned.refresh_from_db()
    job.refresh_from_db()
    assert planned.state == Plan.State.SOLVING
    assert job.what == "Disken är full."


def test_who_no_longer_plans_runs_nothing_again(planned, made, job, cast):
    Plan.objects.update(state=Plan.State.SOLVING)
    Membership.objects.filter(user=cast.anna, role=Membership.Role.PLANNER).delete()
    for work in (
        lambda: run(job, planned),
        lambda: tasks.explore.func(str(job.pk), str(planned.pk), "front"),
    ):
        with pytest.raises(InputError):
            work()
    planned.refresh_from_db()
    job.refresh_from_db()
    assert planned.state == Plan.State.SOLVING
    assert "planerar inte längre" in job.what
    assert not made


@pytest.fixture
def locked(planned, cast):
    """Anna locks a cell of her plan."""
    lock = {"programme": "VO", "site": "90001001", "max_groups": 1}
    plan = made_from(planned, cast.anna, title="Låst", locks=[lock])
    plan.save()
    return plan


def test_a_plan_with_other_locks_alone_keeps_to_the_one_it_was_made_from(planned, locked, made, job):
    run(job, locked)
    assert made["base"].name == planned.kept_as


@pytest.mark.parametrize("other", [{"futures": 2}, {"weights": {"cost": 2.0}}, {"last_year": 2040}])
def test_a_plan_of_something_else_is_made_anew(locked, made, job, other):
    Plan.objects.filter(pk=locked.pk).update(**other)
    run(job, locked)
    assert made["base"] is None


def test_a_plan_without_a_lock_of_the_one_before_is_made_anew(planned, locked, made, job):
    """Near the plan before, nothing would show what the lock has cost."""
    Plan.objects.filter(pk=planned.pk).update(
        locks=[{"programme": "NA", "site": "90001001", "max_groups": 1}]
    )
    run(job, locked)
    assert made["base"] is None


def test_a_plan_whose_base_rests_on_another_release_is_made_anew(locked, made, job, monkeypatch):
    monkeypatch.setattr(Desk, "basis", lambda *_, **__: SimpleNamespace(release="another"))
    run(job, locked)
    assert made["base"] is None


def test_a_plan_whose_base_is_lost_is_made_anew(planned, locked, made, job):
    shutil.rmtree(kept_in(home())[planned.kept_as])
    with pytest.raises(
        InputError
    ):  # the stand-in for solving reads the file that is lost, after it was asked
        run(job, locked)
    assert made["base"] is None
