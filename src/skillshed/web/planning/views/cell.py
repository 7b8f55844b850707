# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One programme at one site: its groups over the years, why not more or fewer, a lock, what has been said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from skillshed.report import plan as summary
from skillshed.web.people.access import Role, has_role, members_only, signed_in
from skillshed.web.planning import steps
from skillshed.web.planning.access import acts_for, plan_planned_by, plan_seen_by, plans_made_from
from skillshed.web.planning.asking import begin
from skillshed.web.planning.figures import matrix, robust
from skillshed.web.planning.figures.cell import keys
from skillshed.web.planning.figures.names import names
from skillshed.web.planning.figures.why_not import why_not
from skillshed.web.planning.forms import LockCell, Say
from skillshed.web.planning.models import Plan
from skillshed.web.planning.tasks import kept
from skillshed.web.site import releases
from skillshed.web.work.jobs import BusyError

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse


@require_safe
def show(request: HttpRequest, identity: UUID, programme: str, site: str) -> HttpResponse:
    """What the plan says of one programme at one site."""
    plan = plan_seen_by(request.user, identity)
    return _page(request, plan, {"programme": programme, "site": site})


def _page(
    request: HttpRequest, plan: Plan, at: dict[str, str], *, status: int = 200, **forms: Any
) -> HttpResponse:
    told, programme, site = kept(plan), at["programme"], at["site"]
    own = {"programme": programme, "site": site}
    known = names(told, releases.of(request))
    context = {
        "plan": plan, "programme": programme, "site": site, "history": matrix.history(told, programme, site),
        "name": known.get(programme, programme), "site_name": known.get(site, site), "keys": keys(told, programme, site),
        "why": [one for one in why_not(told, known) if (one.programme, one.site) == (programme, site)], "mark": robust.marks(told).get((programme, site)),
        "affected": [row for row in summary.records(told, "affected") if row["programme"] == programme and row["site"] == site],
        "comments": plan.comments.filter(**own).select_related("by"), "locks": [one for one in plan.locks if one["programme"] == programme and one["site"] == site],
        "lock": LockCell(initial=own), "say": Say(initial=own), "others": plans_made_from(request.user, plan),
        "may_lock": acts_for(request.user, plan, Role.PLANNER),
        "may_say": has_role(request.user, Role.PLANNER, Role.DECIDER),
    }  # fmt: skip
    return render(request, "planning/cell.html", {**context, **forms}, status=status)


def _at(request: HttpRequest) -> dict[str, str]:
    return {name: request.POST.get(name, "") for name in ("programme", "site")}


@members_only(Role.PLANNER)
@require_POST
def lock(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Hold a programme at a site and solve again; the plan it was asked from stays as it is."""
    plan, form = plan_planned_by(request.user, identity), LockCell(request.POST)
    if not form.is_valid():
        return _page(request, plan, _at(request), lock=form, status=400)
    person = signed_in(request)
    held = {
        name: form.cleaned_data[name] for name in ("programme", "site", "min_groups", "max_groups", "why")
    }
    kept_ = [
        one for one in plan.locks if (one["programme"], one["site"]) != (held["programme"], held["site"])
    ]
    again = Plan(
        title=_("%(title)s, låst %(what)s")[:80] % {"title": plan.title[:60], "what": held["programme"]}, organisation=plan.organisation, made_by=person,
        area=plan.area, first_year=plan.first_year, last_year=plan.last_year, futures=plan.futures, cooperation=plan.cooperation,
        weights=plan.weights, locks=[*kept_, {**held, "year": None, "who": str(person)}], base=plan,
    )  # fmt: skip
    others = plans_made_from(request.user, plan)
    try:
        job = begin(again, person)
    except BusyError as problem:
        form.add_error(None, str(problem))
        return _page(request, plan, _at(request), lock=form, status=429)
    for one in others:
        told = _(
            "%(who)s har redan gjort %(title)s ur samma plan. Båda finns kvar; jämför dem när din är klar."
        )
        messages.info(request, told % {"who": one.made_by or _("Någon"), "title": one.title})
    return redirect("work:show", job.pk)


@members_only(Role.PLANNER, Role.DECIDER)
@require_POST
def say(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Keep a comment."""
    plan, form, person = plan_seen_by(request.user, identity), Say(request.POST), signed_in(request)
    if form.is_valid():
        steps.comment(plan, by=person, **form.cleaned_data)
        return redirect("planning:cell", plan.pk, form.cleaned_data["programme"], form.cleaned_data["site"])
    return _page(request, plan, _at(request), say=form, status=400)
