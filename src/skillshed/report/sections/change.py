# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Components of change: born, died, moved - the last as what is left when the others are taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from skillshed.language import Text
from skillshed.report.charts.components import components
from skillshed.report.charts.drawing import draw
from skillshed.report.marks import explain
from skillshed.report.numbers import MISSING
from skillshed.report.parts import Column, Figure, Section, Table

if TYPE_CHECKING:
    from skillshed.report.view import View

_TITLE = Text(sv="Varför folkmängden ändras", en="Why the population changes")
_FIND = Text(
    sv="Från {first} till {last} gav födda minus döda {natural} personer och flyttningarna {moved}",
    en="From {first} to {last} births minus deaths gave {natural} persons and moves {moved}",
)
_SHOWS = Text(
    sv="Personer per år, samma axel i alla delar.", en="Persons per year, the same axis in all parts."
)
_RESIDUAL = Text(
    sv="Flyttnettot är beräknat: folkökningen minus födelseöverskottet. Registrets rättelser ingår därför i det.",
    en="Net migration is calculated: the population change less births minus deaths. Corrections of the register are therefore part of it.",
)
_NAMES = {
    "births": Text(sv="Födda", en="Births"), "deaths": Text(sv="Döda", en="Deaths"),
    "moved": Text(sv="Flyttnetto (beräknat)", en="Net migration (calculated)"), "growth": Text(sv="Folkökning", en="Population change"),
}  # fmt: skip


def change(view: View) -> Section | None:
    """Make the chapter; nothing where population, births or deaths are missing for the region."""
    frame = _components(view)
    if frame is None:
        return None
    first, last = int(frame.index.min()), int(frame.index.max())
    natural = (frame["births"] - frame["deaths"]).sum()
    finding = view.say(
        _FIND,
        first=first,
        last=last,
        natural=view.numbers.change(natural),
        moved=view.numbers.change(frame["moved"].sum()),
    )
    names = {part: text.within(view.language) for part, text in _NAMES.items()}
    long = frame.reset_index().melt(
        id_vars="year", value_vars=list(names), var_name="part", value_name="value"
    )
    drawing = draw(
        lambda layout: components(long, layout, names=names),
        name="change",
        summary=finding + ".",
        language=view.language,
    )
    figure = Figure(
        id="change-components", finding=finding, shows=_SHOWS.within(view.language), summary=finding, drawing=drawing,
        table=_table(view, frame, finding), source=view.source("population", "births", "deaths"), notes=[_RESIDUAL.within(view.language)],
    )  # fmt: skip
    return Section(id="change", title=_TITLE.within(view.language), figures=[figure])


def _components(view: View) -> pd.DataFrame | None:
    """Give births, deaths, growth and moved per year; only years in which all are known."""
    found = {name: view.here(name) for name in ("population", "births", "deaths")}
    yearly = {name: _yearly(frame) for name, frame in found.items() if frame is not None}
    if len(yearly) < len(found):
        return None
    stock = yearly["population"]
    growth = stock - stock.shift(1).where(pd.Series(stock.index, index=stock.index).diff() == 1)
    frame = pd.DataFrame({"births": yearly["births"], "deaths": yearly["deaths"], "growth": growth}).dropna()
    small = (frame[["births", "deaths"]] < view.numbers.k).any(axis=1)
    frame = frame[~small].assign(moved=lambda each: each["growth"] - each["births"] + each["deaths"])
    frame.index.name = "year"
    return None if frame.empty else frame


def _yearly(frame: pd.DataFrame) -> pd.Series:
    groups = frame.groupby("year", observed=True)["value"]
    return groups.sum().where(groups.count() == groups.size())


def _table(view: View, frame: pd.DataFrame, caption: str) -> Table:
    rows = []
    for year, row in frame.iterrows():
        cells = [view.numbers.count(row["births"]), view.numbers.count(row["deaths"])]
        rows.append(
            [str(year), *cells, view.numbers.change(row["moved"]), view.numbers.change(row["growth"])]
        )
    heads = [Text(sv="År", en="Year"), *_NAMES.values()]
    columns = [Column(text.within(view.language), numeric=place > 0) for place, text in enumerate(heads)]
    assert MISSING not in {cell for row in rows for cell in row}
    return Table(caption=caption, columns=columns, rows=rows, notes=explain(rows, view))
