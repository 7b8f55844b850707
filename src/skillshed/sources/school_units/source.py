# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is fetched from the register of school units: the units of the municipalities wished for, or all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from skillshed.sources.fetching.answer import Answer
from skillshed.sources.fetching.declared import Declared, wished
from skillshed.sources.fetching.plan import Batch
from skillshed.sources.fetching.wished_areas import municipalities
from skillshed.sources.paging import need_fewer
from skillshed.sources.school_units import client
from skillshed.sources.school_units.originals import original

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillshed.sources.fetching.call import Call
    from skillshed.sources.fetching.plan import Planned, Visit

FOLDER = Path(__file__).parent


def plan(visit: Visit) -> Iterator[Planned]:
    """Tell what will be fetched: one call for a list, one for each unit in it."""
    for table in wished(FOLDER, visit.wish):
        yield _batch(visit, table)


def _batch(visit: Visit, table: Declared) -> Batch:
    areas = municipalities(visit)
    calls = tuple(
        client.list_call(visit.service.url, table.told["school_type"], municipality=area)
        for area in areas or [""]
    )
    if areas:
        _need_filter(visit, table, calls)
    return Batch(
        table=table.table,
        title=table.title,
        calls=calls,
        original=original,
        kind=table.kind,
        verify=Answer.json,
        more=client.unit_calls,
        selection={"municipality": ",".join(areas)},
        version="2",
    )


def _need_filter(visit: Visit, table: Declared, calls: tuple[Call, ...]) -> None:
    whole = _units(visit, client.list_call(visit.service.url, table.told["school_type"]))
    for call in calls:
        need_fewer(call, whole=whole, part=_units(visit, call))


def _units(visit: Visit, call: Call) -> int:
    return len(visit.session.json(call)["data"]["attributes"])
