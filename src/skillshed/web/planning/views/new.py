# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Start a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from skillshed.language import Text
from skillshed.places.desk import next_autumns
from skillshed.web.people.access import Role, members_only, signed_in
from skillshed.web.planning.access import planning_for
from skillshed.web.planning.asking import asked_for, begin
from skillshed.web.planning.forms import NewPlan
from skillshed.web.site import releases
from skillshed.web.work.jobs import BusyError

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@members_only(Role.PLANNER)
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """Ask what to plan; solve it in the background."""
    own = planning_for(request.user)
    form = NewPlan(request.POST or None, organisations=own, initial=_initial(request))
    if request.method == "POST" and form.is_valid():
        person = signed_in(request)
        try:
            return redirect("work:show", begin(asked_for(form, person), person).pk)
        except BusyError as problem:
            form.add_error(None, str(problem))
    return render(request, "planning/new.html", {"form": form}, status=400 if form.errors else 200)


def _initial(request: HttpRequest) -> dict[str, Any]:
    autumns = next_autumns(releases.of(request))
    first = planning_for(request.user).first()
    title = Text(sv="Platser {first}\N{EN DASH}{last}", en="Places {first}\N{EN DASH}{last}")
    return {
        "title": str(title).format(first=autumns[0], last=autumns[-1]),
        "area": first.area if first else "",
        "first_year": autumns[0],
        "last_year": autumns[-1],
        "organisation": first,
    }
