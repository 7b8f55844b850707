# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is fetched from Myndigheten för yrkeshögskolan: the application rounds wished for, each once."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from skillshed.language import Text
from skillshed.sources.fetching.declared import Declared, wished
from skillshed.sources.fetching.plan import Batch, Known
from skillshed.sources.myh import client
from skillshed.sources.myh.originals import original

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillshed.sources.fetching.plan import Planned, Visit

FOLDER = Path(__file__).parent


def plan(visit: Visit) -> Iterator[Planned]:
    """Tell which rounds will be fetched: last year's unless others are wished for; a round that is kept is not fetched again."""
    last = datetime.now(UTC).year - 1
    first, final = visit.wish.years or (last, last)
    for table in wished(FOLDER, visit.wish):
        for year in range(first, final + 1):
            yield _round(visit, table, year)


def _round(visit: Visit, table: Declared, year: int) -> Planned:
    name = f"{table.table}_{year}"
    title = Text(sv=f"{table.title.sv} {year}", en=f"{table.title.en} {year}")
    if visit.kept.of(visit.service.id, name) and not visit.wish.whole:
        return Known(table=name, title=title)
    file = visit.wish.select.get("file") or table.told["file"].format(year=year)
    return Batch(
        table=name,
        title=title,
        calls=(client.workbook_call(visit.service.url, file),),
        original=partial(original, file.rsplit("/", maxsplit=1)[-1]),
        kind=table.kind,
    )
