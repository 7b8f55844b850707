# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Those who must have a second factor meet nothing else until they have one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from skillshed.web.people.access import Role, has_role
from skillshed.web.people.models import User

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase

_OPEN = ("/konto/", "/static/", "/health/", "/sprak/")


class SecondFactorMiddleware:
    """Lead a member who must have a second factor to where they get one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, or lead there."""
        if settings.MFA_REQUIRED == "nobody" or request.path.startswith(_OPEN):
            return self.get_response(request)
        if isinstance(request.user, User) and lacks_second_factor(request, request.user):
            messages.info(
                request,
                _("Den som har din roll behöver ett andra steg vid inloggning. Koppla en app här först."),
            )
            return redirect("mfa_activate_totp")
        return self.get_response(request)


def lacks_second_factor(request: HttpRequest, person: User) -> bool:
    """Tell whether somebody must have a second factor and has none; who signed in with one is not asked about again."""
    methods = request.session.get("account_authentication_methods", [])
    if any(method.get("method") == "mfa" for method in methods):
        return False
    must = settings.MFA_REQUIRED == "everyone" or person.is_staff or has_role(person, Role.ADMINISTRATOR)
    return must and not is_mfa_enabled(person)
