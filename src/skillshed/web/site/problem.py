# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""An error told to a program, by RFC 9457 (`application/problem+json`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.http import JsonResponse

if TYPE_CHECKING:
    from django.http import HttpRequest

KIND: Final = "application/problem+json"
API: Final = "/api/"


def is_program(request: HttpRequest) -> bool:
    """Tell whether a request is a program's: it asks the API, not its pages."""
    return request.path.startswith(API) and not request.path.endswith("/docs")


def problem(status: int, *, what: str, mend: str, where: str = "", why: str = "") -> JsonResponse:
    """Tell what went wrong, where, why and how to mend it; `title` and `detail` say the same by the standard's names."""
    told = {
        "type": "about:blank",
        "title": what,
        "status": status,
        "detail": " ".join(filter(None, (why, mend))),
    }
    own = {"what": what, "mend": mend, "where": where, "why": why}
    return JsonResponse(
        {**told, **own}, status=status, content_type=KIND, json_dumps_params={"ensure_ascii": False}
    )
