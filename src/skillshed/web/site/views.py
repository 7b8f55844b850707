# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The start page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from skillshed.errors import ReleaseError
from skillshed.web.site import releases
from skillshed.web.site.cached import by_release_alone
from skillshed.web.site.counties import counties
from skillshed.web.site.roles import doors_of
from skillshed.web.site.waiting import todos

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from skillshed.codes.area import Area
    from skillshed.web.site.roles import Door


@require_safe
@by_release_alone
def start(request: HttpRequest) -> HttpResponse:
    """Give the start page of whoever asks."""
    doors = _doors(request)
    return render(
        request,
        "site/start.html",
        {"counties": _counties(request), "doors": doors, "todos": todos(request) if doors else []},
    )


def _doors(request: HttpRequest) -> list[tuple[str, Door]]:
    """What somebody who is signed in comes for; nothing for others, whose page is everybody's."""
    if not request.user.is_authenticated:
        return []
    held = request.user.memberships.order_by("since").values_list("role", flat=True)
    return doors_of(held)


def _counties(request: HttpRequest) -> tuple[Area, ...]:
    """The first counties of the release, as doors; none where nothing is published."""
    try:
        release = releases.of(request)
    except ReleaseError:
        return ()
    return counties(release)
