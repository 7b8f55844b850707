# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Two plans side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from skillshed.places.saved import compare
from skillshed.web.planning.access import plan_seen_by, plans_seen_by
from skillshed.web.planning.models import Plan
from skillshed.web.planning.tasks import kept

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Set two plans against each other, row by row with the reason for each difference."""
    asked = [request.GET.get(name, "") for name in ("en", "annan")]
    pair = [plan_seen_by(request.user, _identity(one)) for one in asked] if all(asked) else []
    made = (
        compare(*[kept(one) for one in pair])
        if pair and all(one.state != Plan.State.SOLVING for one in pair)
        else None
    )
    context = {
        "plans": plans_seen_by(request.user).exclude(state=Plan.State.SOLVING), "pair": pair, "asked": asked,
        "rows": made.rows.to_dict("records") if made else [], "settings": made.settings.to_dict("records") if made else [],
        "measures": made.measures.to_dict("records") if made else [],
    }  # fmt: skip
    return render(request, "planning/compare.html", context)


def _identity(told: str) -> UUID:
    try:
        return UUID(told)
    except ValueError as problem:
        raise Http404 from problem
