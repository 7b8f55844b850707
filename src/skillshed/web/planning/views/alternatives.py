# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Other ways: plans with other weights, other cooperation, each change tried; asked for as background work, chosen as plans of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from skillshed.language import current_language
from skillshed.report.document import Document
from skillshed.report.documents.memo import memo
from skillshed.report.parts import Section
from skillshed.report.writers import write
from skillshed.web.people.access import Role, members_only, signed_in
from skillshed.web.planning.access import acts_for, plan_planned_by, plan_seen_by
from skillshed.web.planning.asking import begin, explore, made_from
from skillshed.web.planning.figures import front, together
from skillshed.web.planning.models import Plan
from skillshed.web.planning.tasks import WAYS, kept
from skillshed.web.planning.views.plan import page
from skillshed.web.site import charted
from skillshed.web.work.jobs import BusyError

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

    from skillshed.places.saved import SavedPlan
    from skillshed.report.parts import Figure


@require_safe
def show(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Show what has been explored, and offer the rest."""
    return page(request, identity, ("alternatives", _filled))


def _filled(request: HttpRequest, plan: Plan, told: SavedPlan) -> dict[str, Any]:
    plans = acts_for(request.user, plan, Role.PLANNER)
    return {
        "front": front.figure(told), "choices": front.choices(told) if plans else [], "together": together.figure(told),
        "homes": together.homes(told), "may_plan": plans, "files": f"{request.path}siffror/",
    }  # fmt: skip


@members_only(Role.PLANNER)
@require_POST
def ask(request: HttpRequest, identity: UUID, what: str) -> HttpResponse:
    """Ask for one of the explorations of a plan.

    Raises:
        Http404: there is no such exploration, or the plan is another organisation's.
    """
    plan = plan_planned_by(request.user, identity)
    if what not in WAYS or plan.state == Plan.State.SOLVING:
        raise Http404
    try:
        return redirect("work:show", explore(plan, signed_in(request), what).pk)
    except BusyError as problem:
        messages.error(request, str(problem))
        return redirect("planning:alternatives", plan.pk)


@members_only(Role.PLANNER)
@require_POST
def choose(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Start a plan of the front as a plan of its own; the one that it was chosen from stays."""
    plan, number = plan_planned_by(request.user, identity), request.POST.get("plan", "")
    if plan.state == Plan.State.SOLVING:
        raise Http404
    chosen = next((one for one in front.choices(kept(plan)) if str(one.number) == number), None)
    if chosen is None:
        raise Http404
    person = signed_in(request)
    title = _("%(title)s, %(what)s") % {"title": plan.title[:30], "what": chosen.name[:45]}
    again = made_from(plan, person, title=title, weights={**plan.weights, chosen.goal: chosen.weight})
    try:
        return redirect("work:show", begin(again, person).pk)
    except BusyError as problem:
        messages.error(request, str(problem))
        return redirect("planning:alternatives", plan.pk)


@require_safe
def file(request: HttpRequest, identity: UUID, figure: str, form: str) -> HttpResponse:
    """A chart as a file."""
    plan = plan_seen_by(request.user, identity)
    made = _figure(plan, figure) if form in charted.TYPES and plan.state != Plan.State.SOLVING else None
    if made is None:
        raise Http404
    told = kept(plan)
    if form == "xlsx":
        content = write(_document(plan, made), form)
    else:
        asked = f"{form}-narrow" if "smal" in request.GET else form
        content = charted.file(made, asked, release=told.release, fictitious=told.fictitious)
    return HttpResponse(
        content,
        content_type=charted.TYPES[form],
        headers={"Content-Disposition": f'attachment; filename="{plan.kept_as}-{figure}.{form}"'},
    )


def _figure(plan: Plan, name: str) -> Figure | None:
    made = {front.ID: front.figure, together.ID: together.figure}.get(name)
    return made(kept(plan)) if made else None


def _document(plan: Plan, figure: Figure) -> Document:
    """The chart in a document of its own: the memo's opening, the figure and its table."""
    whole = memo(
        kept(plan), title=plan.title, state=str(plan.get_state_display()), language=current_language()
    )
    section = Section(id=figure.id, title=figure.finding, figures=(figure,))
    return Document("figure", whole.opening, (section,), whole.language)
