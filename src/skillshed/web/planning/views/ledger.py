# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The ledger of places: what is decided, for everybody; what is proposed too, for members in the county."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from skillshed.web.planning.access import ledger_seen_by
from skillshed.web.planning.figures.ledger import ledger
from skillshed.web.planning.figures.names import offered
from skillshed.web.site import releases

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show an autumn of what the reader may see."""
    asked = {"start": request.GET.get("host", ""), "programme": request.GET.get("program", "")}
    shown = ledger(ledger_seen_by(request.user), offered(releases.of(request)), **asked)
    return render(request, "planning/ledger.html", {"ledger": shown})
