# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Plans of places: those somebody may read, what each says, and a new one to be solved. Proposing and deciding is for people."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, Literal
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Router, Schema, Status
from ninja.decorators import decorate_view

from skillshed.places.export.sheets import TITLES
from skillshed.places.saved.tables import named
from skillshed.web.api.asked import Asked, plan_of
from skillshed.web.api.authentication import Scoped, reader
from skillshed.web.api.frames import answered
from skillshed.web.api.own import own_to_its_reader
from skillshed.web.api.pages import Form, Limit, Offset, next_address
from skillshed.web.api.problems import Problem
from skillshed.web.api.routes.jobs import Job, facts_of, where
from skillshed.web.people.access import signed_in
from skillshed.web.people.models import Token
from skillshed.web.planning import record
from skillshed.web.planning.access import plan_seen_by, plans_seen_by
from skillshed.web.planning.asking import begin
from skillshed.web.planning.models import Plan as Kept
from skillshed.web.planning.outward import outward

if TYPE_CHECKING:
    from skillshed.places.saved import SavedPlan

router = Router(tags=["plans"])
UNSOLVED: Final = "solving"


class PlanFacts(Schema):
    """The few facts about a plan; `state` is solving, draft, proposed, reviewed, decided or rejected."""

    id: UUID
    title: str
    organisation: str
    area: str
    years: list[int]
    futures: int
    cooperation: str
    forms: list[str]
    state: str
    version: int
    made: datetime


class Plans(Schema):
    """Some of the plans; `next` is the address of those after them."""

    plans: list[PlanFacts]
    total: int
    next: str | None


class PlanStep(Schema):
    """Who took the plan a step on, when and why: a person's name to members of its organisation, to others the body's that decided, or the organisation's; `on` is the day of a decision."""

    state: str
    name: str
    at: datetime
    note: str
    on: date | None


class PlanProof(Schema):
    """How good the plan is proven to be: no plan weighs less than `bound`, kronor; `gap` is a share, `solved` that of the solver's own plan where this one has been refined since as pupils choose."""

    status: str
    value: float
    bound: float
    gap: float
    seconds: float
    solver: str
    solved: float | None = None


class PlanTable(Schema):
    """One of the plan's tables."""

    name: str
    title: str
    columns: list[str]
    rows: int


class Plan(PlanFacts):
    """A plan: what it was made from, what is proven of it, how far it has come, and its tables (empty while it is solved)."""

    base: UUID | None
    weights: dict[str, float]
    locks: list[dict[str, Any]]
    steps: list[PlanStep]
    release: str | None = None
    code_version: str | None = None
    fictitious: bool | None = None
    proof: PlanProof | None = None
    tables: list[PlanTable] = []


class PlanRows(Schema):
    """Some rows of a plan's table; `next` is the address of the rows after them."""

    plan: UUID
    rows: list[dict[str, Any]]
    total: int
    next: str | None


@router.get("", response={200: Plans, 401: Problem, 422: Problem}, summary="All plans I may read")
@decorate_view(own_to_its_reader)
def every(  # noqa: PLR0917 - Ninja gives them by name
    request: HttpRequest,
    state: Literal["solving", "draft", "proposed", "reviewed", "decided", "rejected", ""] = "",
    limit: Limit = 100,
    offset: Offset = 0,
) -> Any:
    """List plans, the latest first: the decided ones for anybody; with the scope `plans` also one's organisations' own."""
    seen = plans_seen_by(reader(request))
    seen = seen.filter(state=state) if state else seen
    total = seen.count()
    return {
        "plans": [_facts(one) for one in seen[offset : offset + limit]],
        "total": total,
        "next": next_address(request, (offset, limit), total),
    }


@router.get("/{identity}", response={200: Plan, 401: Problem, 404: Problem, 422: Problem}, summary="One plan")
@decorate_view(own_to_its_reader)
def one(request: HttpRequest, identity: UUID) -> Any:
    """Tell what a plan was made from, what is proven of it, how far it has come, and which tables it has."""
    person = reader(request)
    plan = plan_seen_by(person, identity)
    told = {
        **_facts(plan),
        "base": plan.base_id,
        "weights": plan.weights,
        "locks": plan.locks,
        "steps": [one._asdict() for one in record.steps(person, plan)],
    }
    return told if plan.state == UNSOLVED else told | _solved(outward(plan))


@router.get(
    "/{identity}/tables/{name}",
    response={200: PlanRows, 400: Problem, 401: Problem, 404: Problem, 422: Problem},
    summary="A plan's table",
)
@decorate_view(own_to_its_reader)
def table(  # noqa: PLR0917 - Ninja gives them by name
    request: HttpRequest,
    identity: UUID,
    name: str,
    format: Form = "json",  # noqa: A002 - the word everyone uses
    limit: Limit = 1000,
    offset: Offset = 0,
) -> Any:
    """Give a plan's table.

    Rows are chosen by any column, with commas between: `?programme=VO,BA&year=2027`. JSON and CSV come in pages; `next` (in
    CSV the header `Link`) leads to the next one. `parquet` is the whole table as a file. Who fewer than five are is not told.
    """
    plan = plan_seen_by(reader(request), identity)
    told = None if plan.state == UNSOLVED else outward(plan)
    if told is None or name not in named(told.frames):
        raise Http404
    answer = answered(
        request, told.frames[name], form=format, page=(offset, limit), filename=f"{name}-{plan.kept_as}"
    )
    return answer if isinstance(answer, HttpResponse) else {**answer, "plan": plan.pk}


@router.post(
    "",
    auth=Scoped(Token.Scope.PLANS_WRITE),
    response={202: Job, 400: Problem, 401: Problem, 403: Problem, 422: Problem, 429: Problem, 503: Problem},
    summary="A new plan",
)
def make(request: HttpRequest, response: HttpResponse, asked: Asked) -> Any:
    """Ask for a plan; it is solved in the background. `Location` leads to the job that tells how it goes."""
    person = signed_in(request)
    job = begin(plan_of(asked, person), person)
    response["Location"] = where(request, job)
    return Status(202, facts_of(request, job))


def _facts(plan: Kept) -> dict[str, Any]:
    names = ("id", "title", "area", "futures", "cooperation", "forms", "state", "version", "made")
    same = {name: getattr(plan, name) for name in names}
    return {**same, "organisation": plan.organisation.name, "years": list(plan.years)}


def _solved(told: SavedPlan) -> dict[str, Any]:
    head = told.head()
    tables = [
        {"name": name, "title": str(TITLES[name]), "columns": list(map(str, told.frames[name])), "rows": len(told.frames[name])}
        for name in named(told.frames)
    ]  # fmt: skip
    return {name: head[name] for name in ("release", "code_version", "fictitious", "proof")} | {
        "tables": tables
    }
