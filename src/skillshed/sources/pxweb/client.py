# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One interface to both generations of PxWeb."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from skillshed.errors import FetchError
from skillshed.sources.fetching.pace import Rate
from skillshed.sources.pxweb.v1 import V1
from skillshed.sources.pxweb.v2 import V2

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillshed.sources.fetching.call import Call
    from skillshed.sources.fetching.session import Session
    from skillshed.sources.pxweb.selection import Selection
    from skillshed.sources.pxweb.table import CodeList, Found, PxLimits, PxTable


class PxSource(Protocol):
    """A PxWeb service."""

    def limits(self) -> PxLimits:
        """Ask what the service says of itself."""

    def table(self, identity: str) -> PxTable:
        """Ask what a table has: variables, codes, notes, when it was updated."""

    def search(self, words: str) -> Iterator[Found]:
        """Find tables by words."""

    def codelist(self, identity: str) -> CodeList:
        """Ask for another division of a variable."""

    def data(self, table: PxTable, selection: Selection, lists: dict[str, str]) -> Call:
        """Say what to ask for the figures of a selection; `lists` names the code list a variable's codes come from."""


def open_service(session: Session, url: str, *, language: str) -> tuple[PxSource, PxLimits]:
    """Find out which generation lives at an address, and go at the pace it tells.

    The newer one answers at `/config`; whoever does not is taken for the older one.

    Raises:
        FetchError: neither answers.
    """
    client: PxSource = V2(session, url, language)
    try:
        limits = client.limits()
    except FetchError:
        if session.service.offline:
            raise
        client = V1(session, url)
        limits = client.limits()
    session.learn(Rate(limits.calls, limits.seconds))
    return client, limits
