# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Letting somebody in again who has forgotten their password or lost their second factor: by whoever runs the site, from the command line."""

from __future__ import annotations

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.urls import reverse

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.web.people.access import account_with
from skillshed.web.people.log import record


@transaction.atomic
def way_in(email: str, *, second_factor: bool = False) -> str:
    """Give a link by which somebody chooses a new password; it works once, for three days.

    Args:
        email: the account's address.
        second_factor: take the second factor away too.

    Raises:
        InputError: no account has the address.
    """
    person = account_with(email.strip().casefold())
    if person is None:
        raise InputError(
            Text(sv="Adressen har inget konto.", en="The address has no account."),
            where=email,
            mend=Text(
                sv="Kontrollera adressen, eller bjud in personen.",
                en="Check the address, or invite the person.",
            ),
        )
    if second_factor:
        Authenticator.objects.filter(user=person).delete()
    record(None, "person.recover", subject=str(person.pk))
    told = {"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)}
    return _origin() + reverse("account_reset_password_from_key", kwargs=told)


def _origin() -> str:
    """The site's own address, as its settings tell it."""
    host = settings.ALLOWED_HOSTS[0].removeprefix(".")
    return f"https://{host}" if settings.HTTPS else f"http://{host}:8000"
