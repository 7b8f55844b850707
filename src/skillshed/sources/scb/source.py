# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Statistics Sweden's tables: planned in the second generation of the interface, whose names the first one tells."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from skillshed.errors import InputError, SkillshedError
from skillshed.language import Text
from skillshed.sources.fetching.plan import Impossible, Known, Planned, Visit
from skillshed.sources.pxweb.areas import area_codes
from skillshed.sources.pxweb.client import open_service
from skillshed.sources.pxweb.declared import Declared, load
from skillshed.sources.pxweb.division import divided_by
from skillshed.sources.pxweb.newer import only_newer
from skillshed.sources.pxweb.question import Question, batch_of
from skillshed.sources.pxweb.selection import select
from skillshed.sources.scb.breaks import remarks_on
from skillshed.sources.scb.names import NewerNames

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from skillshed.sources.pxweb.client import PxSource
    from skillshed.sources.pxweb.table import PxLimits, PxTable

TABLES = Path(__file__).parent / "tables.yaml"


def tables() -> list[Declared]:
    """Give the tables that are declared, in the order they are fetched."""
    return load(TABLES)


def plan(visit: Visit) -> Iterator[Planned]:
    """Plan every declared table, or those that are named.

    Raises:
        InputError: a table is named that is not declared.
        FetchError: the service does not answer.
    """
    chosen = _chosen(visit.wish.tables)
    names = NewerNames.of(visit)
    client, limits = open_service(visit.session, visit.service.url, language=visit.service.language)
    for declared in chosen:
        try:
            table = divided_by(client, client.table(names.find(declared)), declared.lists)
            yield _planned(visit, client, limits, declared=declared.named(table), table=table)
        except SkillshedError as problem:
            yield Impossible(table=declared.name, title=declared.title, error=problem)


def _chosen(names: Sequence[str]) -> list[Declared]:
    known = {each.name.casefold(): each for each in tables()}
    unknown = [name for name in names if name.casefold() not in known]
    if unknown:
        raise InputError(
            Text(
                sv=f"Tabellen {', '.join(unknown)} är inte en av dem som hämtas",
                en=f"The table {', '.join(unknown)} is not one of those that are fetched",
            ),
            mend=Text(
                sv=f"Välj bland: {', '.join(each.name for each in known.values())}; andra tabeller hämtas med skillshed fetch pxweb",
                en=f"Choose among: {', '.join(each.name for each in known.values())}; other tables are fetched with skillshed fetch pxweb",
            ),
        )
    named = [known[name.casefold()] for name in names]
    return named or [each for each in known.values() if not each.by_name]


def _planned(
    visit: Visit, client: PxSource, limits: PxLimits, *, declared: Declared, table: PxTable
) -> Planned:
    wanted = _wanted(visit, declared, table)
    question = Question(
        name=declared.name,
        title=declared.title,
        table=table,
        selection=select(table, wanted),
        wanted=wanted,
        lists=declared.lists,
        kind=declared.kind,
        filename=f"scb_{declared.name}.json",
    )
    question = replace(question, remarks=remarks_on(declared.name, question.periods, table.notes))
    if not visit.wish.whole:
        newer = only_newer(question, visit.kept.of(visit.service.id, declared.name, wanted))
        if isinstance(newer, Known):
            return newer
        question = newer
    return batch_of(question, client, limits, most=limits.cells or visit.service.limits.cells)


def _wanted(visit: Visit, declared: Declared, table: PxTable) -> dict[str, str]:
    """The declared expressions, with the areas of the wish and its years."""
    regions = () if declared.whole else visit.wish.regions
    areas = {
        name: ",".join(area_codes(variable, levels, regions))
        for name, levels in declared.regions.items()
        if (variable := table.variable(name)) is not None
    }
    wanted = declared.select | areas
    if visit.wish.years is not None and table.time is not None:
        first, last = visit.wish.years
        wanted[table.time.code] = f"range({first},{last})"
    return wanted
