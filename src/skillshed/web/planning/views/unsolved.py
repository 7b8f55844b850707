# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A plan that is not solved: how its work goes, or why it could not be solved, and its locks to change before it is tried again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from skillshed.web.people.access import Role, members_only, signed_in
from skillshed.web.planning.access import acts_for, plan_planned_by
from skillshed.web.planning.asking import begin_again, work_on
from skillshed.web.planning.figures.locks import locks as held
from skillshed.web.planning.figures.names import offered
from skillshed.web.planning.forms import LockSet
from skillshed.web.site import releases
from skillshed.web.work.jobs import BusyError

if TYPE_CHECKING:
    from uuid import UUID

    from django.forms import BaseFormSet
    from django.http import HttpRequest, HttpResponse

    from skillshed.web.planning.models import Plan


def page(
    request: HttpRequest, plan: Plan, *, locks: BaseFormSet[Any] | None = None, status: int = 200
) -> HttpResponse:
    """Show how it goes; to whoever plans for the organisation also what to change."""
    job, known = work_on(plan), offered(releases.of(request))
    forms = locks or LockSet(initial=plan.locks, form_kwargs={"years": plan.years})
    context = {
        "plan": plan, "job": job, "mine": job is not None and job.owner == request.user, "forms": forms, "locks": list(zip(held(plan, known), forms, strict=False)),
        "may_plan": acts_for(request.user, plan, Role.PLANNER) and (job is None or job.over),
    }  # fmt: skip
    return render(request, "planning/solving.html", context, status=status)


@members_only(Role.PLANNER)
@require_POST
def again(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Solve it again with the locks as they were changed; where somebody was before, show what has come of it."""
    plan, person = plan_planned_by(request.user, identity), signed_in(request)
    forms = LockSet(request.POST, initial=plan.locks, form_kwargs={"years": plan.years})
    if not forms.is_valid():
        return page(request, plan, locks=forms, status=400)
    try:
        job = begin_again(plan, person, _kept(plan, forms))
    except BusyError as problem:
        messages.error(request, str(problem))
        return redirect("planning:plan", plan.pk)
    return (
        redirect("work:show", job.pk) if job and job.owner == person else redirect("planning:plan", plan.pk)
    )


def _kept(plan: Plan, forms: BaseFormSet[Any]) -> list[dict[str, Any]]:
    """The plan's own locks as the forms have them; neither another programme nor another site."""
    sent = {
        (form.cleaned_data["programme"], form.cleaned_data["site"]): form.cleaned_data
        for form in forms
        if form not in forms.deleted_forms
    }
    told = ((one, sent.get((one["programme"], one["site"]))) for one in plan.locks)
    return [
        {**one, **{name: form[name] for name in ("min_groups", "max_groups", "first", "why")}}
        for one, form in told
        if form
    ]
