# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Tokens: `Authorization: Bearer skillshed_…`. What is open needs none; a wrong one is refused, not passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from ninja.errors import AuthenticationError, AuthorizationError

from skillshed.web.people import tokens
from skillshed.web.people.models import Token

if TYPE_CHECKING:
    from django.http import HttpRequest

    from skillshed.web.people.models import User

ANYONE = "anyone"


def open_to_all(request: HttpRequest) -> Token | str:
    """Let anyone in; a token, where one is sent, must be a valid one.

    Raises:
        AuthenticationError: the token is not, or no longer, valid.
    """
    secret = _bearer(request)
    return ANYONE if secret is None else _token(secret)


def reader(request: HttpRequest) -> User | AnonymousUser:
    """Give the person whose plans may be read by a request: the token's owner where it has the scope, else anybody."""
    token = getattr(request, "auth", None)
    known = isinstance(token, Token) and Token.Scope.PLANS in token.scopes
    return token.owner if known and token else AnonymousUser()


class Scoped:
    """Let in only those whose token has a scope.

    Args:
        scope: what the token must be made for.
    """

    def __init__(self, scope: str) -> None:
        self.scope = scope

    def __call__(self, request: HttpRequest) -> Token:
        """Give the token.

        Raises:
            AuthenticationError: there is none, or it is not valid.
            AuthorizationError: it is not made for this.
        """
        token = _token(_bearer(request) or "")
        if self.scope not in token.scopes:
            raise AuthorizationError
        request.user = token.owner
        return token


def _bearer(request: HttpRequest) -> str | None:
    told = request.headers.get("Authorization")
    if told is None:
        return None
    kind, _, secret = told.partition(" ")
    return secret.strip() if kind.casefold() == "bearer" else ""


def _token(secret: str) -> Token:
    token = tokens.of(secret)
    if token is None:
        raise AuthenticationError
    return token
