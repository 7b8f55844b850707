# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who may what. Every app's own `access.py` stands on these; views reach objects through such functions only."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied

from skillshed.web.people.models import Membership, Organisation, User

if TYPE_CHECKING:
    from collections.abc import Callable

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


def signed_in(request: HttpRequest) -> User:
    """Give the person behind a request.

    Raises:
        PermissionDenied: nobody is signed in.
    """
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


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
