# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Today's offer, for everybody: how many places of what, where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from skillshed.web.planning.figures.offer import offer
from skillshed.web.site import releases
from skillshed.web.site.cached import by_release_alone

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from skillshed.web.planning.figures.offer import Offer


@require_safe
@by_release_alone
def show(request: HttpRequest) -> HttpResponse:
    """Show the places of a municipality, a programme, or all."""
    release, home, programme = (
        releases.of(request),
        request.GET.get("kommun", ""),
        request.GET.get("program", ""),
    )
    made = offer(release, "", "")
    if made and (home in dict(made.municipalities) or programme in dict(made.programmes)):
        made = offer(release, *_known(made, home, programme))
    return render(request, "planning/offer.html", {"offer": made, "home": home, "programme": programme})


def _known(whole: Offer, home: str, programme: str) -> tuple[str, str]:
    """What was asked for, where there is such a thing; else all."""
    return home if home in dict(whole.municipalities) else "", programme if programme in dict(
        whole.programmes
    ) else ""
