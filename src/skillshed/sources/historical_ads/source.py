# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is fetched of the historical ads: the years wished for, each once."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from skillshed.language import Text
from skillshed.sources.fetching.declared import Declared, wished
from skillshed.sources.fetching.plan import Batch, Known
from skillshed.sources.historical_ads import client
from skillshed.sources.historical_ads.originals import need_whole, original

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillshed.sources.fetching.plan import Planned, Visit

FOLDER = Path(__file__).parent


def plan(visit: Visit) -> Iterator[Planned]:
    """Tell which years will be fetched: last year unless others are wished for; a year that is kept is not fetched again."""
    last = datetime.now(UTC).year - 1
    first, final = visit.wish.years or (last, last)
    for table in wished(FOLDER, visit.wish):
        for year in range(first, final + 1):
            yield _year(visit, table, year)


def _year(visit: Visit, table: Declared, year: int) -> Planned:
    name = f"{table.table}_{year}"
    title = Text(sv=f"{table.title.sv} {year}", en=f"{table.title.en} {year}")
    if visit.kept.of(visit.service.id, name) and not visit.wish.whole:
        return Known(table=name, title=title)
    file = visit.wish.select.get("file") or table.told["file"].format(year=year)
    return Batch(
        table=name,
        title=title,
        calls=(client.year_call(visit.service.url, file),),
        original=partial(original, year),
        kind=table.kind,
        verify=need_whole,
    )
