# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Any PxWeb table, by address and name: `skillshed fetch pxweb --url … --table …`.

A selection is `VARIABLE=EXPRESSION`, or `VARIABLE@CODELIST=EXPRESSION` for another division of the variable.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from skillshed.errors import InputError, SkillshedError
from skillshed.language import Text, same
from skillshed.sources.fetching.plan import Batch, Impossible, Known, Planned, Visit
from skillshed.sources.pxweb.client import PxSource, open_service
from skillshed.sources.pxweb.division import divided_by
from skillshed.sources.pxweb.newer import only_newer
from skillshed.sources.pxweb.question import Question, batch_of
from skillshed.sources.pxweb.selection import select

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillshed.sources.pxweb.table import PxLimits, PxTable


def plan(visit: Visit) -> Iterator[Planned]:
    """Plan the tables that are named; each is asked for as the user selects, else whole.

    Raises:
        InputError: no table is named.
        FetchError: the service does not answer.
    """
    if not visit.wish.tables:
        raise InputError(
            Text(sv="Säg vilken tabell som ska hämtas", en="Say which table to fetch"),
            where=visit.service.url,
            mend=Text(
                sv="skillshed fetch pxweb --url ADRESS --table TABELL [--select Tid=top(5)]",
                en="skillshed fetch pxweb --url ADDRESS --table TABLE [--select Tid=top(5)]",
            ),
        )
    client, limits = open_service(visit.session, visit.service.url, language=visit.service.language)
    for identity in visit.wish.tables:
        yield planned(visit, client, limits, identity=identity)


def whole(table: PxTable) -> dict[str, str]:
    """Ask for everything: what a user who selects nothing means, though no service does."""
    return {variable.code: "*" for variable in table.variables}


def planned(visit: Visit, client: PxSource, limits: PxLimits, *, identity: str) -> Planned:
    """Plan one table; what stands in the way of it is told with it."""
    try:
        return _planned(visit, client, limits, identity=identity)
    except SkillshedError as problem:
        return Impossible(table=identity, title=same(identity), error=problem)


def _planned(visit: Visit, client: PxSource, limits: PxLimits, *, identity: str) -> Batch | Known:
    lists = {name: listed for name, _, listed in (key.partition("@") for key in visit.wish.select) if listed}
    table = divided_by(client, client.table(identity), lists)
    wanted = {key.partition("@")[0]: said for key, said in visit.wish.select.items()} or whole(table)
    name = f"{visit.service.url}/{identity}"
    question = Question(
        name=name,
        title=same(table.title),
        table=table,
        selection=select(table, wanted),
        wanted=wanted | {f"{name}@": listed for name, listed in lists.items()},
        lists=lists,
        kind=visit.wish.kind,
        filename=re.sub(r"[^\w-]", "_", identity) + ".json",
    )
    newer = (
        question
        if visit.wish.whole
        else only_newer(question, visit.kept.of(visit.service.id, name, question.wanted))
    )
    most = limits.cells or visit.service.limits.cells
    return newer if isinstance(newer, Known) else batch_of(newer, client, limits, most=most)
