# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""An invitation's link: what it is about, and saying yes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from allauth.account.utils import perform_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from skillshed.web.people import invitations
from skillshed.web.people.access import account_with
from skillshed.web.people.forms import JoinForm
from skillshed.web.people.models import User

if TYPE_CHECKING:
    from skillshed.web.people.models import Invitation


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, secret: str) -> HttpResponse:
    """Show an invitation; on POST accept it."""
    invitation = invitations.waiting(secret)
    if invitation is None:
        raise Http404
    if account_with(invitation.email):
        return _as_member(request, invitation)
    return _as_newcomer(request, invitation)


def _as_member(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """Whoever has an account accepts signed in with it."""
    mine = isinstance(request.user, User) and request.user.email == invitation.email
    if request.method == "POST" and mine:
        invitations.accept(invitation, lambda: account_with(invitation.email))  # type: ignore[arg-type, return-value] # it is there
        return redirect("people:account")
    return render(
        request,
        "people/join.html",
        {"invitation": invitation, "mine": mine, "has_account": True, "form": None},
    )


def _as_newcomer(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """Somebody new chooses a name and a password, and is signed in."""
    form = JoinForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        told = {"invitation": invitation, "form": form, "has_account": False, "mine": False}
        return render(request, "people/join.html", told, status=400 if form.errors else 200)
    facts = form.cleaned_data
    make = partial(User.objects.create_user, invitation.email, facts["password"], name=facts["name"])
    user = invitations.accept(invitation, make)
    answer: HttpResponse = perform_login(request, user, redirect_url="/")
    return answer
