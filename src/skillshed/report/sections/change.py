# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Components of change: born, died, moved; how they have gone and how they are expected to go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from skillshed.language import Text
from skillshed.report.charts.drawing import draw
from skillshed.report.charts.fan import Course, small_fans
from skillshed.report.marks import explain
from skillshed.report.movement import Movement, movement
from skillshed.report.parts import Column, Figure, Section, Table
from skillshed.report.rows import rows_of
from skillshed.report.sections.moves import moves
from skillshed.report.suppression import hidden

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.report.view import View

_TITLE = Text(sv="Varför folkmängden ändras", en="Why the population changes")
_FIND = Text(
    sv="Från {first} till {last} gav födda minus döda {natural} personer och flyttningarna {moved}",
    en="From {first} to {last} births minus deaths gave {natural} persons and moves {moved}",
)
_SHOWS = Text(
    sv="Personer per år, samma axlar i alla delar.", en="Persons per year, the same axes in all parts."
)
_SHOWS_LATER = Text(
    sv="Personer per år, samma axlar i alla delar. Streckat och skuggat: väntat, med 80 % intervall. Väntad folkmängd finns i avsnittet Befolkningen.",
    en="Persons per year, the same axes in all parts. Dashed and shaded: expected, with an 80% interval. The expected population is in the chapter Population.",
)
_RESIDUAL = Text(
    sv="Flyttnettot är beräknat: folkökningen minus födelseöverskottet. Registrets rättelser ingår därför i det.",
    en="Net migration is calculated: the population change less births minus deaths. Corrections of the register are therefore part of it.",
)
_COUNTED = Text(
    sv="Flyttnettot är räknat ur in- och utflyttningarna. Folkökningen kan avvika något, eftersom registret rättas i efterhand.",
    en="Net migration is counted from moves in and out. The population change may differ a little, since the register is corrected afterwards.",
)
_MOVED = {
    True: Text(sv="Flyttnetto (beräknat)", en="Net migration (calculated)"),
    False: Text(sv="Flyttnetto", en="Net migration"),
}
_NAMES = {
    "births": Text(sv="Födda", en="Births"),
    "deaths": Text(sv="Döda", en="Deaths"),
    "growth": Text(sv="Folkökning", en="Population change"),
}
_ORDER = ("births", "deaths", "moved", "growth")


def change(view: View) -> Section | None:
    """Make the chapter; nothing where population, births or deaths are missing for the region."""
    found = movement(view)
    if found is None:
        return None
    figures = [_components(view, found)]
    if found.flows is not None:
        figures.append(moves(view, found.flows))
    return Section(id="change", title=_TITLE.within(view.language), figures=figures)


def _components(view: View, found: Movement) -> Figure:
    known, finding = found.known, _finding(view, found.known)
    courses = [_course(view, found, part) for part in _ORDER]
    summary = f"{finding}. " + "; ".join(f"{course.title}: {course.subtitle}" for course in courses) + "."
    drawing = draw(
        lambda layout: small_fans(courses, layout, columns=2, together=True),
        name="change",
        summary=summary,
        language=view.language,
    )
    used = ("population", "births", "deaths", *(("migration",) if not found.calculated else ()))
    used = ("outlook_population_change", *used) if found.horizon else used
    return Figure(
        id="change-components", finding=finding, shows=(_SHOWS_LATER if found.horizon else _SHOWS).within(view.language),
        summary=summary, drawing=drawing, table=_table(view, found, caption=finding), source=view.source(*used),
        notes=[(_RESIDUAL if found.calculated else _COUNTED).within(view.language)] if not known.empty else [],
    )  # fmt: skip


def _finding(view: View, known: pd.DataFrame) -> str:
    return view.say(
        _FIND,
        first=known.index.min(),
        last=known.index.max(),
        natural=view.numbers.change((known["births"] - known["deaths"]).sum()),
        moved=view.numbers.change(known["moved"].sum()),
    )


def _named(view: View, found: Movement, part: str) -> str:
    return (_MOVED[found.calculated] if part == "moved" else _NAMES[part]).within(view.language)


def _course(view: View, found: Movement, part: str) -> Course:
    history = found.known[part].rename("value")
    if part in {"births", "deaths"}:
        history = view.shown(history)
    future = found.expected[found.expected["part"] == part]
    signed = part in {"moved", "growth"}
    write = view.numbers.change if signed else view.numbers.count
    words = write(float(found.known[part].iloc[-1]))
    if not future.empty:
        last = future.sort_values("year").iloc[-1]
        words += " → " + view.numbers.expected(
            last["mean"], low=last["low"], high=last["high"], signed=signed
        )
    return Course(
        history=history.reset_index(), future=future, title=_named(view, found, part), subtitle=words
    )


def _table(view: View, found: Movement, *, caption: str) -> Table:
    rows = []
    for year, row in found.known.iterrows():
        unseen = hidden(row[["births", "deaths", "moved"]], k=view.numbers.k)
        unseen &= bool(unseen[["births", "deaths"]].any())
        cells = [view.numbers.count(row[part], hidden=unseen[part]) for part in ("births", "deaths")]
        moved = view.numbers.hidden if unseen["moved"] else view.numbers.change(row["moved"])
        rows.append([str(year), *cells, moved, view.numbers.change(row["growth"])])
    rows += _later(view, found)
    heads = [Text(sv="År", en="Year").within(view.language), *(_named(view, found, part) for part in _ORDER)]
    columns = [Column(head, numeric=place > 0) for place, head in enumerate(heads)]
    return Table(caption=caption, columns=columns, rows=rows, notes=explain(rows, view))


def _later(view: View, found: Movement) -> list[list[str]]:
    """Give the expected years, each figure with its interval; growth has none of its own."""
    rows = []
    for year, part in found.expected.groupby("year", sort=True):
        cells = {str(row.part): _with_interval(view, row) for row in rows_of(part)}
        rows.append([str(year), *(cells.get(name, "–") for name in _ORDER)])
    return rows


def _with_interval(view: View, row: Any) -> str:
    signed = row.part == "moved"
    value = view.numbers.expected(row.mean, low=row.low, high=row.high, signed=signed)
    return f"{value} ({view.numbers.interval(row.low, row.high)})"
