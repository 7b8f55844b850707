# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One plan: matrix, what it comes to, who is affected, what it costs, prices of the rules; as a file."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from skillshed.places.desk import Desk
from skillshed.report import plan as summary
from skillshed.web.people.access import Role, has_role, organisations
from skillshed.web.planning.access import plan_seen_by
from skillshed.web.planning.figures import matrix
from skillshed.web.planning.forms import Decide, TakeStep
from skillshed.web.planning.models import Plan
from skillshed.web.planning.steps import NEXT
from skillshed.web.planning.tasks import kept
from skillshed.web.site import releases

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

    from skillshed.places.saved import SavedPlan

TYPES: Final = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


@require_safe
def show(request: HttpRequest, identity: UUID) -> HttpResponse:
    """The plan as the planner works with it."""
    plan = plan_seen_by(request.user, identity)
    if plan.state == Plan.State.SOLVING:
        return render(request, "planning/solving.html", {"plan": plan})
    told = kept(plan)
    said = Counter((one.programme, one.site) for one in plan.comments.all())
    year = request.GET.get("host", "")
    context = {
        "plan": plan, "told": told, "matrix": matrix.matrix(told, year=int(year) if year.isdigit() else None, comments=dict(said)),
        "sentences": summary.sentences(told), "asked": summary.asked(told), "affected": summary.affected(told),
        "costs": summary.costs(told, _names(request, told)), "prices": summary.records(told, "prices"), "sources": summary.records(told, "sources"),
        "steps": plan.steps.all(), **_may(request, plan), **_base(plan, told),
    }  # fmt: skip
    return render(request, "planning/plan.html", context)


def _names(request: HttpRequest, told: SavedPlan) -> dict[str, str]:
    areas = releases.of(request).areas()
    codes = {str(code) for code in told.frames["cost"]["provider"]}
    return {code: str(areas.name(code)) for code in codes if code in areas}


def _may(request: HttpRequest, plan: Plan) -> dict[str, object]:
    """What the reader may do with the plan from here, and the forms for it."""
    plans = organisations(request.user, Role.PLANNER).filter(pk=plan.organisation_id).exists()
    decides = organisations(request.user, Role.DECIDER).filter(pk=plan.organisation_id).exists()
    after = NEXT.get(plan.state, ())
    return {
        "may_lock": plans, "may_say": has_role(request.user, Role.PLANNER, Role.DECIDER),
        "may_propose": plans and Plan.State.PROPOSED in after, "may_review": (plans or decides) and Plan.State.REVIEWED in after,
        "may_decide": decides and Plan.State.DECIDED in after, "step": TakeStep(initial={"version": plan.version}),
        "decision": Decide(initial={"version": plan.version}),
    }  # fmt: skip


def _base(plan: Plan, told: SavedPlan) -> dict[str, object]:
    """What the locks cost beside the plan it was made from, where that one is kept."""
    if plan.base is None or plan.base.state == Plan.State.SOLVING:
        return {"base": None, "costs_more": ""}
    return {"base": plan.base, "costs_more": summary.signed(told.proof.value - kept(plan.base).proof.value)}


@require_safe
def file(request: HttpRequest, identity: UUID, form: str) -> HttpResponse:
    """The plan as a workbook or for a machine."""
    plan = plan_seen_by(request.user, identity)
    if form not in TYPES or plan.state == Plan.State.SOLVING:
        raise Http404
    with tempfile.TemporaryDirectory() as folder:
        made = Desk(releases.home()).export(kept(plan), Path(folder) / f"plan.{form}").read_bytes()
    return HttpResponse(
        made,
        content_type=TYPES[form],
        headers={"Content-Disposition": f'attachment; filename="{plan.kept_as}.{form}"'},
    )
