# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is fetched from Planned Educations: the declared lists, of the municipalities wished for where the service can tell them apart."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from skillshed.errors import FetchError
from skillshed.sources.fetching.answer import Answer
from skillshed.sources.fetching.declared import Declared, wished
from skillshed.sources.fetching.plan import Batch, Impossible
from skillshed.sources.fetching.wished_areas import municipalities
from skillshed.sources.paging import need_fewer, other_pages
from skillshed.sources.planned_educations import client
from skillshed.sources.planned_educations.originals import original

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillshed.sources.fetching.plan import Planned, Visit

FOLDER = Path(__file__).parent


def plan(visit: Visit) -> Iterator[Planned]:
    """Tell what will be fetched: how much there is of each list, and whether the service reads its filters."""
    for table in wished(FOLDER, visit.wish):
        try:
            yield _batch(visit, table)
        except FetchError as problem:
            yield Impossible(table=table.table, title=table.title, error=problem)


def _batch(visit: Visit, table: Declared) -> Batch:
    url = visit.service.url
    areas = municipalities(visit) if "area_parameter" in table.told else []
    records = _records(visit, table, areas)
    return Batch(
        table=table.table,
        title=table.title,
        calls=tuple(client.list_call(url, table.told, area=area) for area in areas or [""]),
        original=partial(original, table.table, table.told),
        kind=table.kind,
        verify=Answer.json,
        more=partial(other_pages, page=client.page),
        cells=records,
        selection={"area": ",".join(areas)},
        version="4",
    )


def _records(visit: Visit, table: Declared, areas: list[str]) -> int:
    """How many records there are; a filter that does not make them fewer is not read."""
    whole = _total(visit, table)
    parts = {area: _total(visit, table, area) for area in areas}
    for area, part in parts.items():
        need_fewer(client.count_call(visit.service.url, table.told, area=area), whole=whole, part=part)
    return sum(parts.values()) if areas else whole


def _total(visit: Visit, table: Declared, area: str = "") -> int:
    call = client.count_call(visit.service.url, table.told, area=area)
    return int(client.page(visit.session.json(call))["totalElements"])
