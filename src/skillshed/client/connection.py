# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Asking a site: its answers as bytes, as JSON, and page by page; its refusals as our own errors."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pandas as pd
import urllib3

from skillshed.client.refusals import refused, silent
from skillshed.language import LANGUAGES
from skillshed.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from skillshed.language import Language

PAGE = 10_000
TRIES = urllib3.Retry(total=3, backoff_factor=0.5, status_forcelist=(502, 504), allowed_methods=("GET",))


class Connection:
    """What a client and a site say to each other. See `Site` for the arguments.

    Raises:
        ValueError: the address is not one of http or https, or there is no such language.
    """

    def __init__(self, address: str, *, token: str, language: Language, seconds: float) -> None:
        if not address.startswith(("https://", "http://")):
            raise ValueError("the address must begin with https://")
        if language not in LANGUAGES:
            raise ValueError(f"the language must be one of {', '.join(LANGUAGES)}")
        self.address = address.rstrip("/")
        self._headers = {"User-Agent": f"skillshed/{__version__}", "Cookie": f"django_language={language}"}
        self._headers |= {"Authorization": f"Bearer {token}"} if token else {}
        self._http = urllib3.PoolManager(timeout=seconds, retries=TRIES)

    def get(self, path: str, asked: Mapping[str, str] | None = None) -> bytes:
        """Ask for something; gives its content."""
        return self._content(path, self._ask("GET", path, fields=dict(asked or {})))

    def json(self, path: str, asked: Mapping[str, str] | None = None) -> Any:
        """Ask for something that is told as JSON."""
        return self._read(self.get(path, asked))

    def post(self, path: str, said: Mapping[str, Any] | None = None) -> Any:
        """Send something as JSON; asked once only, since the site may have done it though its answer was lost."""
        return self._read(self._content(path, self._ask("POST", path, json=dict(said or {}))))

    def pages(self, path: str, asked: Mapping[str, str]) -> pd.DataFrame:
        """Ask for all pages of a table; begun again where another release is published meanwhile."""
        rows: list[dict[str, Any]] = []
        release = None
        while True:
            page = self.json(path, {**asked, "limit": str(PAGE), "offset": str(len(rows))})
            if release not in {None, page.get("release")}:
                rows, release = [], None
                continue
            release = page.get("release")
            rows += page["rows"]
            if page["next"] is None:
                return pd.DataFrame(rows)

    def _ask(self, method: str, path: str, **said: Any) -> urllib3.BaseHTTPResponse:
        address = f"{self.address}/api/v1/{path}"
        try:
            return self._http.request(method, address, headers=self._headers, redirect=False, **said)
        except urllib3.exceptions.HTTPError as problem:
            raise silent(self.address, type(problem).__name__) from problem

    def _content(self, path: str, answer: urllib3.BaseHTTPResponse) -> bytes:
        if answer.status not in {200, 202}:
            raise refused(f"{self.address}/api/v1/{path}", answer.status, answer.data)
        return answer.data

    def _read(self, content: bytes) -> Any:
        try:
            return json.loads(content)
        except ValueError as problem:
            raise silent(self.address, "the answer is not JSON") from problem


def words(wanted: object) -> str:
    """Give one code, or several, as the API asks for them: with commas between."""
    if isinstance(wanted, (str, int)):
        return str(wanted)
    several: Sequence[object] = list(wanted)  # type: ignore[call-overload] # anything that can be listed
    return ",".join(map(str, several))
