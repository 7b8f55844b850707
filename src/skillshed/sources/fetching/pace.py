# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How fast a service may be asked: so many calls in any window of so many seconds, by all threads together."""

from __future__ import annotations

import threading
import time
from collections import deque
from dataclasses import dataclass
from typing import Protocol


class Clock(Protocol):
    """Time that passes; tests bring one of their own."""

    def now(self) -> float:
        """Seconds since some moment, never going back."""

    def sleep(self, seconds: float) -> None:
        """Wait."""


class SystemClock:
    """The machine's own time."""

    def now(self) -> float:
        """Seconds since some moment, never going back."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


SYSTEM = SystemClock()


@dataclass(frozen=True)
class Rate:
    """At most `calls` in any window of `seconds`."""

    calls: int
    seconds: float

    def least_seconds(self, calls: int) -> float:
        """The least time that so many calls take."""
        return max(0, -(-calls // max(1, self.calls)) - 1) * self.seconds


class Pace:
    """Lets callers through no faster than the rate; a pause that a service asks for holds for everybody.

    Args:
        rate: what holds until somebody knows better; it may be changed while callers wait.
        clock: what time it is.
    """

    def __init__(self, rate: Rate, clock: Clock = SYSTEM) -> None:
        self.rate = rate
        self._clock = clock
        self._made: deque[float] = deque()
        self._closed_until = 0.0
        self._lock = threading.Lock()

    def wait(self) -> None:
        """Come back when a call may be made; it is counted as made."""
        while (left := self._enter()) > 0:
            self._clock.sleep(left)

    def pause(self, seconds: float) -> None:
        """Let nobody through for so long."""
        with self._lock:
            self._closed_until = max(self._closed_until, self._clock.now() + seconds)

    def _enter(self) -> float:
        """Count a call and give 0, or give the seconds until it is worth asking again."""
        with self._lock:
            now = self._clock.now()
            while self._made and self._made[0] <= now - self.rate.seconds:
                self._made.popleft()
            left = self._closed_until - now
            if len(self._made) >= self.rate.calls:
                left = max(left, self._made[-self.rate.calls] + self.rate.seconds - now)
            if left <= 0:
                self._made.append(now)
            return left
