# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Roles given and taken; an organisation never loses its last administrator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.web.people.access import Role
from skillshed.web.people.log import record
from skillshed.web.people.models import Membership, Organisation

if TYPE_CHECKING:
    from skillshed.web.people.models import User


@transaction.atomic
def take(by: User, membership: Membership) -> None:
    """Take a role from a member.

    Raises:
        InputError: it is the last administrator's.
    """
    organisation = membership.organisation
    if membership.role == Role.ADMINISTRATOR and is_last(membership):
        raise InputError(
            Text(
                sv="Organisationen måste ha en administratör.",
                en="The organisation must have an administrator.",
            ),
            mend=Text(
                sv="Gör någon annan till administratör först.",
                en="Make somebody else an administrator first.",
            ),
        )
    record(
        by, "membership.take", subject=f"{membership.user_id}:{membership.role}", organisation=organisation
    )
    membership.delete()


def is_last(membership: Membership) -> bool:
    """Tell whether nobody else administers the organisation."""
    others = Membership.objects.filter(organisation=membership.organisation, role=Role.ADMINISTRATOR)
    return not others.exclude(pk=membership.pk).exists()


def last_of(person: User) -> list[Organisation]:
    """Give the organisations that would be left without an administrator if a person left."""
    held = Membership.objects.filter(user=person, role=Role.ADMINISTRATOR).select_related("organisation")
    return [membership.organisation for membership in held if is_last(membership)]
