# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One programme at one site: its groups over the years, why not more or fewer, a lock, what has been said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from skillshed.language import Text
from skillshed.report import plan as summary
from skillshed.web.people.access import Role, has_role, members_only, signed_in
from skillshed.web.planning import record, steps
from skillshed.web.planning.access import (
    acts_for,
    plan_planned_by,
    plan_seen_by,
    plans_made_from,
    takes_part,
)
from skillshed.web.planning.asking import begin, made_from
from skillshed.web.planning.figures import matrix, robust
from skillshed.web.planning.figures.cell import keys
from skillshed.web.planning.figures.locks import bounds
from skillshed.web.planning.figures.names import names
from skillshed.web.planning.figures.why_not import why_not
from skillshed.web.planning.forms import LockCell, Say
from skillshed.web.planning.models import Plan
from skillshed.web.planning.tasks import kept
from skillshed.web.planning.views import unsolved
from skillshed.web.site import releases
from skillshed.web.work.jobs import BusyError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from skillshed.web.people.models import User

_LOCKED: Final = Text(sv="{title}, {what} {bounds}", en="{title}, {what} {bounds}")
_FREE: Final = Text(sv="{title}, utan lås på {what}", en="{title}, without the lock on {what}")


@require_safe
def show(request: HttpRequest, identity: UUID, programme: str, site: str) -> HttpResponse:
    """What the plan says of one programme at one site.

    Raises:
        Http404: there is no such plan for the reader, or it has no such programme or site.
    """
    plan = plan_seen_by(request.user, identity)
    if plan.state == Plan.State.SOLVING:
        return unsolved.page(request, plan)
    return _page(request, plan, _at(plan, {"programme": programme, "site": site}))


def _at(plan: Plan, told: Mapping[str, str]) -> dict[str, str]:
    """Which programme and site of a solved plan is meant.

    Raises:
        Http404: the plan is not solved, or has no such programme or site.
    """
    at = {name: told.get(name, "") for name in ("programme", "site")}
    if plan.state == Plan.State.SOLVING:
        raise Http404
    frames = kept(plan).frames
    known = {"programme": frames["asked"]["programme"], "site": frames["change"]["site"]}
    if any(at[name] not in set(codes.astype(str)) for name, codes in known.items()):
        raise Http404
    return at


def _page(
    request: HttpRequest, plan: Plan, at: dict[str, str], *, status: int = 200, **forms: Any
) -> HttpResponse:
    told, programme, site = kept(plan), at["programme"], at["site"]
    known = names(told, releases.of(request))
    held = _lock(plan, at)
    context = {
        "plan": plan, **at, "history": matrix.history(told, programme, site),
        "name": known.get(programme, programme), "site_name": known.get(site, site), "keys": keys(told, programme, site),
        "why": [one for one in why_not(told, known) if (one.programme, one.site) == (programme, site)], "mark": robust.marks(told).get((programme, site)),
        "affected": [row for row in summary.records(told, "affected") if row["programme"] == programme and row["site"] == site],
        "comments": record.comments(request.user, plan, **at), "held": held and bounds(held), "why_held": held and held["why"], "lock": LockCell(initial=held or at, years=plan.years), "say": Say(initial=at),
        "others": plans_made_from(request.user, plan), "may_lock": acts_for(request.user, plan, Role.PLANNER), "part": takes_part(request.user, plan),
        "may_say": _may_say(request, plan),
    }  # fmt: skip
    return render(request, "planning/cell.html", {**context, **forms}, status=status)


def _may_say(request: HttpRequest, plan: Plan) -> bool:
    return takes_part(request.user, plan) and has_role(request.user, Role.PLANNER, Role.DECIDER)


def _lock(plan: Plan, at: dict[str, str]) -> dict[str, Any] | None:
    """The lock that a plan has on a programme at a site."""
    return next((one for one in plan.locks if {name: one[name] for name in at} == at), None)


@members_only(Role.PLANNER)
@require_POST
def lock(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Hold a programme at a site, or let it go, and solve again; the plan it was asked from stays as it is."""
    plan = plan_planned_by(request.user, identity)
    form = LockCell(request.POST, years=plan.years)
    at, free = _at(plan, request.POST), "free" in request.POST
    if not free and not form.is_valid():
        return _page(request, plan, at, lock=form, status=400)
    person, others = signed_in(request), list(plans_made_from(request.user, plan))
    try:
        job = begin(_held(plan, at, None if free else form.cleaned_data, by=person), person)
    except BusyError as problem:
        form.add_error(None, str(problem))
        return _page(request, plan, at, lock=form, status=429)
    for one in others:
        told = _("%(who)s har redan gjort %(title)s ur samma plan. Båda finns kvar; jämför dem när din är klar.")  # fmt: skip
        messages.info(request, told % {"who": one.made_by or _("Någon"), "title": one.title})
    return redirect("work:show", job.pk)


def _held(plan: Plan, at: dict[str, str], held: dict[str, Any] | None, *, by: User) -> Plan:
    """The plan to be solved: the same with one lock in the place of what was there, or without it."""
    locks = [one for one in plan.locks if {name: one[name] for name in at} != at]
    locks += [{**held, "year": None}] if held else []
    told = {"title": plan.title[:45], "what": at["programme"]}
    title = str(_LOCKED).format(**told, bounds=bounds(held)) if held else str(_FREE).format(**told)
    return made_from(plan, by, title=title, locks=locks)


@members_only(Role.PLANNER, Role.DECIDER)
@require_POST
def say(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Keep a comment."""
    plan, form, person = plan_seen_by(request.user, identity), Say(request.POST), signed_in(request)
    at = _at(plan, request.POST)
    if not _may_say(request, plan):
        raise PermissionDenied
    if form.is_valid():
        steps.comment(plan, by=person, **form.cleaned_data)
        return redirect("planning:cell", plan.pk, at["programme"], at["site"])
    return _page(request, plan, at, say=form, status=400)
