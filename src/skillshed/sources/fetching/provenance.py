# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Where fetched figures came from, to the last answer."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from skillshed.sources.fetching.answer import Receipt


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """What is kept beside a snapshot that was fetched.

    Args:
        source, table: of which service, which table.
        selection: what was asked for.
        version: of the service.
        next_release: when the service will change the table next, where it tells.
        updated: when the service had changed the table last, in its own words.
        periods: that were asked for.
        shape: a hash of the table's variables and codes, the periods left out: a change means another table.
        receipts: every answer that the original was made of: address, body sent, time, sha256.
        setbacks: what had to be asked again on the way.
    """

    source: str
    table: str
    selection: dict[str, str] = field(default_factory=dict)
    version: str = ""
    next_release: str | None = None
    updated: str | None = None
    periods: tuple[str, ...] = ()
    shape: str = ""
    receipts: tuple[Receipt, ...] = ()
    setbacks: tuple[str, ...] = ()

    @classmethod
    def of(cls, told: dict[str, Any]) -> Provenance:
        """Read what `as_dict` wrote."""
        listed = {key: tuple(told.get(key) or ()) for key in ("periods", "setbacks")}
        return cls(**told | listed | {"receipts": tuple(Receipt(**each) for each in told["receipts"])})

    def as_dict(self) -> dict[str, Any]:
        """The provenance as plain values."""
        return asdict(self)
