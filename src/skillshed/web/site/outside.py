# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The services outside that the site speaks with, as its settings tell: the mail server, and the organisation's own sign-in."""

from __future__ import annotations

from urllib.parse import urlsplit

from skillshed.language import Text
from skillshed.web.site import environment as given


def oidc() -> list[dict[str, object]]:
    """Give the organisation's own sign-in, as allauth wants it; none where no address is named.

    Raises:
        SettingError: the address is none, or the client's name or secret is not given: the button would lead nowhere.
    """
    address = given.OIDC_URL.text()
    if not address:
        return []
    told = urlsplit(address)
    if told.scheme not in {"https", "http"} or not told.hostname:
        raise given.OIDC_URL.wrong(
            address, Text(sv="Skriv https:// och en värd", en="Write https:// and a host")
        )
    for setting in (given.OIDC_CLIENT, given.OIDC_SECRET):
        if not setting.text():
            raise setting.wrong(
                "",
                Text(
                    sv="Ge den som inloggningen har gett er, eller ta bort SKILLSHED_OIDC_URL",
                    en="Give the one that the sign-in has given you, or remove SKILLSHED_OIDC_URL",
                ),
            )
    return [
        {
            "provider_id": "organisation",
            "name": given.OIDC_NAME.text(),
            "client_id": given.OIDC_CLIENT.text(),
            "secret": given.OIDC_SECRET.text(),
            "settings": {"server_url": address},
        }
    ]


def email() -> dict[str, object]:
    """Give Django's settings for mail; none where no server is named.

    Raises:
        SettingError: the address is not one of a mail server.
    """
    address = given.EMAIL_URL.text()
    if not address:
        return {}
    told = urlsplit(address)
    if told.scheme not in {"smtp", "smtp+tls", "smtps"} or not told.hostname:
        raise given.EMAIL_URL.wrong(
            told.scheme,
            Text(
                sv="Skriv smtp://, smtp+tls:// eller smtps:// och en värd",
                en="Write smtp://, smtp+tls:// or smtps:// and a host",
            ),
        )
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": told.hostname,
        "EMAIL_PORT": told.port or {"smtp": 25, "smtp+tls": 587, "smtps": 465}[told.scheme],
        "EMAIL_HOST_USER": told.username or "",
        "EMAIL_HOST_PASSWORD": told.password or "",
        "EMAIL_USE_TLS": told.scheme == "smtp+tls",
        "EMAIL_USE_SSL": told.scheme == "smtps",
        "EMAIL_TIMEOUT": 10,
    }
