# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One call to a service, as data: it can be counted, named, repeated and written down before it is made."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

JSON = ("application/json",)


@dataclass(frozen=True, kw_only=True)
class Call:
    """What is asked of a service.

    Args:
        url: without its query.
        parameters: of the query, in order; a name may be repeated.
        body: JSON text that is sent; the call is a POST then.
        method: the verb, where neither a GET nor a POST with a body is meant.
        headers: beside those that every call has. Never a secret: calls are kept.
        accepts: the media types an answer may have; any where empty.
        cells: how many figures or rows the answer is to hold, where that is known.
    """

    url: str
    parameters: tuple[tuple[str, str], ...] = ()
    body: str = ""
    method: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    accepts: tuple[str, ...] = JSON
    cells: int | None = None

    @property
    def verb(self) -> str:
        """GET, POST or another."""
        return self.method or ("POST" if self.body else "GET")

    @property
    def address(self) -> str:
        """The whole address, everything in it percent-encoded."""
        query = urlencode(self.parameters, quote_via=quote, safe="*(),")
        return f"{self.url}?{query}" if query else self.url

    @property
    def name(self) -> str:
        """The same for the same question, whenever it is asked: 64 hex digits."""
        asked = [self.verb, self.address, self.body, sorted(self.headers)]
        return hashlib.sha256(json.dumps(asked, ensure_ascii=True).encode()).hexdigest()


def as_body(told: Any) -> str:
    """Write JSON the same way each time, so that the same question has the same name."""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
