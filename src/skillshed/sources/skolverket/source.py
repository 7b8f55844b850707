# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is fetched from Skolverket's PxWeb: every table of the declared folders, of the areas and years wished for."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from skillshed.errors import SkillshedError
from skillshed.sources.fetching.declared import Declared, wished
from skillshed.sources.fetching.plan import Impossible, Known
from skillshed.sources.pxweb.client import open_service
from skillshed.sources.pxweb.newer import only_newer
from skillshed.sources.pxweb.question import Question, batch_of
from skillshed.sources.pxweb.selection import select
from skillshed.sources.skolverket.client import tables_below
from skillshed.sources.skolverket.originals import original

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillshed.sources.fetching.plan import Planned, Visit
    from skillshed.sources.pxweb.client import PxSource
    from skillshed.sources.pxweb.table import PxLimits, PxTable

FOLDER = Path(__file__).parent


def plan(visit: Visit) -> Iterator[Planned]:
    """Walk the declared folders and plan each table in them."""
    client, limits = open_service(visit.session, visit.service.url, language=visit.service.language)
    for declared in wished(FOLDER, visit.wish):
        for path in tables_below(visit.session, visit.service.url, declared.told["folder"]):
            try:
                yield _planned(visit, declared, client.table(path), service=(client, limits))
            except SkillshedError as problem:
                yield Impossible(table=path, title=declared.title, error=problem)


def _planned(
    visit: Visit, declared: Declared, table: PxTable, *, service: tuple[PxSource, PxLimits]
) -> Planned:
    client, limits = service
    wanted = _wanted(visit, declared, table)
    question = Question(
        name=table.id,
        title=declared.title,
        table=table,
        selection=select(table, wanted),
        wanted=wanted,
        kind=declared.kind,
    )
    if not visit.wish.whole:
        newer = only_newer(question, visit.kept.of(visit.service.id, table.id, wanted))
        if isinstance(newer, Known):
            return newer
        question = newer
    batch = batch_of(question, client, limits, most=limits.cells or visit.service.limits.cells)
    time = table.time.code if table.time is not None else "time"
    return replace(batch, original=partial(original, table.id, area=declared.told["area"], time=time))


def _wanted(visit: Visit, declared: Declared, table: PxTable) -> dict[str, str]:
    """Everything, of the areas and years wished for."""
    wanted = {variable.code: "*" for variable in table.variables}
    if visit.wish.regions:
        wanted[declared.told["area"]] = ",".join(visit.wish.regions)
    if visit.wish.years and table.time is not None:
        wanted[table.time.code] = "range({},{})".format(*visit.wish.years)
    return wanted
