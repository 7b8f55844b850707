# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is fetched from ESCO: one version's occupations, once."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from skillshed.sources.esco import client
from skillshed.sources.esco.originals import original
from skillshed.sources.fetching.answer import Answer
from skillshed.sources.fetching.declared import FILE, Declared, wished
from skillshed.sources.fetching.plan import Batch, Known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillshed.sources.fetching.plan import Planned, Visit

FOLDER = Path(__file__).parent


def plan(visit: Visit) -> Iterator[Planned]:
    """Tell what will be fetched: the version that is declared, or another by `--select version=v1.1.1`."""
    version = visit.wish.select.get("version") or _version()
    for table in wished(FOLDER, visit.wish):
        yield _planned(visit, table, version)


def _planned(visit: Visit, table: Declared, version: str) -> Planned:
    selection = {"version": version}
    if not visit.wish.whole and visit.kept.of(visit.service.id, table.table, selection):
        return Known(table=table.table, title=table.title)
    ask = partial(client.search_call, visit.service.url, version, language=visit.service.language)
    total = int(visit.session.json(ask(limit=1))["total"])
    return Batch(
        table=table.table,
        title=table.title,
        calls=tuple(ask(offset=offset) for offset in range(0, total, client.PAGE)),
        original=partial(original, table.table, table.kind),
        kind=table.kind,
        verify=Answer.json,
        more=client.occupation_calls,
        cells=total,
        version=version,
        selection=selection,
    )


def _version() -> str:
    return str(yaml.safe_load((FOLDER / FILE).read_text(encoding="utf-8"))["version"])
