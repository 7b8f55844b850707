# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Start a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from skillshed.language import Text
from skillshed.places.desk import next_autumns
from skillshed.web.people.access import Role, members_only, signed_in
from skillshed.web.people.log import record
from skillshed.web.planning.access import planning_for
from skillshed.web.planning.forms import NewPlan
from skillshed.web.planning.models import Plan
from skillshed.web.planning.tasks import solve
from skillshed.web.site import releases
from skillshed.web.work import jobs

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from skillshed.web.people.models import User


@members_only(Role.PLANNER)
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """Ask what to plan; solve it in the background."""
    own = planning_for(request.user)
    form = NewPlan(request.POST or None, organisations=own, initial=_initial(request))
    if request.method == "POST" and form.is_valid():
        return redirect("work:show", begin(_plan(form, signed_in(request)), signed_in(request)))
    return render(request, "planning/new.html", {"form": form}, status=400 if form.errors else 200)


def _initial(request: HttpRequest) -> dict[str, Any]:
    autumns = next_autumns(releases.of(request))
    first = planning_for(request.user).first()
    return {
        "area": first.area if first else "",
        "first_year": autumns[0],
        "last_year": autumns[-1],
        "organisation": first,
    }


def _plan(form: NewPlan, person: User) -> Plan:
    names = ("title", "organisation", "area", "first_year", "last_year", "futures", "cooperation")
    said = {name: form.cleaned_data[name] for name in names}
    return Plan(made_by=person, weights=form.weights(), **said)


@transaction.atomic
def begin(plan: Plan, person: User) -> Any:
    """Keep a plan that is asked for, and start solving it; gives the job's id."""
    plan.save()
    record(person, "plan.make", subject=str(plan.pk), organisation=plan.organisation)
    title = Text(sv=f"Planen {plan.title}", en=f"The plan {plan.title}")
    return jobs.start(
        solve, owner=person, title=title, link=reverse("planning:plan", args=[plan.pk]), plan=str(plan.pk)
    ).pk
