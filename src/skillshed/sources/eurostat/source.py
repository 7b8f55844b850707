# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is fetched from Eurostat: the declared datasets, of Sweden's NUTS 2 regions unless others are wished for."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from skillshed.language import Text
from skillshed.sources.eurostat import client, sdmx
from skillshed.sources.eurostat.originals import need_dataset, original
from skillshed.sources.fetching.declared import Declared, wished
from skillshed.sources.fetching.plan import Batch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillshed.sources.fetching.plan import Planned, Visit

FOLDER = Path(__file__).parent
_SWEDEN = ("SE", "SE11", "SE12", "SE21", "SE22", "SE23", "SE31", "SE32", "SE33")
_SELECTED = Text(sv="Vald datamängd hos Eurostat", en="A chosen dataset of Eurostat's")


def plan(visit: Visit) -> Iterator[Planned]:
    """Tell what will be fetched: one call a dataset."""
    select = dict(visit.wish.select)
    if "flow" in select:
        yield _series(visit, select["flow"], select.get("key", "all"))
        return
    chosen = select.pop("dataset", "")
    if chosen:
        told = {"dataset": chosen, "parameters": select}
        yield _batch(visit, Declared(table=chosen, title=_SELECTED, kind="indicators", told=told))
        return
    for table in wished(FOLDER, visit.wish):
        yield _batch(visit, table)


def _series(visit: Visit, flow: str, key: str) -> Batch:
    """Series of a key such as `A.T.Y25-64.TOTAL.SE31`, by SDMX: the way to sets that the simpler interface finds too large."""
    sdmx.need_library()
    return Batch(
        table=flow,
        title=_SELECTED,
        calls=(client.sdmx_call(visit.service.urls["sdmx"], flow, key, years=visit.wish.years),),
        original=partial(sdmx.original, flow),
        kind="indicators",
        verify=sdmx.need_series,
        selection={"key": key},
    )


def _batch(visit: Visit, table: Declared) -> Batch:
    call = client.data_call(
        visit.service.url,
        table.told["dataset"],
        parameters=table.told.get("parameters", {}),
        areas=visit.wish.regions or _SWEDEN,
        years=visit.wish.years,
        language=visit.service.language,
    )
    return Batch(
        table=table.table,
        title=table.title,
        calls=(call,),
        original=partial(original, table.table),
        kind=table.kind,
        verify=need_dataset,
    )
