# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What I have asked for: a list, and a page per job that looks again by itself while it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from skillshed.web.people.access import signed_in
from skillshed.web.work import jobs
from skillshed.web.work.access import job_of, jobs_of
from skillshed.web.work.standing import keys

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

SHOWN = 50


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List my jobs, the newest first."""
    return render(request, "work/index.html", {"jobs": jobs_of(signed_in(request))[:SHOWN]})


@login_required
@never_cache
@require_safe
def show(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Show one of my jobs; for htmx only the part that changes, and the whole page once it is over."""
    job = job_of(signed_in(request), identity)
    live = bool(request.headers.get("HX-Request"))
    if live and job.over:
        return HttpResponse(headers={"HX-Refresh": "true"})
    page = "work/show.html#status" if live else "work/show.html"
    return render(request, page, {"job": job, "keys": keys(job.facts)})


@login_required
@require_POST
def cancel(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Cancel one of my jobs."""
    jobs.cancel(job_of(signed_in(request), identity))
    return redirect("work:show", identity)


@login_required
@require_POST
def be_content(request: HttpRequest, identity: UUID) -> HttpResponse:
    """End one of my searches with the best it has found so far."""
    jobs.be_content(job_of(signed_in(request), identity))
    return redirect("work:show", identity)


@login_required
@require_POST
def again(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Run one of my jobs again."""
    job = job_of(signed_in(request), identity)
    return redirect("work:show", jobs.again(job).pk if job.over else identity)
