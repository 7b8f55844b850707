# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The reader's language: their choice in a cookie, else Swedish; for Django's words and for Skillshed's own texts alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.utils import translation

from skillshed.language import LANGUAGES, Language, use_language

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase

DEFAULT: Final[Language] = "sv"


class LanguageMiddleware:
    """Speak the reader's language for as long as the request lasts."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer in the reader's language."""
        language = chosen(request)
        with translation.override(language), use_language(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def chosen(request: HttpRequest) -> Language:
    """Give the language that the reader chose; Swedish where they chose none or one that is not here."""
    asked = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, DEFAULT)
    return next((language for language in LANGUAGES if language == asked), DEFAULT)
