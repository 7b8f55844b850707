# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One plan: what it comes to, matrix, map, the way to a decision; who is affected and who pays; reasons and prices; as a file."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from skillshed.places.desk import Desk
from skillshed.places.terms import KINDS
from skillshed.report import plan as summary
from skillshed.report import plan_answers, plan_judged, plan_money
from skillshed.report.plan_agreements import agreements
from skillshed.web.people.access import Role
from skillshed.web.planning import record
from skillshed.web.planning.access import acts_for, plan_seen_by, plans_seen_by, takes_part
from skillshed.web.planning.figures import homes, matrix, prices, robust, sexes, sites
from skillshed.web.planning.figures.against import against
from skillshed.web.planning.figures.locks import locks
from skillshed.web.planning.figures.names import FORMS, names
from skillshed.web.planning.figures.why_not import why_not
from skillshed.web.planning.forms import Decide, TakeStep
from skillshed.web.planning.models import Plan
from skillshed.web.planning.outward import outward
from skillshed.web.planning.steps import NEXT
from skillshed.web.planning.tasks import kept
from skillshed.web.planning.views import unsolved
from skillshed.web.site import releases

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpRequest

    from skillshed.places.saved import SavedPlan

LARGEST: Final = 10
"""Payments that are told before the reader asks for all."""
TYPES: Final = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


@require_safe
def show(request: HttpRequest, identity: UUID) -> HttpResponse:
    """The plan as the planner works with it."""
    return page(request, identity, ("plan", overview))


@require_safe
def affected(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Who is affected, who pays whom, and how even it is."""
    return page(request, identity, ("affected", _affected))


@require_safe
def reasons(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Why not, what one unit more would give, how sure each change is."""
    return page(request, identity, ("reasons", _reasons))


def page(
    request: HttpRequest,
    identity: UUID,
    told: tuple[str, Callable[[HttpRequest, Plan, SavedPlan], dict[str, Any]]],
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """Give one of a plan's pages: its tab, and what fills its template; `more` takes the place of what is there."""
    tab, fill = told
    plan = plan_seen_by(request.user, identity)
    if plan.state == Plan.State.SOLVING:
        return unsolved.page(request, plan)
    saved = kept(plan)
    filled = {"plan": plan, "told": saved, "tab": tab, **fill(request, plan, saved), **more}
    return render(request, f"planning/{tab}.html", filled, status=status)


def overview(request: HttpRequest, plan: Plan, told: SavedPlan) -> dict[str, Any]:
    """What fills the plan's first page."""
    year, whole = request.GET.get("host", ""), "alla" in request.GET
    said = Counter(plan.comments.values_list("programme", "site")) if takes_part(request.user, plan) else {}
    laid = matrix.matrix(told, year=int(year) if year.isdecimal() else None, comments=dict(said))
    shown = laid if whole else matrix.changed(laid)
    return {
        "matrix": shown, "left_out": (len(laid.rows) - len(shown.rows), len(laid.sites) - len(shown.sites)),
        "map": sites.drawn(releases.of(request), laid), "answers": plan_answers.answers(told), "keys": plan_answers.key_figures(told),
        "judged": plan_judged.lines(told), "about": plan_judged.caption(told), "counted": robust.counted(told), "proof": summary.proof(told),
        "sources": summary.records(told, "sources"), "steps": record.steps(request.user, plan), **_may(request, plan), **_base(request, plan, told),
        "unsaved": None, "forms": [str(FORMS[one]) for one in plan.forms], "locks": locks(plan, names(told, releases.of(request))),
    }  # fmt: skip


def _affected(request: HttpRequest, plan: Plan, told: SavedPlan) -> dict[str, Any]:  # noqa: ARG001 - one shape for every page
    release = releases.of(request)
    known = names(told, release)
    return {
        "most": homes.most(told), "homes": homes.table(told), "every": summary.affected(told), "providers": plan_money.providers(told, known),
        "between": plan_money.between(told, known, most=LARGEST), "every_payment": plan_money.between(told, known), "access": plan_judged.access(told), "worst": plan_judged.worst_off(told),
        "sexes": sexes.sexes(told, release), "agreed": agreements(told),
    }  # fmt: skip


def _reasons(request: HttpRequest, plan: Plan, told: SavedPlan) -> dict[str, Any]:
    known = names(told, releases.of(request))
    marks = robust.marks(told)
    changes = [one for one in summary.records(told, "change") if one["kind"] != "same"]
    return {
        "prices": prices.prices(told, known), "why_not": why_not(told, known), "asked": summary.asked(told),
        "changes": [(one, KINDS[one["kind"]], marks.get((one["programme"], one["site"]))) for one in changes],
        "counted": robust.counted(told), "may_plan": acts_for(request.user, plan, Role.PLANNER),
    }  # fmt: skip


def _may(request: HttpRequest, plan: Plan) -> dict[str, object]:
    """What the reader may do with the plan from here, and the forms for it."""
    plans = acts_for(request.user, plan, Role.PLANNER)
    decides = acts_for(request.user, plan, Role.DECIDER)
    after = NEXT.get(plan.state, ())
    return {
        "may_propose": plans and Plan.State.PROPOSED in after, "may_review": plans and Plan.State.REVIEWED in after,
        "may_decide": decides and Plan.State.DECIDED in after, "step": TakeStep(initial={"version": plan.version}),
        "decision": Decide(initial={"version": plan.version}),
    }  # fmt: skip


def _base(request: HttpRequest, plan: Plan, told: SavedPlan) -> dict[str, object]:
    """What the locks cost beside the plan it was made from, where that one is kept and the reader may see it."""
    seen = plans_seen_by(request.user).exclude(state=Plan.State.SOLVING)
    base = seen.filter(pk=plan.base_id).first() if plan.base_id else None
    return {"base": base, "against": against(told, kept(base)) if base else None}


@require_safe
def file(request: HttpRequest, identity: UUID, form: str) -> HttpResponse:
    """The plan as a workbook or for a machine."""
    plan = plan_seen_by(request.user, identity)
    if form not in TYPES or plan.state == Plan.State.SOLVING:
        raise Http404
    with tempfile.TemporaryDirectory() as folder:
        made = Desk(releases.home()).export(outward(plan), Path(folder) / f"plan.{form}").read_bytes()
    return HttpResponse(
        made,
        content_type=TYPES[form],
        headers={"Content-Disposition": f'attachment; filename="{plan.kept_as}.{form}"'},
    )
