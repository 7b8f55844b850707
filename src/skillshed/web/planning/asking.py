# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Asking for a plan: from a filled-in form to a plan that is being solved; the same from a page and from the API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.urls import reverse

from skillshed.language import Text
from skillshed.web.people.log import record
from skillshed.web.planning import tasks
from skillshed.web.planning.models import Plan
from skillshed.web.work import jobs
from skillshed.web.work.models import Job

if TYPE_CHECKING:
    from skillshed.web.people.models import User
    from skillshed.web.planning.forms import NewPlan


def asked_for(form: NewPlan, person: User) -> Plan:
    """Give the plan that a valid form asks for, not yet kept."""
    names = ("title", "organisation", "area", "first_year", "last_year", "futures", "cooperation", "forms")
    said = {name: form.cleaned_data[name] for name in names}
    return Plan(made_by=person, weights=form.weights(), **said)


def made_from(plan: Plan, person: User, *, title: str, **changed: Any) -> Plan:
    """Give a plan like another but for what is changed, not yet kept; the other stays as it is."""
    names = ("organisation", "area", "first_year", "last_year", "futures", "cooperation", "forms", "weights", "locks")  # fmt: skip
    same = {name: getattr(plan, name) for name in names}
    return Plan(**{**same, **changed}, title=title[:80], made_by=person, base=plan)


@transaction.atomic
def begin(plan: Plan, person: User) -> Job:
    """Keep a plan that is asked for, and start solving it.

    Raises:
        BusyError: the person has as much unfinished work as one may have; nothing is kept.
    """
    plan.save()
    return _solve(plan, person)


@transaction.atomic
def begin_again(plan: Plan, person: User, locks: list[dict[str, Any]]) -> Job | None:
    """Solve a plan that could not be solved once more, with other locks; None where it has been solved, or is being solved, meanwhile.

    Raises:
        BusyError: the person has as much unfinished work as one may have; nothing is changed.
    """
    job = work_on(plan)
    unsolved = Plan.objects.filter(pk=plan.pk, state=Plan.State.SOLVING)
    if (job and not job.over) or not unsolved.update(locks=locks):
        return None
    plan.locks = locks
    return _solve(plan, person)


def work_on(plan: Plan) -> Job | None:
    """Give the latest work of solving a plan; None where nobody has asked for it."""
    return Job.objects.filter(link=_page(plan)).first()


def _page(plan: Plan) -> str:
    return reverse("planning:plan", args=[plan.pk])


def _solve(plan: Plan, person: User) -> Job:
    record(person, "plan.make", subject=str(plan.pk), organisation=plan.organisation)
    title = Text(sv=f"Räkna {plan.title}", en=f"Solve {plan.title}")
    return jobs.start(tasks.solve, owner=person, title=title, link=_page(plan), searches=True, plan=str(plan.pk))  # fmt: skip


@transaction.atomic
def explore(plan: Plan, person: User, what: str) -> Job:
    """Start one of the explorations of a plan (`tasks.WAYS`).

    Raises:
        BusyError: the person has as much unfinished work as one may have.
    """
    record(person, f"plan.explore.{what}", subject=str(plan.pk), organisation=plan.organisation)
    words = tasks.WAYS[what][1]
    title = Text(sv=f"{words.sv}: {plan.title}", en=f"{words.en}: {plan.title}")
    page = "planning:reasons" if what == "robustness" else "planning:alternatives"
    link = reverse(page, args=[plan.pk])
    return jobs.start(tasks.explore, owner=person, title=title, link=link, plan=str(plan.pk), what=what)
