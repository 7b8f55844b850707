# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Propose, review, decide, reject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from skillshed.errors import SkillshedError
from skillshed.web.people.access import Role, members_only, signed_in
from skillshed.web.planning import steps
from skillshed.web.planning.access import plan_decided_by, plan_planned_by
from skillshed.web.planning.forms import Decide, TakeStep
from skillshed.web.planning.models import Plan

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
    if form.is_valid():
        _do(request, lambda: steps.take(plan, state, by=signed_in(request), **form.cleaned_data))
    return redirect("planning:plan", plan.pk)


@members_only(Role.DECIDER)
@require_POST
def decide(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Decide; the ledger gets every start."""
    plan, form = plan_decided_by(request.user, identity), Decide(request.POST)
    if form.is_valid():
        _do(request, lambda: steps.decide(plan, by=signed_in(request), **form.cleaned_data))
    else:
        messages.error(request, _("Skriv vem som beslutar och vilken dag."))
    return redirect("planning:plan", plan.pk)


def _do(request: HttpRequest, work: Callable[[], None]) -> None:
    """Do it, and say how it went in words."""
    try:
        work()
    except SkillshedError as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("Sparat, med ditt namn och dagens datum."))
