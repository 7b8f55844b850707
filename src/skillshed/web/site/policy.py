# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a page may load and do: nothing but the site's own files, no inline script or style."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from csp.constants import NONE, SELF

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase

CONTENT_SECURITY_POLICY: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # the charts' and the design system's small pictures
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],  # the map draws in a worker
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
PERMISSIONS: Final = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


class PermissionsMiddleware:
    """Tell the browser that no page asks for the reader's camera, place or the like."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, with the header."""
        response = self.get_response(request)
        response.headers["Permissions-Policy"] = PERMISSIONS
        return response
