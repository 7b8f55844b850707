# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One education group: how many work wants, how many there are, what the verdict says and by which rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from skillshed.language import Text, lowered
from skillshed.outlook.balance.verdict import WORDS
from skillshed.report.charts.drawing import draw
from skillshed.report.charts.pair import pair
from skillshed.report.marks import explain
from skillshed.report.parts import Column, Figure, KeyFigure, Table
from skillshed.report.rows import rows_of
from skillshed.report.sections.balance import education

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.report.view import View

_FIND = {
    "shortage": Text(
        sv="Till {year} väntas det fattas omkring {gap} personer med {name} i {area}",
        en="By {year} about {gap} persons in the education group {name} are expected to be lacking in {area}",
    ),
    "surplus": Text(
        sv="Till {year} väntas det finnas omkring {gap} fler personer med {name} än det finns arbete för i {area}",
        en="By {year} about {gap} more persons in the education group {name} than there is work for are expected in {area}",
    ),
    "balance": Text(
        sv="Till {year} väntas tillgång och efterfrågan på personer med {name} följas åt i {area}, eller så är det för osäkert för att säga",
        en="By {year} supply of and demand for persons in the education group {name} are expected to keep pace in {area}, or it is too uncertain to say",
    ),
}
_SHOWS = Text(
    sv="Heldragen linje: så många som arbetslivet efterfrågar. Streckad linje: så många som finns i arbetskraften. Skuggat: 80 % intervall. Axeln börjar inte på noll.",
    en="Solid line: how many working life demands. Dashed line: how many are in the labour force. Shaded: 80% interval. The axis does not start at zero.",
)
_NAMES = (Text(sv="Efterfrågan", en="Demand"), Text(sv="Tillgång", en="Supply"))
_HEADS = (
    Text(sv="År", en="Year"), Text(sv="Efterfrågan", en="Demand"), Text(sv="Tillgång", en="Supply"),
    Text(sv="Gap", en="Gap"), Text(sv="80 % intervall", en="80% interval"), Text(sv="Omdöme", en="Verdict"),
)  # fmt: skip
_KEYS = {
    "demand": Text(sv="Efterfrågan {year}", en="Demand {year}"),
    "supply": Text(sv="Tillgång {year}", en="Supply {year}"),
    "gap": Text(sv="Gap {year}", en="Gap {year}"),
    "sure": Text(sv="Sannolikhet för brist", en="Probability of shortage"),
}
_INTERVAL = Text(sv="80 % intervall {interval}", en="80% interval {interval}")
_PERSONS = Text(sv="personer, efterfrågan minus tillgång", en="persons, demand less supply")
_OVER = Text(sv="för överskott {share}", en="of surplus {share}")
_MANY = Text(sv="personer", en="persons")


@dataclass(frozen=True)
class Group:
    """One education group in one region.

    Attributes:
        code: of the group; name: its name.
        rows: the balance by year: demand, supply, mean, low, high, p_shortage, p_surplus, verdict.
        last: the last year's row.
    """

    code: str
    name: str
    rows: pd.DataFrame
    last: Any

    @property
    def verdict(self) -> str:
        """The verdict's code at the horizon."""
        return str(self.last.verdict)


def group(view: View, code: str) -> Group | None:
    """Read one group's balance; nothing where the release has none for the region, or too few persons to show."""
    frame = view.here("outlook_balance")
    own = None if frame is None else frame[frame["education"] == code].sort_values("year")
    if own is None or own.empty:
        return None
    last = next(rows_of(own.tail(1)))
    if str(last.mark) == "few" or min(last.demand, last.supply) < view.numbers.k:
        return None
    return Group(code=code, name=education(view, code), rows=own, last=last)


def word(verdict: str, view: View) -> str:
    """Write a verdict as one word."""
    return WORDS[verdict].within(view.language)


def keys(view: View, found: Group) -> list[KeyFigure]:
    """Give demand, supply, gap and probability at the horizon."""
    numbers, row, source = view.numbers, found.last, view.source("outlook_balance")
    size, year = {"low": row.low, "high": row.high}, int(row.year)
    many = _MANY.within(view.language)
    gap = view.say(_INTERVAL, interval=numbers.interval(row.low, row.high))
    return [
        KeyFigure(view.say(_KEYS["demand"], year=year), numbers.expected(row.demand, **size), many, source),
        KeyFigure(view.say(_KEYS["supply"], year=year), numbers.expected(row.supply, **size), many, source),
        KeyFigure(view.say(_KEYS["gap"], year=year), numbers.change(row.mean, **size), gap, source),
        KeyFigure(
            view.say(_KEYS["sure"]), numbers.percent(row.p_shortage), view.say(_OVER, share=numbers.percent(row.p_surplus)), source
        ),
    ]  # fmt: skip


def sentence(view: View, found: Group) -> str:
    """Say in one sentence what is expected."""
    row = found.last
    text = _FIND.get(found.verdict, _FIND["shortage"])
    gap = view.numbers.expected(abs(row.mean), low=row.low, high=row.high)
    return view.say(text, year=int(row.year), gap=gap, name=lowered(found.name), area=view.area)


def course(view: View, found: Group) -> Figure | None:
    """Draw demand and supply over time; nothing where their intervals are not in the release."""
    tables = [view.here(name) for name in ("outlook_demand_education", "outlook_supply")]
    wanted, there = (
        None
        if table is None
        else table[table["education"] == found.code].dropna(subset=["mean", "low", "high"])
        for table in tables
    )
    if wanted is None or there is None or wanted.empty or there.empty:
        return None
    finding = sentence(view, found)
    names = (_NAMES[0].within(view.language), _NAMES[1].within(view.language))
    drawing = draw(
        lambda layout: pair(wanted, there, layout, names=names),
        name=f"group-{found.code}", summary=finding + ".", language=view.language,
    )  # fmt: skip
    return Figure(
        id="course", finding=finding, shows=_SHOWS.within(view.language), summary=finding, drawing=drawing,
        table=_table(view, found, finding), source=view.source("outlook_balance", "outlook_supply", "outlook_demand_education"),
    )  # fmt: skip


def _table(view: View, found: Group, caption: str) -> Table:
    numbers, rows = view.numbers, []
    for row in rows_of(found.rows):
        size = {"low": row.low, "high": row.high}
        verdict = word(str(row.verdict), view) if isinstance(row.verdict, str) else "–"
        rows.append([
            str(int(row.year)), numbers.expected(row.demand, **size), numbers.expected(row.supply, **size),
            numbers.change(row.mean, **size), numbers.interval(row.low, row.high), verdict,
        ])  # fmt: skip
    columns = [
        Column(text.within(view.language), numeric=0 < place < len(_HEADS) - 1)
        for place, text in enumerate(_HEADS)
    ]
    return Table(caption=caption, columns=columns, rows=rows, notes=explain(rows, view))
