# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Keys to the API: made, shown once, taken back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from skillshed.web.people.log import record
from skillshed.web.people.models import Token
from skillshed.web.people.secrets import hashed, new_secret

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.web.people.models import User

PREFIX: Final = "skillshed_"
VALID: Final = timedelta(days=365)


def make(owner: User, *, name: str, scopes: Sequence[str]) -> tuple[Token, str]:
    """Make a token; gives it and its secret, which is never shown again."""
    secret, digest = new_secret(PREFIX)
    token = Token.objects.create(
        owner=owner, name=name, secret=digest, scopes=list(scopes), until=timezone.now() + VALID
    )
    record(owner, "token.make", subject=str(token.pk))
    return token, secret


def of(secret: str) -> Token | None:
    """Give the token of a secret, unless it is taken back, too old or its owner is no longer active."""
    if not secret.startswith(PREFIX):
        return None
    found = Token.objects.filter(secret=hashed(secret), until__gt=timezone.now(), owner__is_active=True)
    return found.select_related("owner").first()
