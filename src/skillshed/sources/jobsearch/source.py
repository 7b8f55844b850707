# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is fetched from JobSearch: the open ads of the regions wished for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.sources.fetching.answer import Answer
from skillshed.sources.fetching.declared import Declared, wished
from skillshed.sources.fetching.plan import Batch, Impossible
from skillshed.sources.jobsearch import client
from skillshed.sources.jobsearch.originals import original

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillshed.sources.fetching.plan import Planned, Visit

FOLDER = Path(__file__).parent
_OLDEST = timedelta(days=400)
# Ads come and go between the counting and the last page.
_ENOUGH = 0.97


def plan(visit: Visit) -> Iterator[Planned]:
    """Count the ads of the regions wished for and cut the question where it has more than can be reached."""
    for table in wished(FOLDER, visit.wish):
        if not visit.wish.regions:
            yield Impossible(table=table.table, title=table.title, error=_whole_nation())
        else:
            yield _batch(visit, table)


def _batch(visit: Visit, table: Declared) -> Batch:
    url = visit.service.url
    whole = client.Slice(tuple(map(client.area, visit.wish.regions)), None, None)
    now = datetime.now(UTC).astimezone(ZoneInfo("Europe/Stockholm")).replace(tzinfo=None, microsecond=0)
    ads = _total(visit, whole)
    parts = client.slices(
        whole, partial(_total, visit), most=visit.service.limits.cells, oldest=now - _OLDEST, now=now
    )
    calls = tuple(call for part, count in parts for call in client.page_calls(url, part, count))
    return Batch(
        table=table.table,
        title=table.title,
        calls=calls,
        original=partial(original, ads, _ENOUGH),
        kind=table.kind,
        verify=Answer.json,
        cells=ads,
        selection={"region": ",".join(visit.wish.regions)},
    )


def _total(visit: Visit, part: client.Slice) -> int:
    return int(visit.session.json(client.count_call(visit.service.url, part))["total"]["value"])


def _whole_nation() -> InputError:
    return InputError(
        Text(
            sv="JobSearch frågas om ett län eller en kommun",
            en="JobSearch is asked about a county or a municipality",
        ),
        why=Text(
            sv="Tjänsten är inte till för hela landet.", en="The service is not meant for the whole nation."
        ),
        mend=Text(
            sv="Ge --region, eller hämta landets annonser med skillshed fetch jobstream",
            en="Give --region, or fetch the nation's ads with skillshed fetch jobstream",
        ),
    )
