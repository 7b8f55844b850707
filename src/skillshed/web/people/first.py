# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The first administrator, made from the command line; everyone else comes by invitation."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.web.people.models import User


def make_administrator(email: str, password: str, *, name: str = "") -> User:
    """Make an administrator of the whole site.

    Raises:
        InputError: the address is none or has an account, or the password is too weak.
    """
    address = email.strip().casefold()
    try:
        validate_email(address)
        validate_password(password, User(email=address, name=name))
    except ValidationError as problem:
        why = " ".join(problem.messages)
        raise _refused(address, Text(sv=why, en=why)) from problem
    if User.objects.filter(email=address).exists():
        raise _refused(
            address,
            Text(
                sv="Adressen har redan ett konto; glömt lösenord: skillshed site recover.",
                en="The address has an account already; a forgotten password: skillshed site recover.",
            ),
        )
    return User.objects.create_superuser(address, password, name=name or address.partition("@")[0])


def _refused(address: str, why: Text) -> InputError:
    return InputError(
        Text(sv="Kontot kunde inte skapas.", en="The account could not be made."),
        where=address,
        why=why,
        mend=Text(
            sv="Ge en annan adress, eller ett längre och ovanligare lösenord.",
            en="Give another address, or a longer and rarer password.",
        ),
    )
