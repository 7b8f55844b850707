# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who moves in and out: within the country and over its border."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from skillshed.language import Text
from skillshed.report.charts.drawing import draw
from skillshed.report.charts.fan import Course, small_fans
from skillshed.report.marks import explain
from skillshed.report.movement import FLOWS, net
from skillshed.report.parts import Column, Figure, Table
from skillshed.report.suppression import hidden

if TYPE_CHECKING:
    from skillshed.report.view import View

_FIND = Text(
    sv="{year} gav flyttningar inom landet {domestic} personer och flyttningar över landets gräns {foreign}",
    en="In {year} moves within the country gave {domestic} persons and moves over its border {foreign}",
)
_SHOWS = Text(
    sv="Personer som flyttade per år, samma axlar i alla delar.",
    en="Persons who moved per year, the same axes in all parts.",
)
_NAMES = {
    "in_domestic": Text(sv="Inflyttade, inrikes", en="Moved in, domestic"),
    "out_domestic": Text(sv="Utflyttade, inrikes", en="Moved out, domestic"),
    "immigration": Text(sv="Invandrade", en="Immigrated"),
    "emigration": Text(sv="Utvandrade", en="Emigrated"),
}
_NET = Text(sv="Netto", en="Net")
_YEAR = Text(sv="År", en="Year")


def moves(view: View, flows: pd.DataFrame) -> Figure:
    """Make the figure.

    Args:
        view: the release from the region.
        flows: per year (index) the four `FLOWS`, persons.
    """
    last = flows.iloc[-1]
    finding = view.say(
        _FIND,
        year=flows.index[-1],
        domestic=view.numbers.change(last["in_domestic"] - last["out_domestic"]),
        foreign=view.numbers.change(last["immigration"] - last["emigration"]),
    )
    courses = [
        Course(
            history=view.shown(flows[flow]).rename("value").reset_index(),
            future=pd.DataFrame(columns=["year", "mean", "low", "high"]),
            title=_NAMES[flow].within(view.language),
            subtitle=view.numbers.count(last[flow]),
        )
        for flow in FLOWS
    ]
    drawing = draw(
        lambda layout: small_fans(courses, layout, columns=2, together=True),
        name="moves",
        summary=finding + ".",
        language=view.language,
    )
    return Figure(
        id="change-moves", finding=finding, shows=_SHOWS.within(view.language), summary=finding, drawing=drawing,
        table=_table(view, flows, finding), source=view.source("migration"),
    )  # fmt: skip


def _table(view: View, flows: pd.DataFrame, caption: str) -> Table:
    total, rows = net(flows), []
    for (year, row), change in zip(flows.iterrows(), total, strict=True):
        unseen = hidden(row, k=view.numbers.k)
        cells = [view.numbers.count(row[flow], hidden=unseen[flow]) for flow in FLOWS]
        rows.append([str(year), *cells, view.numbers.change(change)])
    heads = [_YEAR, *(_NAMES[flow] for flow in FLOWS), _NET]
    columns = [Column(text.within(view.language), numeric=place > 0) for place, text in enumerate(heads)]
    return Table(caption=caption, columns=columns, rows=rows, notes=explain(rows, view))
