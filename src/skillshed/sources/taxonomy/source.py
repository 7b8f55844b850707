# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is fetched of the taxonomy: its newest version, once."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from skillshed.sources.fetching.declared import Declared, wished
from skillshed.sources.fetching.plan import Batch, Known
from skillshed.sources.taxonomy import client
from skillshed.sources.taxonomy.originals import original

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillshed.sources.fetching.call import Call
    from skillshed.sources.fetching.plan import Planned, Visit

FOLDER = Path(__file__).parent


def plan(visit: Visit) -> Iterator[Planned]:
    """Ask for the newest version; tables that are kept of it are not fetched again."""
    version = client.newest(visit.session.json(client.versions_call(visit.service.url)))
    for table in wished(FOLDER, visit.wish):
        yield _planned(visit, table, version)


def _planned(visit: Visit, table: Declared, version: int) -> Planned:
    selection = {"version": str(version)}
    if not visit.wish.whole and visit.kept.of(visit.service.id, table.table, selection):
        return Known(table=table.table, title=table.title)
    return Batch(
        table=table.table,
        title=table.title,
        calls=_calls(visit.service.url, table, version),
        original=partial(original, table.table, table.kind),
        kind=table.kind,
        verify=client.need_answer,
        version=str(version),
        selection=selection,
    )


def _calls(url: str, table: Declared, version: int) -> tuple[Call, ...]:
    if "graph" in table.told:
        return (client.graph_call(url, table.told["graph"], version),)
    return tuple(client.query_call(url, query, version) for query in table.told["queries"])
