# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is fetched of Yrkesbarometern: the file, whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from skillshed.sources.fetching.answer import Answer
from skillshed.sources.fetching.declared import wished
from skillshed.sources.fetching.plan import Batch
from skillshed.sources.yrkesbarometern import client
from skillshed.sources.yrkesbarometern.originals import original

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillshed.sources.fetching.plan import Planned, Visit

FOLDER = Path(__file__).parent


def plan(visit: Visit) -> Iterator[Planned]:
    """Tell what will be fetched; the file is small and has all counties."""
    for table in wished(FOLDER, visit.wish):
        yield Batch(
            table=table.table,
            title=table.title,
            calls=(client.call(visit.service.url),),
            original=original,
            kind=table.kind,
            verify=Answer.json,
        )
