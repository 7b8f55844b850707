# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The site's process tree: the server and the worker, kept running until somebody says stop."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LOOK_EVERY: Final = 0.25  # seconds
GRACE: Final = 12.0  # seconds to end by itself before it is killed
CALM: Final = 30.0  # seconds a process must have lived for its next end to be a first one
THRIFTY: Final = {
    "ARROW_DEFAULT_MEMORY_POOL": "system",  # what was read and is no longer needed goes back to the machine
    "MALLOC_ARENA_MAX": "2",
    "MALLOC_TRIM_THRESHOLD_": "100000",
    "OPENBLAS_NUM_THREADS": "1",  # pages multiply no matrices
}
"""Memory of the server of pages: a fifth less after load, measured; tasks keep their threads."""
LONGEST_PAUSE: Final = 30.0  # seconds before a process that keeps ending is started again


@dataclass
class Kept:
    """A process that is started again whenever it ends, more and more patiently if it ends at once.

    Args:
        name: what it is.
        command: how it is started.
        defaults: environment variables that hold for it unless somebody has said otherwise.
    """

    name: str
    command: Sequence[str]
    defaults: Mapping[str, str] = field(default_factory=dict)
    running: subprocess.Popen[bytes] | None = None
    began: float = 0.0
    failures: int = 0
    next_try: float = 0.0

    def look(self, environment: Mapping[str, str]) -> None:
        """Start it if it does not run and it is time to."""
        now = time.monotonic()
        if self.running and self.running.poll() is not None:
            self.failures = 0 if now - self.began > CALM else self.failures + 1
            self.next_try = now + min(LONGEST_PAUSE, 0.5 * 2**self.failures)
            self.running = None
        if self.running is None and now >= self.next_try:
            surroundings = {**self.defaults, **environment}
            self.running = subprocess.Popen(self.command, env=surroundings, start_new_session=True)  # noqa: S603 - our own
            self.began = now

    def ask_to_end(self) -> None:
        """Ask it to end what it does, and leave."""
        if self.running and self.running.poll() is None:
            self.running.send_signal(signal.SIGTERM)

    def end(self, *, until: float) -> None:
        """Wait for it to leave; kill it and all it started when the time is up."""
        if self.running is None:
            return
        try:
            self.running.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(self.running.pid, signal.SIGKILL)
            self.running.wait()


@dataclass
class Tree:
    """Everything the site consists of while it runs.

    Args:
        processes: what is kept running.
        environment: what they are started in.
    """

    processes: Sequence[Kept]
    environment: Mapping[str, str]
    _stop: bool = field(default=False, init=False)

    def run(self) -> None:
        """Keep everything running until SIGTERM or Ctrl-C, then end it cleanly."""
        before = {number: signal.signal(number, self._asked) for number in (signal.SIGTERM, signal.SIGINT)}
        try:
            while not self._stop:
                for process in self.processes:
                    process.look(self.environment)
                time.sleep(LOOK_EVERY)
        finally:
            self._end()
            for number, handler in before.items():
                signal.signal(number, handler)

    def _asked(self, *_: Any) -> None:
        self._stop = True

    def _end(self) -> None:
        until = time.monotonic() + GRACE
        for process in self.processes:
            process.ask_to_end()
        for process in self.processes:
            process.end(until=until)


def server(*, host: str, port: int, processes: int) -> Kept:
    """The server of pages: granian, which itself renews a worker process that dies."""
    command = [
        sys.executable, "-m", "granian", "skillshed.web.site.wsgi:application", "--interface", "wsgi",
        "--host", host, "--port", str(port), "--workers", str(processes), "--blocking-threads", "4",
        "--respawn-failed-workers", "--workers-kill-timeout", "8", "--no-ws", "--log-level", "warning",
    ]  # fmt: skip
    return Kept("server", command, THRIFTY)


def worker() -> Kept:
    """The worker of background tasks."""
    return Kept("worker", [sys.executable, "-m", "django", "work"])
