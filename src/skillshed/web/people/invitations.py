# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Invite, and accept an invitation."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from skillshed.web.people.log import record
from skillshed.web.people.models import Invitation, Membership, Organisation, User
from skillshed.web.people.secrets import hashed, new_secret
from skillshed.web.site.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable

VALID: Final = timedelta(days=14)


@transaction.atomic
def invite(by: User, organisation: Organisation, *, email: str, role: str) -> tuple[Invitation, str]:
    """Ask somebody to join; an older invitation to the same role is taken back. Gives it and its secret."""
    address = email.strip().casefold()
    Invitation.objects.filter(organisation=organisation, email=address, role=role).delete()
    secret, digest = new_secret()
    made = Invitation.objects.create(
        email=address,
        organisation=organisation,
        role=role,
        secret=digest,
        invited_by=by,
        until=timezone.now() + VALID,
    )
    record(by, "invitation.make", subject=str(made.pk), organisation=organisation)
    return made, secret


def send(invitation: Invitation, link: str) -> bool:
    """Mail the link; tells whether a mail server took it."""
    if not settings.MAILS:
        return False
    words = {
        "organisation": invitation.organisation.name,
        "role": invitation.get_role_display(),
        "site": theme(settings.SKILLSHED_THEME).name,
    }
    subject = _("Inbjudan till %(organisation)s i %(site)s") % words
    body = _(
        "Du är inbjuden att vara %(role)s för %(organisation)s.\n\nTacka ja här, inom 14 dagar:\n%(link)s\n\n"
        "Väntade du dig inte detta kan du låta brevet vara."
    ) % {**words, "link": link}
    return bool(send_mail(subject, body, None, [invitation.email]))


def waiting(secret: str) -> Invitation | None:
    """Give the invitation of a link, unless it has been used, taken back or has grown too old."""
    found = Invitation.objects.filter(secret=hashed(secret), until__gt=timezone.now())
    return found.select_related("organisation").first()


@transaction.atomic
def accept(invitation: Invitation, person: Callable[[], User]) -> User:
    """Make somebody a member; the invitation is used up.

    Args:
        invitation: what is accepted.
        person: gives the account; called inside the transaction, so that no account is left without its membership.
    """
    user = person()
    Membership.objects.get_or_create(user=user, organisation=invitation.organisation, role=invitation.role)
    record(user, "invitation.accept", subject=str(invitation.pk), organisation=invitation.organisation)
    invitation.delete()
    return user
