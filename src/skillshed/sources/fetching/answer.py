# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One whole answer of a service, in a file, and where it came from."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from skillshed.sources.fetching.refusals import cut_short

if TYPE_CHECKING:
    from pathlib import Path

    from skillshed.sources.fetching.call import Call


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What is remembered of one answer: provenance to the last figure, without the answer itself.

    Args:
        verb, url, body: what was asked; the url with its parameters.
        fetched_at: ISO 8601 in UTC.
        sha256, size: of the answer's bytes as they were received, unpacked.
        media_type: as the service said it.
    """

    verb: str
    url: str
    body: str
    fetched_at: str
    sha256: str
    size: int
    media_type: str

    def as_dict(self) -> dict[str, Any]:
        """The receipt as plain values."""
        return asdict(self)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """A whole answer.

    Args:
        call: what was asked.
        receipt: what is remembered of it.
        path: the file that holds it, as long as the fetch lasts.
    """

    call: Call
    receipt: Receipt
    path: Path

    def read(self) -> bytes:
        """The answer's bytes."""
        return self.path.read_bytes()

    def json(self) -> Any:
        """The answer as JSON; a byte order mark before it is passed over.

        Raises:
            NotWholeError: it is not whole JSON.
        """
        try:
            return json.loads(self.read().decode("utf-8-sig"))
        except ValueError as problem:
            raise cut_short(self.call, problem) from problem
