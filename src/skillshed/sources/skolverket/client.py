# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What Skolverket's PxWeb is asked beside its tables: what a folder holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.sources.fetching.call import Call

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillshed.sources.fetching.session import Session


def tables_below(session: Session, url: str, folder: str) -> Iterator[str]:
    """Walk a folder and its folders; gives the tables' paths."""
    for line in session.json(
        Call(url=f"{url}/{folder}", accepts=("application/json", "text/json", "text/plain"))
    ):
        place = f"{folder}/{line['id']}"
        if line.get("type") == "t":
            yield place
        elif line.get("type") == "l":
            yield from tables_below(session, url, place)
