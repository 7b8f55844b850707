# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Other plans that none betters in everything: a chart of cost and unmet need, and what each gives up for what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from skillshed.language import Text, current_language
from skillshed.report.charts.drawing import draw
from skillshed.report.charts.front import Point, front
from skillshed.report.numbers import Numbers
from skillshed.report.parts import Column, Figure, Source, Table
from skillshed.report.rows import rows_of

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.places.saved import SavedPlan

ID: Final = "andra-planer"
MILLION: Final = 1e6
_MORE = {
    "unmet_need": Text(sv="behovet väger {times} gånger så mycket", en="need weighs {times} times as much"),
    "unmet_wish": Text(sv="elevernas val väger {times} gånger så mycket", en="pupils' choices weigh {times} times as much"),
    "travel": Text(sv="restiden väger {times} gånger så mycket", en="travel weighs {times} times as much"),
    "cost": Text(sv="pengarna väger {times} gånger så mycket", en="money weighs {times} times as much"),
}  # fmt: skip
_NAMES = {"today": Text(sv="som i dag", en="as today"), "plan": Text(sv="den här planen", en="this plan")}
_HEADS = (Text(sv="Plan", en="Plan"), Text(sv="Miljoner kronor per år", en="SEK million a year"), Text(sv="Nybörjare som arbetslivet saknar per år", en="Starters that working life lacks a year"), Text(sv="Elever som inte får det de söker per år", en="Pupils without what they apply for, a year"), Text(sv="Restid, minuter", en="Journey, minutes"))  # fmt: skip
_CAPTION = Text(
    sv="Planer där ett mål väger mindre eller mer; i medeltal över framtiderna",
    en="Plans in which one goal weighs less or more; on average over the futures",
)
_FIND = Text(
    sv="Från {low} till {high} miljoner kronor per år: den dyraste planen låter arbetslivet sakna {least} nybörjare, den billigaste {most}",
    en="From SEK {low} to {high} million a year: the dearest plan lets working life lack {least} starters, the cheapest {most}",
)
_ONE = Text(sv="Ingen annan plan är bättre i något utan att vara sämre i annat än den här", en="No other plan is better in anything without being worse in something else than this one")  # fmt: skip
_SHOWS = Text(
    sv="Varje punkt är en plan. Längre ner och åt vänster är bättre; numren är tabellens. Fyrkanten är dagens utbud, den fyllda punkten den här planen.",
    en="Each point is a plan. Farther down and to the left is better; the numbers are the table's. The square is today's offer, the filled point this plan.",
)
_AXES = (Text(sv="Kostnad, miljoner kronor per år", en="Cost, SEK million a year"), Text(sv="Nybörjare som arbetslivet saknar per år", en="Starters that working life lacks a year"))  # fmt: skip
_SOURCE = Text(
    sv="Egna beräkningar ur release {release}, {futures} framtider.",
    en="Own calculations from release {release}, {futures} futures.",
)
_NOTE = Text(
    sv="Kostnaden gäller alla studieår för dem som börjar ett år.",
    en="The cost is of all years of study of those who begin in a year.",
)


_APART = Text(
    sv="mot den här planen, per år: {cost} miljoner kronor, {need} nybörjare som arbetslivet saknar, {wish} elever som inte får det de söker",
    en="against this plan, a year: SEK {cost} million, {need} starters that working life lacks, {wish} pupils who do not get what they apply for",
)


@dataclass(frozen=True)
class Choice:
    """Another plan that can be started: its number, what it weighs otherwise, how it differs from this plan, the goal and its weight in kronor."""

    number: int
    name: str
    apart: str
    goal: str
    weight: float


def figure(plan: SavedPlan) -> Figure | None:
    """Draw the front of a plan; None where it has not been asked for."""
    frame = plan.frames.get("front")
    if frame is None or frame.empty:
        return None
    points = [
        Point(str(place), _name(one), str(one.plan), one.cost / MILLION / len(plan.years), one.unmet_need / len(plan.years))
        for place, one in enumerate(rows_of(frame), start=1)
    ]  # fmt: skip
    axes = (str(_AXES[0]), str(_AXES[1]))
    finding, table = _finding(points), _table(plan, frame)
    return Figure(
        id=ID, finding=finding, shows=str(_SHOWS), summary=f"{finding}. {_SHOWS}", table=table, notes=[str(_NOTE)],
        drawing=draw(lambda layout: front(points, layout, axes=axes), name=ID, summary=finding, language=current_language()),
        source=Source(str(_SOURCE).format(release=plan.release, futures=plan.futures)),
    )  # fmt: skip


def choices(plan: SavedPlan) -> list[Choice]:
    """Give the plans of the front that can be started as plans of their own."""
    frame = plan.frames.get("front")
    if frame is None:
        return []
    own, told = next(row for row in rows_of(frame) if row.plan == "plan"), enumerate(rows_of(frame), start=1)
    return [
        Choice(place, _name(one), _apart(one, own, years=len(plan.years)), str(one.goal), float(one.weight))
        for place, one in told
        if one.plan == "other"
    ]


def _apart(one: pd.Series, own: pd.Series, *, years: int) -> str:
    numbers = Numbers(current_language())
    return str(_APART).format(
        cost=numbers.decimal((one.cost - own.cost) / MILLION / years, digits=1, signed=True),
        need=numbers.decimal((one.unmet_need - own.unmet_need) / years, signed=True),
        wish=numbers.decimal((one.unmet_wish - own.unmet_wish) / years, signed=True),
    )


def _name(one: pd.Series) -> str:
    if str(one.plan) in _NAMES:
        return str(_NAMES[str(one.plan)])
    times = Numbers(current_language()).decimal(float(one.times), digits=2).rstrip("0").rstrip(",.")
    return str(_MORE[str(one.goal)]).format(times=times)


def _finding(points: list[Point]) -> str:
    numbers, own = Numbers(current_language()), [one for one in points if one.kind != "today"]
    if len(own) < 2:  # noqa: PLR2004 - one plan alone is no front
        return str(_ONE)
    cheapest, dearest = min(own, key=lambda one: one.cost), max(own, key=lambda one: one.cost)
    told = {"low": cheapest.cost, "high": dearest.cost, "least": dearest.need, "most": cheapest.need}
    return str(_FIND).format(**{name: numbers.decimal(value) for name, value in told.items()})


def _table(plan: SavedPlan, frame: pd.DataFrame) -> Table:
    numbers, years = Numbers(current_language()), len(plan.years)
    rows = [
        [
            f"{place}. {_name(one)}", _range(one, "cost", unit=MILLION * years, digits=1), _range(one, "unmet_need", unit=years),
            _range(one, "unmet_wish", unit=years), numbers.decimal(one.minutes, digits=1),
        ]
        for place, one in enumerate(rows_of(frame), start=1)
    ]  # fmt: skip
    columns = [Column(str(head), numeric=place > 0) for place, head in enumerate(_HEADS)]
    return Table(str(_CAPTION), columns, rows)


def _range(one: pd.Series, name: str, *, unit: float, digits: int = 0) -> str:
    numbers = Numbers(current_language())
    mean, low, high = (
        numbers.decimal(float(getattr(one, f"{name}{end}")) / unit, digits=digits)
        for end in ("", "_low", "_high")
    )
    return f"{mean} ({low}\N{EN DASH}{high})"
