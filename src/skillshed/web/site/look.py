# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What concerns how the site looks: the region's colours and logo, the reader's settings, every component on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from skillshed.language import LANGUAGES
from skillshed.web.site.example import example_chart, example_form
from skillshed.web.site.reading import CHOICES, COOKIE, KEPT_FOR, chosen, cookie, reading
from skillshed.web.site.theme import theme

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase


@require_safe
@cache_control(public=True, max_age=3600)
def colours(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - the shape of a view
    """Give the region's colours as a style sheet."""
    return HttpResponse(theme(settings.SKILLSHED_THEME).css(), content_type="text/css; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=3600)
def logo(request: HttpRequest) -> HttpResponseBase:  # noqa: ARG001
    """Give the region's logo."""
    own = theme(settings.SKILLSHED_THEME).logo
    return FileResponse(own.open("rb")) if own else redirect(static("skillshed/mark.svg"))


@csrf_exempt  # changes nothing but how this very browser is answered; without a token public pages need no cookie
@require_http_methods(["GET", "HEAD", "POST"])
def reading_settings(request: HttpRequest) -> HttpResponse:
    """Show the reader's settings; keep those that are sent in, and go back to where the reader was."""
    if request.method != "POST":
        context = {
            "choices": _with_chosen(reading(request)),
            "next": _inside(request, request.GET.get("next")),
        }
        return render(request, "site/reading.html", context)
    answer = redirect(_inside(request, request.POST.get("next")))
    kept = chosen(reading(request) | request.POST.dict())
    _keep(answer, COOKIE, cookie(kept))
    language = request.POST.get("language")
    if language in LANGUAGES:
        _keep(answer, settings.LANGUAGE_COOKIE_NAME, language)
    return answer


def _with_chosen(now: dict[str, str]) -> list[tuple[object, str]]:
    return [(choice, now[choice.name]) for choice in CHOICES]


def _keep(answer: HttpResponse, name: str, value: str) -> None:
    answer.set_cookie(name, value, max_age=KEPT_FOR, secure=settings.HTTPS, httponly=True, samesite="Lax")


def _inside(request: HttpRequest, address: str | None) -> str:
    """Give an address within the site, else the start page: no page sends its reader elsewhere."""
    inside = url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()})
    return address if address and inside else "/"


@require_safe
def style_guide(request: HttpRequest) -> HttpResponse:
    """Show every component in use."""
    context = {
        "verdicts": ("shortage", "balance", "surplus", "paradox"), "figure": example_chart(), "wrong": example_form(), "shades": range(6),
    }  # fmt: skip
    return render(request, "site/style_guide.html", context)
