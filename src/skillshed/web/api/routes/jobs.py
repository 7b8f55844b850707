# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Work in the background: how far it is, cancel it, run it again; one's own alone."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Router, Schema, Status
from ninja.decorators import decorate_view

from skillshed.web.api.authentication import Scoped
from skillshed.web.api.own import own_to_its_reader
from skillshed.web.api.problems import Problem
from skillshed.web.people.access import signed_in
from skillshed.web.people.models import Token
from skillshed.web.work import jobs
from skillshed.web.work.access import job_of
from skillshed.web.work.models import Job as Asked

router = Router(tags=["jobs"], auth=Scoped(Token.Scope.PLANS))
WRITES = Scoped(Token.Scope.PLANS_WRITE)


class Why(Schema):
    """What went wrong, and what to do about it."""

    what: str
    mend: str


class Job(Schema):
    """A piece of work: `state` is waiting, running, done, failed or cancelled; `facts` are figures told while it goes on, of a search its best `value`, `bound` (million kronor) and `gap`."""

    id: UUID
    title: str
    state: str
    over: bool
    step: str
    done: int
    total: int | None
    facts: dict[str, Any]
    problem: Why | None
    asked: datetime
    plan: UUID | None
    address: str


@router.get(
    "/{identity}",
    response={200: Job, 401: Problem, 403: Problem, 404: Problem, 422: Problem},
    summary="A job",
    url_name="job",
)
@decorate_view(own_to_its_reader)
def one(request: HttpRequest, identity: UUID) -> Any:
    """Tell how a job goes."""
    return facts_of(request, job_of(signed_in(request), identity))


@router.post(
    "/{identity}/cancel",
    auth=WRITES,
    response={200: Job, 401: Problem, 403: Problem, 404: Problem, 422: Problem},
    summary="Cancel a job",
)
def cancel(request: HttpRequest, identity: UUID) -> Any:
    """Cancel a job; one that is over stays as it ended."""
    person = signed_in(request)
    jobs.cancel(job_of(person, identity))
    return facts_of(request, job_of(person, identity))


@router.post(
    "/{identity}/enough",
    auth=WRITES,
    response={200: Job, 401: Problem, 403: Problem, 404: Problem, 422: Problem},
    summary="End a search with the best so far",
)
def enough(request: HttpRequest, identity: UUID) -> Any:
    """Say that the best so far is enough: the search ends with it as soon as it has found anything."""
    person = signed_in(request)
    jobs.be_content(job_of(person, identity))
    return facts_of(request, job_of(person, identity))


@router.post(
    "/{identity}/again",
    auth=WRITES,
    response={202: Job, 400: Problem, 401: Problem, 403: Problem, 404: Problem, 422: Problem, 429: Problem},
    summary="Run a job again",
)
def again(request: HttpRequest, response: HttpResponse, identity: UUID) -> Any:
    """Run a job that is over once more, as a job of its own; `Location` leads to it."""
    job = jobs.again(job_of(signed_in(request), identity))
    response["Location"] = where(request, job)
    return Status(202, facts_of(request, job))


def where(request: HttpRequest, job: Asked) -> str:
    """Give a job's address."""
    return request.build_absolute_uri(reverse("api:job", args=[job.pk]))


def facts_of(request: HttpRequest, job: Asked) -> dict[str, Any]:
    """Give what is told of a job."""
    same = {name: getattr(job, name) for name in ("id", "over", "done", "total", "facts", "asked")}
    arguments = job.task.args_kwargs["kwargs"] if job.task else {}
    return {
        **same,
        "title": str(job),
        "state": job.state.value,
        "step": job.step_words,
        "problem": {"what": job.what, "mend": job.mend} if job.problem else None,
        "plan": arguments.get("plan"),
        "address": where(request, job),
    }
