# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Two plans side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from skillshed.web.planning.access import plan_seen_by, plans_seen_by
from skillshed.web.planning.figures.differ import pair
from skillshed.web.planning.figures.names import names
from skillshed.web.planning.models import Plan
from skillshed.web.planning.tasks import kept
from skillshed.web.site import releases

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from skillshed.web.planning.figures.differ import Pair


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Set two plans against each other, row by row with the reason for each difference."""
    asked = [request.GET.get(name, "") for name in ("en", "annan")]
    both = [plan_seen_by(request.user, _identity(one)) for one in asked] if all(asked) else []
    context = {
        "plans": plans_seen_by(request.user).exclude(state=Plan.State.SOLVING), "both": both, "asked": asked, "pair": _pair(request, both),
        "same": len(set(asked)) == 1 and bool(both),
    }  # fmt: skip
    return render(request, "planning/compare.html", context)


def _pair(request: HttpRequest, both: list[Plan]) -> Pair | None:
    """The two, where both are solved."""
    if not both or any(one.state == Plan.State.SOLVING for one in both):
        return None
    one, other = (kept(plan) for plan in both)
    release = releases.of(request)
    return pair(
        one, other, titles=(both[0].title, both[1].title), names=names(one, release) | names(other, release)
    )


def _identity(told: str) -> UUID:
    try:
        return UUID(told)
    except ValueError as problem:
        raise Http404 from problem
