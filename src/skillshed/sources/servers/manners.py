# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How a local server behaves: as strictly as the real one, and as badly as it does on its worst day."""

from __future__ import annotations

import asyncio
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, MutableMapping

    Scope = MutableMapping[str, Any]
    Message = MutableMapping[str, Any]
    Receive = Callable[[], Awaitable[Message]]
    Send = Callable[[Message], Awaitable[None]]
    Application = Callable[[Scope, Receive, Send], Awaitable[None]]

What = Literal["busy", "unavailable", "cut", "hang", "web page"]


@dataclass(frozen=True)
class Fault:
    """One thing that goes wrong, once.

    Args:
        what: 429, 503, a body that stops in the middle, silence, a log-in page with status 200.
        seconds: of `Retry-After` where busy, of silence where it hangs.
        path: only calls whose path holds this meet it.
    """

    what: What
    seconds: float = 1.0
    path: str = ""


@dataclass
class Manners:
    """What may be set of all services; each service adds its own quirks by name.

    Args:
        calls, seconds: at most so many calls in a window of so many seconds, else 429; 0 for no limit.
        free: paths that do not count, by their end.
        faults: what goes wrong with the next calls, in order.
        quirks: switches of single services: name -> setting.
    """

    calls: int = 0
    seconds: float = 1.0
    free: tuple[str, ...] = ("/config",)
    faults: deque[Fault] = field(default_factory=deque)
    quirks: dict[str, Any] = field(default_factory=dict)
    seen: list[tuple[str, str]] = field(default_factory=list)
    _made: deque[float] = field(default_factory=deque)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def fault(self, path: str) -> Fault | None:
        """Take the next fault that a call to this path meets."""
        with self._lock:
            found = next((fault for fault in self.faults if fault.path in path), None)
            if found is not None:
                self.faults.remove(found)
            return found

    def too_many(self, path: str) -> bool:
        """Count a call; tell whether it is one too many."""
        if not self.calls or path.endswith(self.free):
            return False
        with self._lock:
            now = time.monotonic()
            while self._made and self._made[0] <= now - self.seconds:
                self._made.popleft()
            if len(self._made) >= self.calls:
                return True
            self._made.append(now)
            return False


@dataclass(frozen=True)
class Mannered:
    """Puts the manners before an application (ASGI)."""

    application: Application
    manners: Manners

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one call, or fail to."""
        if scope["type"] != "http":
            await self.application(scope, receive, send)
            return
        path = scope["path"]
        self.manners.seen.append((scope["method"], path))
        fault = self.manners.fault(path)
        if fault is None and self.manners.too_many(path):
            fault = Fault("busy")
        if fault is None:
            await self.application(scope, receive, send)
        elif fault.what == "cut":
            await self.application(scope, receive, _halved(send))
        else:
            await _play(fault, send)


async def _play(fault: Fault, send: Send) -> None:
    if fault.what == "hang":
        await asyncio.sleep(fault.seconds)
        return
    status, media_type, body = {
        "busy": (429, b"application/problem+json", b'{"title":"Too many requests","status":429}'),
        "unavailable": (503, b"text/html", b"<html>Underhall</html>"),
        "web page": (200, b"text/html", b"<html><form>Logga in</form></html>"),
    }[fault.what]
    headers = [(b"content-type", media_type)]
    if fault.what == "busy":
        headers.append((b"retry-after", str(max(1, round(fault.seconds))).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _halved(send: Send) -> Send:
    """Send half of the body and nothing more, as a connection that breaks."""

    async def halved(message: Message) -> None:
        if message["type"] == "http.response.body":
            body = message.get("body", b"")
            message = {**message, "body": body[: len(body) // 2]}
        await send(message)

    return halved
