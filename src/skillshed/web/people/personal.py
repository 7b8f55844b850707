# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the site knows about one person: theirs to take with them, and to have deleted.

Every app that keeps something about a person has a module `personal` with `told(person)`; whatever else the app must
do when a person leaves (decisions stand, their comments lose the name) follows from `on_delete` in its models.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.apps import apps
from django.db import transaction

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.web.people.log import actions_of, record
from skillshed.web.people.members import last_of
from skillshed.web.people.models import Invitation, Membership, Token

if TYPE_CHECKING:
    from skillshed.web.people.models import User


def everything(person: User) -> dict[str, Any]:
    """Give all the site knows about a person, as JSON can say it, app by app."""
    ours = [app for app in apps.get_app_configs() if app.name.startswith("skillshed.web.")]
    return {
        app.label: import_module(f"{app.name}.personal").told(person)
        for app in ours
        if find_spec(f"{app.name}.personal")
    }


def told(person: User) -> dict[str, Any]:
    """Give what this app knows about a person."""
    return {
        "account": {
            "id": person.pk,
            "email": person.email,
            "name": person.name,
            "joined": person.joined,
            "last_sign_in": person.last_login,
        },
        "sign_in": {
            "organisations_own": list(
                SocialAccount.objects.filter(user=person).values(
                    "provider", "uid", "extra_data", "last_login"
                )
            ),
            "second_factor": list(
                Authenticator.objects.filter(user=person).values("type", "created_at", "last_used_at")
            ),
        },
        "memberships": [
            {"organisation": one.organisation.name, "role": one.role, "since": one.since}
            for one in Membership.objects.filter(user=person).select_related("organisation")
        ],
        "actions": list(actions_of(person).values("at", "action", "subject")),
        "invitations": list(
            Invitation.objects.filter(email=person.email).values(
                "organisation__name", "role", "made", "until"
            )
        ),
        "tokens": list(Token.objects.filter(owner=person).values("name", "scopes", "made", "until")),
    }


@transaction.atomic
def delete(person: User) -> None:
    """Delete a person's account and what is theirs alone.

    Raises:
        InputError: an organisation would be left without an administrator.
    """
    left = last_of(person)
    if left:
        names = ", ".join(organisation.name for organisation in left)
        raise InputError(
            Text(
                sv=f"Du är ensam administratör för {names}.", en=f"You are the only administrator of {names}."
            ),
            mend=Text(
                sv="Gör någon annan till administratör först.",
                en="Make somebody else an administrator first.",
            ),
        )
    record(None, "person.delete", subject=str(person.pk))
    person.delete()
