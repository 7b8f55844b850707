# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The room's first page: plans, the ledger of places, agreements to look at."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from skillshed.places.desk import Desk
from skillshed.web.planning.access import agreements_seen_by, planning_for, plans_seen_by
from skillshed.web.site.releases import home

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

SHOWN: Final = 50
SOON: Final = timedelta(days=60)


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """List what the reader may see; offer a new plan to whoever plans."""
    today = timezone.localdate()
    seen = agreements_seen_by(request.user)
    due = [
        one
        for one in seen
        if (one.remind_on and one.remind_on <= today) or (one.holds_to and one.holds_to <= today + SOON)
    ]
    context = {
        "plans": plans_seen_by(request.user)[:SHOWN], "may_plan": planning_for(request.user).exists(), "due": due,
        "member": seen.exists() or planning_for(request.user).exists(), "starts": len(Desk(home()).ledger().rows()),
    }  # fmt: skip
    return render(request, "planning/index.html", context)
