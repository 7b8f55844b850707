# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Writing the access log: changes to people, organisations and plans, and every sign-in. Reading pages writes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.signals import password_changed, password_reset, password_set, user_logged_in
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.db import transaction
from django.db.models import Q
from django.dispatch import receiver
from django.utils import timezone

from skillshed.web.people.models import LoggedAction, Organisation, User

if TYPE_CHECKING:
    from datetime import timedelta

    from django.db.models import QuerySet


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
    """Give what a person has done, and what others have done to their account and roles, the latest first."""
    theirs = Q(person=person) | Q(subject__startswith=str(person.pk))
    return LoggedAction.objects.filter(theirs).select_related("person")


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
def _signed_in(user: User, **_: Any) -> None:
    record(user, "person.sign-in")


@receiver([password_changed, password_set, password_reset])
def _password(user: User, **_: Any) -> None:
    record(user, "person.password")


@receiver([authenticator_added, authenticator_reset])
def _factor_added(user: User, **_: Any) -> None:
    record(user, "factor.add")


@receiver(authenticator_removed)
def _factor_taken(user: User, **_: Any) -> None:
    record(user, "factor.take")
