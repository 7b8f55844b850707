# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who may what. Every app's own `access.py` stands on these; views reach objects through such functions only."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from allauth.account.decorators import reauthentication_required
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from skillshed.web.people.models import Invitation, Membership, Organisation, Token, User

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponseBase

Role = Membership.Role
P = ParamSpec("P")
Somebody = User | AnonymousUser


def organisations(person: Somebody, *roles: Role) -> QuerySet[Organisation]:
    """Give the organisations a person acts for, in any of the roles; in any role at all where none is named."""
    if not person.is_authenticated:
        return Organisation.objects.none()
    held = Membership.objects.filter(user=person)
    held = held.filter(role__in=roles) if roles else held
    return Organisation.objects.filter(pk__in=held.values("organisation"))


def has_role(person: Somebody, *roles: Role) -> bool:
    """Tell whether a person has one of the roles in some organisation."""
    return organisations(person, *roles).exists()


def roles_of(person: User) -> QuerySet[Membership]:
    """Give a person's roles with their organisations."""
    return (
        Membership.objects.filter(user=person)
        .select_related("organisation")
        .order_by("organisation__name", "role")
    )


def tokens_of(person: User) -> QuerySet[Token]:
    """Give a person's own tokens."""
    return Token.objects.filter(owner=person)


def account_with(email: str) -> User | None:
    """Give the account of an address, for whoever holds an invitation to it."""
    return User.objects.filter(email=email).first()


def administered(person: Somebody, identity: UUID) -> Organisation:
    """Give an organisation that a person administers.

    Raises:
        Http404: there is none, or the person does not administer it.
    """
    return get_object_or_404(organisations(person, Role.ADMINISTRATOR), pk=identity)


def membership_in(organisation: Organisation, identity: int) -> Membership:
    """Give a membership of an organisation.

    Raises:
        Http404: there is none, or it is another organisation's.
    """
    return get_object_or_404(organisation.memberships.select_related("organisation"), pk=identity)


def invitation_in(organisation: Organisation, identity: UUID) -> Invitation:
    """Give an invitation of an organisation.

    Raises:
        Http404: there is none, or it is another organisation's.
    """
    return get_object_or_404(organisation.invitations.all(), pk=identity)


def token_of(person: User, identity: UUID) -> Token:
    """Give one of a person's own tokens.

    Raises:
        Http404: there is none, or it is somebody else's.
    """
    return get_object_or_404(tokens_of(person), pk=identity)


def signed_in(request: HttpRequest) -> User:
    """Give the person behind a request.

    Raises:
        PermissionDenied: nobody is signed in.
    """
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def recently_signed_in(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Let a view be used only by somebody who has signed in, or said their password again, within five minutes."""
    guarded: Callable[Concatenate[HttpRequest, P], HttpResponseBase] = reauthentication_required(view)
    return guarded


def members_only(
    *roles: Role,
) -> Callable[
    [Callable[Concatenate[HttpRequest, P], HttpResponseBase]],
    Callable[Concatenate[HttpRequest, P], HttpResponseBase],
]:
    """Let a view be seen by members with one of the roles only (any role where none is named).

    A stranger is asked to sign in; a member without the role is refused.
    """

    def guard(
        view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not has_role(request.user, *roles):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return guard
