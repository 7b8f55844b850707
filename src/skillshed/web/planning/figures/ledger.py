# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The ledger of places as a reader meets it: one autumn's starts, how far each has come, and who decided it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from skillshed.language import Text, current_language
from skillshed.places.ledger import STEPS
from skillshed.report.numbers import Numbers
from skillshed.report.parts import Column, Table
from skillshed.report.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

_PROGRAMME, _SITE = Text(sv="Program", en="Programme"), Text(sv="Skola", en="School")
_BY, _ON = Text(sv="Beslutat av", en="Decided by"), Text(sv="Beslutsdag", en="Decided on")
_CAPTION = Text(
    sv="Platser och personer hösten {start}, steg för steg",
    en="Places and persons in autumn {start}, step by step",
)
PLACES: Final = ("proposed", "decided", "offered")
"""The steps that count places; the others count persons, and fewer than five are not shown."""


@dataclass(frozen=True)
class Shown:
    """One autumn of the ledger.

    Attributes:
        table: a row for each programme and school; only steps that somebody has come to.
        starts, programmes: what can be chosen.
        start, programme: what was.
    """

    table: Table
    starts: tuple[int, ...]
    programmes: tuple[tuple[str, str], ...]
    start: int
    programme: str


def ledger(rows: pd.DataFrame, names: Mapping[str, str], *, start: str, programme: str) -> Shown | None:
    """Give an autumn of the ledger; the first one, of all programmes, where what is asked for is not there.

    Args:
        rows: what the reader may see (`access.ledger_seen_by`).
        names: of programmes and schools, by code.
        start: the autumn that is asked for.
        programme: the programme that is asked for; empty for all.
    """
    if rows.empty:
        return None
    starts = tuple(sorted({int(one) for one in rows["start"]}))
    known = {str(code): names.get(str(code), str(code)) for code in sorted(rows["programme"].unique())}
    year = next((one for one in starts if str(one) == start), starts[0])
    chosen = programme if programme in known else ""
    here = rows[(rows["start"] == year) & (rows["programme"].eq(chosen) | (not chosen))]
    table = _table(here, names, year, of=known.get(chosen, ""))
    return Shown(table, starts, tuple(known.items()), year, chosen)


def _table(rows: pd.DataFrame, names: Mapping[str, str], start: int, *, of: str) -> Table:
    """The rows; the programme stands in the caption where one is chosen."""
    steps = [step for step in STEPS if rows[step].notna().any()]
    heads = [Column(str(head), numeric=False) for head in ((_SITE,) if of else (_PROGRAMME, _SITE))]
    heads += [Column(str(STEPS[step]).capitalize()) for step in steps]
    heads += [Column(str(_BY), numeric=False), Column(str(_ON), numeric=False)]
    told = [
        [
            *([] if of else [names.get(one.programme, one.programme)]), names.get(one.site, one.site),
            *(_count(step, getattr(one, step)) for step in steps), one.decided_by or "–", one.decided_on or "–",
        ]
        for one in rows_of(rows.astype({"decided_by": object, "decided_on": object}).fillna({"decided_by": "", "decided_on": ""}))
    ]  # fmt: skip
    caption = str(_CAPTION).format(start=start)
    return Table(f"{of}: {caption[:1].lower()}{caption[1:]}" if of else caption, heads, told)


def _count(step: str, count: float) -> str:
    if math.isnan(count):
        return "–"
    numbers = Numbers(current_language())
    return numbers.decimal(count) if step in PLACES else numbers.count(count)
