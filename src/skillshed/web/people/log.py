# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Writing the access log: changes to people, organisations and plans, and every sign-in. Reading pages writes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.signals import user_logged_in
from django.db import transaction
from django.dispatch import receiver
from django.utils import timezone

from skillshed.web.people.models import LoggedAction, Organisation, User

if TYPE_CHECKING:
    from datetime import timedelta

    from django.db.models import QuerySet
    from django.http import HttpRequest


def record(
    person: User | None, action: str, *, subject: str = "", organisation: Organisation | None = None
) -> None:
    """Write one line.

    Args:
        person: who did it.
        action: a few words such as `plan.decide`; the noun, a dot, the verb.
        subject: what it was done to, by its id; never a name or an address.
        organisation: for whom it was done; its administrators may read the line.
    """
    LoggedAction.objects.create(person=person, action=action, subject=subject, organisation=organisation)


def actions_of(person: User) -> QuerySet[LoggedAction]:
    """Give what a person has done, the latest first."""
    return LoggedAction.objects.filter(person=person)


def actions_for(organisation: Organisation) -> QuerySet[LoggedAction]:
    """Give what has been done for an organisation, the latest first."""
    return LoggedAction.objects.filter(organisation=organisation).select_related("person")


@transaction.atomic
def prune(*, kept: timedelta) -> int:
    """Take away the lines that are older than they are kept for; gives how many. That it was done is a line too."""
    old, _ = LoggedAction.objects.filter(at__lt=timezone.now() - kept).delete()
    if old:
        record(None, "log.prune", subject=str(old))
    return old


@receiver(user_logged_in)
def _signed_in(request: HttpRequest, user: User, **_: Any) -> None:  # noqa: ARG001 - the signal's shape
    record(user, "person.sign-in")
