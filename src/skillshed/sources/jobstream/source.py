# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is fetched from JobStream: the whole stock the first time, then what has happened since."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from skillshed.sources.ads.reading import need_whole
from skillshed.sources.fetching.declared import Declared, wished
from skillshed.sources.fetching.plan import Batch
from skillshed.sources.fetching.session import Session
from skillshed.sources.jobstream import client
from skillshed.sources.jobstream.originals import original
from skillshed.sources.registry import service_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillshed.sources.fetching.answer import Answer
    from skillshed.sources.fetching.plan import Planned, Visit

FOLDER = Path(__file__).parent
# Ads come and go while they are fetched; fewer than this share of JobSearch's count is a snapshot that was cut.
_ENOUGH = 0.97


def plan(visit: Visit) -> Iterator[Planned]:
    """Tell whether all ads are fetched or only what is new; regions and years are never asked for: all ads are kept."""
    for table in wished(FOLDER, visit.wish):
        since = _since(visit, table)
        yield _snapshot(visit, table) if since is None else _stream(visit, table, since)


def _snapshot(visit: Visit, table: Declared) -> Batch:
    ads = _total(visit)
    return Batch(
        table=table.table,
        title=table.title,
        calls=(client.snapshot_call(visit.service.url, ads),),
        original=original,
        kind=table.kind,
        verify=partial(_whole, least=int(ads * _ENOUGH)),
        cells=ads,
        selection={"part": "snapshot"},
    )


def _stream(visit: Visit, table: Declared, since: datetime) -> Batch:
    return Batch(
        table=table.table,
        title=table.title,
        calls=(client.stream_call(visit.service.url, since),),
        original=original,
        kind=table.kind,
        verify=_whole,
        selection={"part": "stream"},
    )


def _whole(answer: Answer, *, least: int = 0) -> None:
    with answer.path.open("rb") as file:
        need_whole(file, answer, least=least)


def _total(visit: Visit) -> int:
    """How many ads JobSearch says there are; asked at JobSearch's pace, not at one call a minute."""
    search = replace(service_of("jobsearch", visit.home), offline=visit.service.offline)
    session = Session(search, clock=visit.session.clock)
    return int(session.json(client.total_call(search.url))["total"]["value"])


def _since(visit: Visit, table: Declared) -> datetime | None:
    """From when on it is not known what has happened: the newest answer's moment, less the time it took and an overlap.

    None where nothing is kept, or what is kept is older than removals are remembered.
    """
    kept = [] if visit.wish.whole else visit.kept.of(visit.service.id, table.table)
    moments = [
        datetime.fromisoformat(receipt.fetched_at)
        for snapshot in kept
        if snapshot.fetched
        for receipt in snapshot.fetched.receipts
    ]
    if not moments or datetime.now(UTC) - max(moments) > client.REMEMBERED:
        return None
    return max(moments) - timedelta(seconds=visit.service.limits.whole) - client.OVERLAP
