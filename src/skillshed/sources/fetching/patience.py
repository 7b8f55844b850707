# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What stands in the way of a call and may pass, and how long to wait before it is tried again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from random import SystemRandom
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from skillshed.sources.fetching.pace import Clock
    from skillshed.sources.fetching.service import Limits

AGAIN: Final = frozenset({429, 502, 503, 504})
"""The answers that are worth asking again after; no other refusal is."""

_FIRST: Final = 1.0
_chance = (
    SystemRandom()
)  # not part of any result: it only keeps many users from coming back at the same moment


@dataclass(frozen=True)
class Setback:
    """One attempt that failed and may succeed later.

    Args:
        url: what was asked, without parameters.
        what: the answer's number, or the name of what happened.
        asked: the service's own `Retry-After`, as written.
        attempt: counted from 1.
        waited: seconds before the next attempt.
    """

    url: str
    what: str
    asked: str | None = None
    attempt: int = 1
    waited: float = 0.0


@dataclass(frozen=True)
class Patience:
    """How long to wait: as long as the service asks, else twice as long each time, with a little chance in it."""

    limits: Limits
    clock: Clock

    def pause(self, setback: Setback) -> float:
        """Seconds to wait after a setback; at least as long as the service asked for."""
        asked = seconds_of(setback.asked)
        if asked is not None:
            return asked + _chance.uniform(0.0, 0.25)
        doubled = _FIRST * 2.0 ** (setback.attempt - 1)
        return min(doubled, self.limits.longest_wait) * _chance.uniform(0.5, 1.0)


def seconds_of(retry_after: str | None) -> float | None:
    """Read `Retry-After`: seconds, or a date.

    >>> seconds_of("7"), seconds_of(None), seconds_of("soon")
    (7.0, None, None)
    """
    if not retry_after:
        return None
    if retry_after.strip().isdigit():
        return float(retry_after)
    try:
        moment = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
