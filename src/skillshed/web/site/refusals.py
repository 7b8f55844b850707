# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is said when something is refused or gone wrong: a calm page, the right status, nothing half-written."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db import InterfaceError, OperationalError
from django.shortcuts import render
from django.utils.translation import gettext as _

from skillshed.errors import InputError, ReleaseError, SkillshedError, UnknownCodeError
from skillshed.web.site.problem import is_program
from skillshed.web.site.problem import problem as told_to_a_program

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse, HttpResponseBase

LOG = logging.getLogger("skillshed.refusals")
AGAIN_IN = 10  # seconds
LATER = 300  # seconds: as long as allauth remembers failed attempts


class CalmMiddleware:
    """Turn what a reader can understand into a page that says it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, calmly also where something before the views fails."""
        try:
            return self.get_response(request)
        except (OperationalError, InterfaceError) as problem:
            return self.process_exception(request, problem) or unavailable(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """Answer for what a view could not do."""
        if isinstance(problem, (OperationalError, InterfaceError)):
            LOG.warning("the database does not answer", extra={"event": "database"})
            return unavailable(request)
        if isinstance(problem, ReleaseError):
            LOG.warning("the release cannot be read", extra={"event": "release"})
            return _page(request, 503, what=str(problem.what), mend=_("Försök igen om en stund."))
        if isinstance(problem, UnknownCodeError):
            mend = _("Kontrollera adressen, eller gå till startsidan.")
            return _page(request, 404, what=_("Sidan finns inte."), mend=f"{problem.what} {mend}")
        if isinstance(problem, InputError):
            return _told(request, 400, problem)
        return None


def unavailable(request: HttpRequest) -> HttpResponse:
    """The database is locked or gone. Who asks is not looked up for this page: that would take the database."""
    request.user = AnonymousUser()
    what = _("Webbplatsen kan inte spara eller hämta just nu.")
    mend = _("Inget har sparats till hälften. Försök igen om en stund.")
    return _page(request, 503, what=what, mend=mend)


def _told(request: HttpRequest, status: int, problem: SkillshedError) -> HttpResponse:
    return _page(request, status, what=str(problem.what), mend=str(problem.mend))


def _page(request: HttpRequest, status: int, *, what: str, mend: str) -> HttpResponse:
    response = (
        told_to_a_program(status, what=what, mend=mend)
        if is_program(request)
        else render(request, "site/refusal.html", {"what": what, "mend": mend}, status=status)
    )
    if status == 503:  # noqa: PLR2004 - HTTP's own number
        response["Retry-After"] = str(AGAIN_IN)
        response["Cache-Control"] = "no-store"
    return response


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - the shape Django calls
    """A form came without its seal."""
    what = _("Formuläret kunde inte tas emot: det är för gammalt, eller kakor är avstängda.")
    return _page(request, 403, what=what, mend=_("Gå tillbaka, ladda om sidan och skicka igen."))


def bad(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """The request cannot be understood."""
    return _page(
        request, 400, what=_("Frågan går inte att förstå."), mend=_("Gå till startsidan och försök därifrån.")
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """The person may not."""
    return _page(
        request,
        403,
        what=_("Du har inte tillgång till den här sidan."),
        mend=_("Logga in, eller be din organisations administratör om en roll."),
    )


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """There is no such page, or not for this person: which of the two is not told."""
    return _page(
        request, 404, what=_("Sidan finns inte."), mend=_("Kontrollera adressen, eller gå till startsidan.")
    )


def too_often(request: HttpRequest) -> HttpResponse:
    """The same has been tried too many times."""
    response = _page(
        request,
        429,
        what=_("Det blev för många försök på kort tid."),
        mend=_("Vänta fem minuter och försök igen. Har du glömt lösenordet kan du be om ett nytt."),
    )
    response["Retry-After"] = str(LATER)
    return response


def failed(request: HttpRequest) -> HttpResponse:
    """The fault is the program's."""
    return _page(
        request,
        500,
        what=_("Något gick fel. Felet är vårt, inte ditt."),
        mend=_("Inget har sparats till hälften. Försök igen om en stund."),
    )
