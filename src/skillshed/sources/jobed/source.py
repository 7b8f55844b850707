# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is fetched from JobEd Connect: the educations of the regions wished for, and the occupations each leads to."""

from __future__ import annotations

from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from skillshed.sources.fetching.answer import Answer
from skillshed.sources.fetching.declared import Declared, wished
from skillshed.sources.fetching.plan import Batch
from skillshed.sources.jobed import client
from skillshed.sources.jobed.originals import original

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from skillshed.sources.fetching.call import Call
    from skillshed.sources.fetching.plan import Planned, Visit

FOLDER = Path(__file__).parent


def plan(visit: Visit) -> Iterator[Planned]:
    """Tell what will be fetched: one call for a hundred educations, and one for each education."""
    for table in wished(FOLDER, visit.wish):
        yield _batch(visit, table)


def _batch(visit: Visit, table: Declared) -> Batch:
    regions = visit.wish.regions or ("",)
    counts = {region: min(_count(visit, region), int(table.told["most"])) for region in regions}
    pages = [_pages(visit.service.url, region, count) for region, count in counts.items()]
    return Batch(
        table=table.table,
        title=table.title,
        calls=tuple(chain.from_iterable(pages)),
        original=original,
        kind=table.kind,
        verify=Answer.json,
        more=_matches,
        cells=sum(counts.values()),
        selection={"region": ",".join(visit.wish.regions)},
    )


def _matches(answer: Answer) -> Sequence[Call]:
    return list(client.matches(answer))


def _pages(url: str, region: str, count: int) -> Iterator[Call]:
    yield from map(partial(client.educations_call, url, region), range(0, count, client.PAGE))


def _count(visit: Visit, region: str) -> int:
    return int(visit.session.json(client.educations_call(visit.service.url, region, limit=1))["hits"])
