# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Asking a service, politely and patiently: real time-outs, few retries, whole answers only.

Only 429, 502, 503, 504, broken connections and answers that are cut short are tried again; everything else is told at once.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import urllib3

from skillshed.sources.fetching import refusals
from skillshed.sources.fetching.answer import Answer, Receipt
from skillshed.sources.fetching.connection import connect
from skillshed.sources.fetching.pace import SYSTEM, Clock, Pace, Rate
from skillshed.sources.fetching.patience import AGAIN, Patience, Setback
from skillshed.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillshed.sources.fetching.call import Call
    from skillshed.sources.fetching.service import Service

    Verify = Callable[[Answer], None]

_STEP = 1 << 16
_TOLD = 300
_HOME = "https://github.com/skillshed/skillshed"
_NO_RETRY = urllib3.Retry(total=None, connect=0, read=0, status=0, other=0, redirect=4, respect_retry_after_header=False)  # fmt: skip


@dataclass
class Session:
    """One visit to one service: all calls of all threads go through here.

    Args:
        service: whom to ask, and how.
        clock: what time it is.
        setbacks: what went wrong on the way and was mended by trying again, oldest first.
    """

    service: Service
    clock: Clock = SYSTEM
    setbacks: list[Setback] = field(default_factory=list)

    def __post_init__(self) -> None:
        limits = self.service.limits
        self.pace = Pace(_a_little_slower(limits.rate), self.clock)
        self.made = 0
        self._patience = Patience(limits, self.clock)
        self._http = connect(self.service.url, limits, parallel=limits.parallel)

    def learn(self, rate: Rate) -> None:
        """Go at the pace that the service itself says, where it says one; a slower one of the user's own stays."""
        own = self.service.limits.rate
        if rate.calls <= 0 or rate.seconds <= 0:
            return
        slower = rate.calls / rate.seconds <= own.calls / own.seconds
        self.pace.rate = _a_little_slower(rate if slower or not self.service.own_pace else own)

    def json(self, call: Call) -> Any:
        """Ask for JSON that is used at once and kept nowhere: metadata, code lists, limits.

        Raises:
            FetchError: no whole answer came.
        """
        with tempfile.TemporaryDirectory(prefix="skillshed-") as folder:
            return self.fetch(call, Path(folder) / "answer", verify=Answer.json).json()

    def fetch(self, call: Call, into: Path, *, verify: Verify | None = None) -> Answer:
        """Ask until a whole answer lies in a file, as often as the limits allow.

        Args:
            call: what to ask.
            into: the file; it is there only when the answer is whole.
            verify: asked before the answer is believed; raises `FetchError` where it is not whole.

        Raises:
            FetchError: the service refuses, asks for a longer pause than anybody sits through, answers something else,
                or gives no whole answer in as many attempts as the limits say.
        """
        if self.service.offline:
            raise refusals.offline(call)
        for attempt in range(1, self.service.limits.attempts + 1):
            self.pace.wait()
            found = self._attempt(call, into, verify)
            if isinstance(found, Answer):
                return found
            self._put_up_with(call, replace(found, attempt=attempt))
        raise refusals.unreachable(call, self.setbacks[-1].what, self.service.limits.attempts)

    def _attempt(self, call: Call, into: Path, verify: Verify | None) -> Answer | Setback:
        """Try once: a whole answer, or what stood in the way and may pass."""
        self.made += 1
        try:
            response = self._open(call)
        except urllib3.exceptions.HTTPError as problem:
            cause = _cause(problem)
            if isinstance(cause, urllib3.exceptions.SSLError | urllib3.exceptions.LocationValueError):
                raise refusals.no_way(call, cause) from problem
            return Setback(call.url, type(cause).__name__)
        try:
            if response.status in AGAIN:
                return Setback(call.url, str(response.status), asked=response.headers.get("Retry-After"))
            self._refuse(call, response)
            return self._take(call, response, into, verify=verify)
        except (urllib3.exceptions.HTTPError, OSError) as problem:
            if isinstance(problem, OSError) and not isinstance(problem, ConnectionError | TimeoutError):
                raise
            return Setback(call.url, type(problem).__name__)
        finally:
            response.close()

    def _open(self, call: Call) -> urllib3.BaseHTTPResponse:
        headers = {
            "User-Agent": self._who(),
            "Accept": ", ".join(call.accepts) or "*/*",
            "Accept-Encoding": "gzip",
        }
        body = call.body.encode() if call.body else None
        if body is not None:
            headers["Content-Type"] = "application/json"
        return self._http.request(
            call.verb, call.address, body=body, headers=headers | dict(call.headers),
            preload_content=False, retries=_NO_RETRY,
        )  # fmt: skip

    def _refuse(self, call: Call, response: urllib3.BaseHTTPResponse) -> None:
        media_type = _media_type(response)
        if response.status >= 300:  # noqa: PLR2004 - redirects have been followed
            raise refusals.refused(call, response.status, _title(response, media_type))
        if call.accepts and media_type not in call.accepts:
            raise refusals.wrong_type(call, media_type)

    def _take(
        self, call: Call, response: urllib3.BaseHTTPResponse, into: Path, *, verify: Verify | None
    ) -> Answer | Setback:
        """Write the answer beside its place, look whether it is whole, and put it in place."""
        draft = into.with_name(f".{into.name}.{os.getpid()}")
        try:
            digest, size = self._write(response, draft)
            receipt = Receipt(
                verb=call.verb, url=call.address, body=call.body, sha256=digest, size=size,
                fetched_at=datetime.now(UTC).isoformat(timespec="seconds"), media_type=_media_type(response),
            )  # fmt: skip
            answer = Answer(call=call, receipt=receipt, path=draft)
            if verify is not None:
                try:
                    verify(answer)
                except refusals.NotWholeError as problem:
                    return Setback(call.url, str(problem.why or problem.what))
            draft.replace(into)
            return replace(answer, path=into)
        finally:
            draft.unlink(missing_ok=True)

    def _write(self, response: urllib3.BaseHTTPResponse, path: Path) -> tuple[str, int]:
        """Write the body as it comes, within the time one answer may take."""
        until = self.clock.now() + self.service.limits.whole
        digest, size = hashlib.sha256(), 0
        with path.open("wb") as file:
            for part in response.stream(_STEP, decode_content=True):
                digest.update(part)
                size += file.write(part)
                if self.clock.now() > until:
                    raise TimeoutError
            file.flush()
            os.fsync(file.fileno())
        return digest.hexdigest(), size

    def _put_up_with(self, call: Call, setback: Setback) -> None:
        """Write a setback down and wait as long as it takes."""
        pause = self._patience.pause(setback)
        self.setbacks.append(replace(setback, waited=round(pause, 1)))
        if pause > self.service.limits.longest_wait:
            raise refusals.wait_longer(call, pause)
        if setback.attempt < self.service.limits.attempts:
            self.pace.pause(pause) if setback.asked else self.clock.sleep(pause)

    def _who(self) -> str:
        return f"Skillshed/{__version__} (+{self.service.contact or _HOME})"


def _a_little_slower(rate: Rate) -> Rate:
    """Calls do not all take the same time to arrive: the service may see them closer together than they were sent."""
    return Rate(rate.calls, rate.seconds * 1.02 + 0.1)


def _cause(problem: urllib3.exceptions.HTTPError) -> Exception:
    """What lies behind `MaxRetryError`, which says only that nobody tried again."""
    reason = getattr(problem, "reason", None)
    return reason if isinstance(reason, Exception) else problem


def _media_type(response: urllib3.BaseHTTPResponse) -> str:
    return str(response.headers.get("Content-Type") or "").partition(";")[0].strip().casefold()


def _title(response: urllib3.BaseHTTPResponse, media_type: str) -> str:
    """The short title of an error that the service words for machines; nothing else of the body is ever told."""
    if "json" not in media_type:
        return ""
    try:
        told = json.loads(response.read(_STEP, decode_content=True).decode("utf-8-sig"))
    except (ValueError, urllib3.exceptions.HTTPError):
        return ""
    if not isinstance(told, dict):
        return ""
    words = next(
        (
            told[key]
            for key in ("title", "message", "error", "errorMessage")
            if isinstance(told.get(key), str)
        ),
        "",
    )
    return words[:_TOLD]
