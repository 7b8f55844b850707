# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""My account: roles, tokens, what the site knows about me, leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from skillshed.web.people import personal, tokens
from skillshed.web.people.access import recently_signed_in, roles_of, signed_in, token_of, tokens_of
from skillshed.web.people.forms import DeletionForm, TokenForm
from skillshed.web.people.log import actions_of, record

if TYPE_CHECKING:
    from uuid import UUID

SHOWN = 20


@login_required
@never_cache
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show my account."""
    person = signed_in(request)
    told = {
        "roles": roles_of(person),
        "tokens": tokens_of(person),
        "actions": actions_of(person)[:SHOWN],
        "form": TokenForm(),
    }
    return render(request, "people/account.html", told)


@recently_signed_in
@never_cache
@require_POST
def make_token(request: HttpRequest) -> HttpResponse:
    """Make a token; it is shown on the answer to this and never again."""
    person = signed_in(request)
    form = TokenForm(request.POST)
    if not form.is_valid():
        return render(request, "people/token.html", {"form": form}, status=400)
    token, secret = tokens.make(person, name=form.cleaned_data["name"], scopes=form.scopes())
    return render(request, "people/token.html", {"token": token, "secret": secret, "form": form})


@login_required
@require_POST
def take_token(request: HttpRequest, identity: UUID) -> HttpResponse:
    """Take a token back."""
    person = signed_in(request)
    token_of(person, identity).delete()
    record(person, "token.take", subject=str(identity))
    return redirect("people:account")


@recently_signed_in
@never_cache
@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """Give me everything the site knows about me, as a file."""
    person = signed_in(request)
    record(person, "person.export")
    answer = JsonResponse(personal.everything(person), json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Content-Disposition"] = 'attachment; filename="skillshed-mina-uppgifter.json"'
    return answer


@recently_signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """Delete my account."""
    person = signed_in(request)
    form = DeletionForm(request.POST or None, person=person)
    if request.method != "POST" or not form.is_valid():
        return render(request, "people/leave.html", {"form": form}, status=400 if form.errors else 200)
    personal.delete(person)
    logout(request)
    messages.success(request, _("Ditt konto är borttaget."))
    return redirect("start")
