# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Propose, review, decide, reject."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from skillshed.errors import SkillshedError
from skillshed.web.people.access import Role, members_only, signed_in
from skillshed.web.planning import steps
from skillshed.web.planning.access import plan_decided_by, plan_planned_by, plan_seen_by
from skillshed.web.planning.forms import Decide, TakeStep
from skillshed.web.planning.models import Plan
from skillshed.web.planning.views.plan import overview, page

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

BY_PLANNERS = (Plan.State.PROPOSED, Plan.State.REVIEWED)


@members_only(Role.PLANNER, Role.DECIDER)
@require_POST
def take(request: HttpRequest, identity: UUID, state: str) -> HttpResponse:
    """Take a step that writes no decision."""
    if state not in (*BY_PLANNERS, Plan.State.REJECTED):
        raise Http404
    found = plan_planned_by if state in BY_PLANNERS else plan_decided_by
    plan, form = found(request.user, identity), TakeStep(request.POST)
    return _done(request, plan, form, lambda said: steps.take(plan, state, by=signed_in(request), **said))


@members_only(Role.DECIDER)
@require_POST
def decide(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Decide; the ledger gets every start."""
    plan, form = plan_decided_by(request.user, identity), Decide(request.POST)
    return _done(request, plan, form, lambda said: steps.decide(plan, by=signed_in(request), **said))


def _done(
    request: HttpRequest, plan: Plan, form: TakeStep, work: Callable[[dict[str, Any]], None]
) -> HttpResponse:
    """Do it and say so; or show the plan as it is now, with why not and all that was written."""
    if not form.is_valid():
        return page(request, plan.pk, ("plan", overview), status=400, **{_name(form): form})
    try:
        work(form.cleaned_data)
    except SkillshedError as problem:
        return _not_done(request, plan, form, problem)
    messages.success(request, _("Sparat, med ditt namn och dagens datum."))
    return redirect("planning:plan", plan.pk)


def _not_done(request: HttpRequest, plan: Plan, form: TakeStep, problem: SkillshedError) -> HttpResponse:
    now = plan_seen_by(request.user, plan.pk)
    again = type(form)(initial={**form.cleaned_data, "version": now.version})
    unsaved = {
        "what": problem.what,
        "mend": problem.mend,
        "note": form.cleaned_data["note"],
        "last": now.steps.last(),
    }
    return page(request, plan.pk, ("plan", overview), status=409, **{_name(form): again, "unsaved": unsaved})


def _name(form: TakeStep) -> str:
    """What the plan's page calls the form."""
    return "decision" if isinstance(form, Decide) else "step"
