# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""An organisation's members, for its administrators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from skillshed.web.people import invitations, members
from skillshed.web.people.access import administered, invitation_in, membership_in, signed_in
from skillshed.web.people.forms import InvitationForm
from skillshed.web.people.log import actions_for, record

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from skillshed.web.people.models import Organisation

SHOWN = 50


@login_required
@never_cache
@require_safe
def show(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Show an organisation that I administer."""
    return _page(request, administered(signed_in(request), identity), InvitationForm())


def _page(
    request: HttpRequest, organisation: Organisation, form: InvitationForm, *, link: str = ""
) -> HttpResponse:
    told = {
        "organisation": organisation,
        "members": organisation.memberships.select_related("user").order_by("user__name", "role"),
        "invitations": organisation.invitations.all(),
        "actions": actions_for(organisation)[:SHOWN],
        "form": form,
        "link": link,
    }
    return render(request, "people/organisation.html", told, status=400 if form.errors else 200)


@login_required
@never_cache
@require_POST
def invite(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Invite somebody; without a mail server the link is shown, for the administrator to pass on."""
    person = signed_in(request)
    organisation = administered(person, identity)
    form = InvitationForm(request.POST)
    if not form.is_valid():
        return _page(request, organisation, form)
    made, secret = invitations.invite(person, organisation, **form.cleaned_data)
    link = request.build_absolute_uri(reverse("people:join", args=[secret]))
    if invitations.send(made, link):
        messages.success(request, _("Inbjudan är skickad till %(email)s.") % {"email": made.email})
        return redirect("people:organisation", identity)
    return _page(request, organisation, InvitationForm(), link=link)


@login_required
@require_POST
def take_back(request: HttpRequest, identity: UUID, invitation: UUID) -> HttpResponse:
    """Take an invitation back."""
    person = signed_in(request)
    organisation = administered(person, identity)
    invitation_in(organisation, invitation).delete()
    record(person, "invitation.take", subject=str(invitation), organisation=organisation)
    return redirect("people:organisation", identity)


@login_required
@require_POST
def take_role(request: HttpRequest, identity: UUID, membership: int) -> HttpResponse:
    """Take a role from a member."""
    person = signed_in(request)
    members.take(person, membership_in(administered(person, identity), membership))
    return redirect("people:organisation", identity)
