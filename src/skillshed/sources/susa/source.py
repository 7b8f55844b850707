# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is fetched from Susa-navet: all of the declared forms the first time, then what has been updated."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from skillshed.sources.fetching.answer import Answer
from skillshed.sources.fetching.declared import Declared, wished
from skillshed.sources.fetching.plan import Batch, Known
from skillshed.sources.paging import other_pages, page_of
from skillshed.sources.susa import client
from skillshed.sources.susa.originals import original

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillshed.sources.fetching.plan import Planned, Visit

FOLDER = Path(__file__).parent


def plan(visit: Visit) -> Iterator[Planned]:
    """Tell what will be fetched; where nothing has been updated since the last time nothing is."""
    for table in wished(FOLDER, visit.wish):
        yield _planned(visit, table)


def _planned(visit: Visit, table: Declared) -> Planned:
    types = (
        visit.wish.select.get("schoolType", "").split(",")
        if visit.wish.select
        else table.told["school_types"]
    )
    selection = {"schoolType": ",".join(types)}
    since = _since(visit, table.table, selection)
    events = client.part_call(visit.service.url, client.PARTS[0], school_types=types, since=since)
    count = int(client.page(visit.session.json(page_of(events, 0, 1)))["totalElements"])
    if since and not count:
        return Known(table=table.table, title=table.title)
    # What an updated event is an event of may itself be old: infos and providers are asked for whole.
    others = (client.part_call(visit.service.url, part, school_types=types) for part in client.PARTS[1:])
    return Batch(
        table=table.table,
        title=table.title,
        calls=(events, *others),
        original=original,
        kind=table.kind,
        verify=Answer.json,
        more=partial(other_pages, page=client.page),
        cells=count,
        selection=selection,
    )


def _since(visit: Visit, table: str, selection: dict[str, str]) -> str:
    """The beginning of the day of the newest answer that is kept: nothing is lost by asking for some of it again."""
    kept = [] if visit.wish.whole else visit.kept.of(visit.service.id, table, selection)
    return max((f"{one.retrieved_at[:10]}T00:00:00" for one in kept), default="")
