# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How much one address or token may ask in a minute; counted in a window, in this process."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.core.cache import cache
from ninja.throttling import BaseThrottle

from skillshed.web.people.models import Token

if TYPE_CHECKING:
    from django.http import HttpRequest

WINDOW: Final = 60  # seconds
WITH_TOKEN: Final = 10  # times as much


class PerMinute(BaseThrottle):
    """So many questions a minute, and no more."""

    def allow_request(self, request: HttpRequest) -> bool:
        """Count, and tell whether it is still within the limit."""
        token = getattr(request, "auth", None)
        known = isinstance(token, Token)
        who = f"token:{token.pk}" if isinstance(token, Token) else f"address:{self.get_ident(request)}"
        key = f"limit:{who}:{int(time.time() // WINDOW)}"
        cache.add(key, 0, timeout=2 * WINDOW)
        return cache.incr(key) <= settings.API_RATE * (WITH_TOKEN if known else 1)

    def wait(self) -> float:
        """Give the seconds until the next window."""
        return WINDOW - time.time() % WINDOW
