# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is fetched from the Syllabus API: the programmes that hold, will hold and no longer hold."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from skillshed.sources.fetching.answer import Answer
from skillshed.sources.fetching.declared import Declared, wished
from skillshed.sources.fetching.plan import Batch, Impossible
from skillshed.sources.fetching.refusals import RefusedError
from skillshed.sources.syllabus import client
from skillshed.sources.syllabus.originals import original

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillshed.sources.fetching.call import Call
    from skillshed.sources.fetching.plan import Planned, Visit

FOLDER = Path(__file__).parent


def plan(visit: Visit) -> Iterator[Planned]:
    """Ask which lists have programmes at all, since an empty one is answered as if it did not exist."""
    for table in wished(FOLDER, visit.wish):
        calls, refused = _lists(visit, table)
        if not calls:
            assert refused is not None
            yield Impossible(table=table.table, title=table.title, error=refused)
            continue
        yield Batch(
            table=table.table,
            title=table.title,
            calls=calls,
            original=original,
            kind=table.kind,
            verify=Answer.json,
            more=client.programme_calls,
            version="1",
        )


def _lists(visit: Visit, table: Declared) -> tuple[tuple[Call, ...], RefusedError | None]:
    found, refused = [], None
    for school_type in table.told["school_types"]:
        for timespan in table.told["timespans"]:
            call = client.list_call(visit.service.url, school_type, timespan)
            try:
                visit.session.json(call)
            except RefusedError as problem:
                if problem.status != HTTPStatus.NOT_FOUND:
                    raise
                refused = problem
            else:
                found.append(call)
    return tuple(found), refused
