# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The room's first page: plans, the ledger of places, agreements to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.shortcuts import render
from django.views.decorators.http import require_safe

from skillshed.web.planning.access import agreements_seen_by, ledger_seen_by, planning_for, plans_seen_by
from skillshed.web.planning.waiting import due

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

SHOWN: Final = 50


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """List what the reader may see; offer a new plan to whoever plans."""
    plans = planning_for(request.user).exists()
    context = {
        "plans": plans_seen_by(request.user)[:SHOWN], "may_plan": plans, "due": due(request.user),
        "member": plans or agreements_seen_by(request.user).exists(), "starts": len(ledger_seen_by(request.user)),
    }  # fmt: skip
    return render(request, "planning/index.html", context)
