# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The reader's language: their choice in a cookie, else Swedish; for Django's words and for Skillshed's own texts alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header

from skillshed.language import LANGUAGES, Language, use_language
from skillshed.web.site.problem import is_program

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
        if is_program(request):
            patch_vary_headers(response, ["Accept-Language"])
        return response


def chosen(request: HttpRequest) -> Language:
    """Give the language that the reader chose; Swedish where they chose none or one that is not here.

    A page is Swedish until its reader chooses; a program chooses by `Accept-Language`.
    """
    asked = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    if asked is None and is_program(request):
        accepted = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
        asked = next((tag[:2] for tag, _ in accepted if tag[:2] in LANGUAGES), None)
    return next((language for language in LANGUAGES if language == asked), DEFAULT)
