# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The desk of cooperation agreements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from skillshed.errors import InputError
from skillshed.web.people.access import Role, members_only, signed_in
from skillshed.web.planning import steps
from skillshed.web.planning.access import (
    agreement_kept_by,
    agreement_seen_by,
    agreements_seen_by,
    planning_for,
)
from skillshed.web.planning.agreement_form import AgreementForm
from skillshed.web.site import releases

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

    from skillshed.web.planning.models import Agreement


@members_only(Role.PLANNER, Role.DECIDER, Role.ADMINISTRATOR, Role.READER)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the agreements of the reader's organisations."""
    areas = releases.of(request).areas()
    own = set(planning_for(request.user).values_list("pk", flat=True))
    rows = [
        (one, [str(areas.name(code)) if code in areas else code for code in one.parties], one.organisation_id in own)
        for one in agreements_seen_by(request.user)
    ]  # fmt: skip
    return render(request, "planning/agreements.html", {"rows": rows, "may_plan": bool(own)})


@members_only(Role.PLANNER)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Write a new agreement."""
    return _write(request, None)


@members_only(Role.PLANNER)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Change an agreement."""
    return _write(request, agreement_kept_by(request.user, identity))


def _write(request: HttpRequest, agreement: Agreement | None) -> HttpResponse:
    form = AgreementForm(
        request.POST or None,
        request.FILES or None,
        instance=agreement,
        organisations=planning_for(request.user),
    )
    if request.method == "POST" and form.is_valid():
        try:
            steps.write_agreement(form, by=signed_in(request))
        except InputError as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Avtalet är sparat."))
            return redirect("planning:agreements")
    wrong = 409 if form.overtaken else 400
    told = {"form": form, "agreement": agreement}
    return render(request, "planning/agreement.html", told, status=wrong if form.errors else 200)


@members_only(Role.PLANNER, Role.DECIDER, Role.ADMINISTRATOR, Role.READER)
@require_safe
def document(request: HttpRequest, identity: UUID) -> HttpResponse:
    """The agreement's own document."""
    agreement = agreement_seen_by(request.user, identity)
    if not agreement.document:
        raise Http404
    with agreement.document.open("rb") as kept:
        sent = HttpResponse(kept.read(), content_type="application/pdf")
    sent.headers["Content-Disposition"] = f'attachment; filename="avtal-{agreement.pk}.pdf"'
    return sent
