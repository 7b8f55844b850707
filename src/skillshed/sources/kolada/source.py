# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is fetched from Kolada: the declared key figures of the areas and years that are wished for, or what has changed of them."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from skillshed.language import Text
from skillshed.sources.fetching.declared import Declared, wished
from skillshed.sources.fetching.plan import Batch, Impossible, Known
from skillshed.sources.fetching.refusals import another_table
from skillshed.sources.fetching.wished_areas import municipalities
from skillshed.sources.kolada import client
from skillshed.sources.kolada.originals import original

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillshed.sources.fetching.call import Call
    from skillshed.sources.fetching.plan import Planned, Visit

FOLDER = Path(__file__).parent
_YEARS = 10
_SELECTED = Text(sv="Valda nyckeltal", en="Chosen key figures")


def plan(visit: Visit) -> Iterator[Planned]:
    """Tell what will be fetched: the key figures' names are asked for, and whether anything has changed."""
    chosen = visit.wish.select.get("kpi", "")
    if chosen:
        table = Declared(table="chosen", title=_SELECTED, kind="indicators", told={"kpi": chosen.split(",")})
        yield _planned(visit, table)
        return
    for table in wished(FOLDER, visit.wish):
        yield _planned(visit, table)


def _planned(visit: Visit, table: Declared) -> Planned:
    names = _names(visit, table.told)
    if not names:
        return Impossible(table=table.table, title=table.title, error=_nothing_called(visit, table))
    selection = _selection(visit, names)
    since = _since(visit, table.table, selection)
    calls = tuple(client.data_calls(visit.service.url, _segments(visit, list(names)), since=since))
    if since and not any(_has_some(visit, call) for call in calls):
        return Known(table=table.table, title=table.title)
    return Batch(
        table=table.table,
        title=table.title,
        calls=calls,
        original=partial(original, table.table, names),
        kind=table.kind,
        more=client.next_page,
        selection=selection,
    )


def _segments(visit: Visit, kpis: list[str]) -> dict[str, list[str]]:
    years = visit.wish.years
    areas = [client.area(code) for code in _areas(visit)]
    span = [str(year) for year in range(years[0], years[1] + 1)] if years else []
    return {"kpi": kpis, "municipality": areas, "year": span if areas or span else _recent()}


def _areas(visit: Visit) -> list[str]:
    """The areas wished for, a county with its municipalities and every one with the nation; none where all are."""
    wished = visit.wish.regions
    return sorted({"00", *wished, *municipalities(visit)}) if wished else []


def _recent() -> list[str]:
    """At least two of the three segments must be there: without areas and years the last years are asked for."""
    this = datetime.now(UTC).year
    return [str(year) for year in range(this - _YEARS, this + 1)]


def _names(visit: Visit, told: dict[str, Any]) -> dict[str, str]:
    """Key figure -> its name, asked for; an id that does not exist is not answered."""
    url = visit.service.url
    calls = [*client.kpi_calls(url, told.get("kpi", []))]
    calls += [client.search_call(url, words) for words in told.get("words", [])]
    found = [kpi for call in calls for kpi in visit.session.json(call)["values"]]
    return {kpi["id"]: kpi["title"] for kpi in found}


def _selection(visit: Visit, names: dict[str, str]) -> dict[str, str]:
    years = visit.wish.years
    return {
        "kpi": ",".join(sorted(names)),
        "municipality": ",".join(visit.wish.regions),
        "year": "-".join(map(str, years)) if years else "",
    }


def _since(visit: Visit, table: str, selection: dict[str, str]) -> str:
    """The day of the last fetch of the same selection, if there was one."""
    before = [] if visit.wish.whole else visit.kept.of(visit.service.id, table, selection)
    return max((snapshot.retrieved_at[:10] for snapshot in before), default="")


def _has_some(visit: Visit, call: Call) -> bool:
    return bool(visit.session.json(call)["values"])


def _nothing_called(visit: Visit, table: Declared) -> Any:
    call = client.search_call(visit.service.url, table.table)
    return another_table(
        call, "Inget nyckeltal har de orden eller numren", "No key figure has those words or ids"
    )
