# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The decision memo: one page on what is proposed and why; on the web and as PDF or Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from skillshed.language import current_language
from skillshed.report import plan as summary
from skillshed.report import plan_answers, plan_judged
from skillshed.report.documents.memo import memo
from skillshed.report.writers import write
from skillshed.web.people.access import Role
from skillshed.web.planning import record
from skillshed.web.planning.access import acts_for, plan_seen_by
from skillshed.web.planning.figures import easy, matrix, robust
from skillshed.web.planning.models import Plan
from skillshed.web.planning.steps import NEXT
from skillshed.web.planning.tasks import kept
from skillshed.web.planning.views import unsolved
from skillshed.web.site.files import DOCUMENTS
from skillshed.web.site.reading import easy as wants_easy

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

    from skillshed.report.document import Document


@require_safe
def show(request: HttpRequest, identity: UUID) -> HttpResponse:
    """The memo as a page."""
    plan = plan_seen_by(request.user, identity)
    if plan.state == Plan.State.SOLVING:
        return unsolved.page(request, plan)
    return render(request, "planning/memo.html", {"plan": plan, **_said(request, plan)})


def _said(request: HttpRequest, plan: Plan) -> dict[str, object]:
    told = kept(plan)
    laid, steps = matrix.changed(matrix.matrix(told)), record.steps(request.user, plan)
    decides = acts_for(request.user, plan, Role.DECIDER)
    return {
        "answers": plan_answers.answers(told), "judged": plan_judged.lines(told), "about": plan_judged.caption(told), "counted": robust.counted(told),
        "sites": laid.sites, "year": laid.year, "steps": steps, "proposal": record.proposal(steps), "memo": _memo(plan).opening,
        "easy": easy.memo(told) if wants_easy(request) else [], "proof": summary.proof(told),
        "may_decide": decides and Plan.State.DECIDED in NEXT.get(plan.state, ()),
    }  # fmt: skip


@require_safe
def file(request: HttpRequest, identity: UUID, form: str) -> HttpResponse:
    """The memo as a file."""
    plan = plan_seen_by(request.user, identity)
    if form not in DOCUMENTS or plan.state == Plan.State.SOLVING:
        raise Http404
    how = "inline" if form == "pdf" else "attachment"
    return HttpResponse(
        write(_memo(plan), form),
        content_type=DOCUMENTS[form],
        headers={"Content-Disposition": f'{how}; filename="pm-{plan.pk}.{form}"'},
    )


def _memo(plan: Plan) -> Document:
    return memo(
        kept(plan), title=plan.title, state=str(plan.get_state_display()), language=current_language()
    )
