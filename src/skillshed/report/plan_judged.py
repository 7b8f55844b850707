# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A plan beside doing as today, judged on the same futures: what the region gets, and how pupils fare municipality by municipality."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from skillshed.language import Text, current_language
from skillshed.places.terms import MEASURES
from skillshed.report.numbers import Numbers
from skillshed.report.parts import Column, Table
from skillshed.report.rows import rows_of

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.places.saved import SavedPlan

SHOWN: Final = ("unmet_need", "unmet_wish", "without", "first", "minutes", "empty", "cost")
MORE_IS_BETTER: Final = ("first",)
SHARES: Final = ("first",)
MONEY: Final = ("cost", "weighed")
YEARLY: Final = ("unmet_need", "unmet_wish", "without", "empty")
"""Measures that are summed over the planned autumns and told per year."""
_WORDS: Final[dict[str, Text]] = {
    "unmet_need": Text(sv="Nybörjare som arbetslivet saknar", en="Starters that working life lacks"),
    "unmet_wish": Text(sv="Elever som inte får det de söker", en="Pupils who do not get what they apply for"),
    "without": Text(sv="Elever utan plats på sin lista", en="Pupils without a place on their list"),
    "first": Text(sv="Andel som får sitt förstahandsval", en="Share who get their first choice"),
    "minutes": Text(sv="Restid enkel väg, minuter", en="Journey one way, minutes"),
    "empty": Text(sv="Tomma platser", en="Empty places"),
    "cost": Text(sv="Kostnad, miljoner kronor per år", en="Cost, SEK million a year"),
}
_BETTER, _WORSE, _EVEN = (
    Text(sv="bättre", en="better"),
    Text(sv="sämre", en="worse"),
    Text(sv="lika", en="even"),
)
_CHEAPER, _DEARER = Text(sv="billigare", en="cheaper"), Text(sv="dyrare", en="dearer")
_POINTS = Text(sv="p.e.", en="pp")
_HEADS = (Text(sv="Per år, i medeltal", en="A year, on average"), Text(sv="I dag", en="Today"), Text(sv="Planen", en="The plan"), Text(sv="Skillnad", en="Difference"))  # fmt: skip
_CAPTION_ONE = Text(
    sv="Planen och dagens utbud, prövade på en framtid där eleverna själva väljer",
    en="The plan and today's offer, tried on one future in which pupils choose for themselves",
)
_CAPTION = Text(
    sv="Planen och dagens utbud, prövade på {n} framtider där eleverna själva väljer",
    en="The plan and today's offer, judged on {n} futures in which pupils choose for themselves",
)
_INTERVAL = Text(
    sv="Inom parentes: åtta av tio framtider. p.e.: procentenheter. Arbetslivet saknar en nybörjare när någon som behövs inte har en plats att börja på. Kostnaden gäller alla studieår för dem som börjar ett år.",
    en="In brackets: eight of ten futures. pp: percentage points. Working life lacks a starter when somebody needed has no place to begin at. The cost is of all years of study of those who begin in a year.",
)
_ACCESS_HEADS = (Text(sv="Hemkommun", en="Home"), Text(sv="Sökande per år", en="Applicants a year"), Text(sv="Får inte det de söker, i dag", en="Do not get what they apply for, today"), Text(sv="Med planen", en="With the plan"), Text(sv="Skillnad, %-enheter", en="Difference, percentage points"))  # fmt: skip
_ACCESS_CAPTION = Text(
    sv="Hur eleverna klarar sig i varje kommun, per år", en="How pupils fare in each municipality, a year"
)


@dataclass(frozen=True)
class Line:
    """One measure: what it is, today and with the plan (each with its interval), the difference, and whether that is better, worse or even."""

    measure: str
    name: str
    today: str
    today_range: str
    plan: str
    plan_range: str
    difference: str
    verdict: str
    word: str


def lines(plan: SavedPlan) -> list[Line]:
    """Tell each measure with the plan and without; nothing where the plan was not judged."""
    frame = plan.frames.get("judged")
    if frame is None or not {"low", "high"} <= set(frame.columns):
        return []
    told = {
        (str(one.measure), str(one.plan)): (float(one.mean), float(one.low), float(one.high))
        for one in rows_of(frame)
    }
    both = [name for name in SHOWN if {(name, "plan"), (name, "today")} <= set(told)]
    years = len(plan.years)
    return [
        _line(name, *(_Reading.of(told[name, which], name, years) for which in ("plan", "today")))
        for name in both
    ]


def _line(name: str, then: _Reading, now: _Reading) -> Line:
    apart = then.mean - now.mean
    even = abs(apart) < _least(name, now.mean)
    good = (apart > 0) == (name in MORE_IS_BETTER)
    if name in MONEY:
        word = _EVEN if even else _CHEAPER if apart < 0 else _DEARER
    else:
        word = _EVEN if even else _BETTER if good else _WORSE
    verdict = "even" if even else "better" if good else "worse"
    return Line(
        name, str(_WORDS.get(name, MEASURES[name])), now.written(now.mean), now.range, then.written(then.mean), then.range,
        then.written(apart, signed=True), verdict, str(word),
    )  # fmt: skip


def _least(name: str, now: float) -> float:
    """The smallest difference worth a word: half of what is written, or one in two hundred."""
    return max(0.005 if name in SHARES else 0.05 if name in MONEY else 0.5, abs(now) * 0.005)


@dataclass(frozen=True)
class _Reading:
    """A measure of one plan, in the unit it is told in."""

    name: str
    mean: float
    low: float
    high: float

    @classmethod
    def of(cls, ends: tuple[float, float, float], name: str, years: int) -> _Reading:
        unit = years if name in YEARLY else years * 1e6 if name in MONEY else 1
        mean, low, high = ends
        return cls(name, mean / unit, low / unit, high / unit)

    @property
    def range(self) -> str:
        return f"{self.written(self.low)}\N{EN DASH}{self.written(self.high)}"

    def written(self, value: float, *, signed: bool = False) -> str:
        numbers = Numbers(current_language())
        if self.name in SHARES and signed:
            return f"{numbers.decimal(value * 100, signed=True)} {_POINTS}"
        if self.name in SHARES:
            return numbers.percent(value, digits=0, signed=signed)
        return numbers.decimal(value, digits=1 if self.name in (*MONEY, "minutes") else 0, signed=signed)


def caption(plan: SavedPlan) -> str:
    """Say what the lines are."""
    return str(_CAPTION_ONE if plan.futures == 1 else _CAPTION).format(n=plan.futures)


def table(plan: SavedPlan) -> Table | None:
    """Give the lines as a table; None where the plan was not judged."""
    rows = [
        [
            one.name,
            f"{one.today} ({one.today_range})",
            f"{one.plan} ({one.plan_range})",
            f"{one.difference} ({one.word})",
        ]
        for one in lines(plan)
    ]
    columns = [Column(str(head), numeric=place > 0) for place, head in enumerate(_HEADS)]
    return Table(caption(plan), columns, rows, notes=[str(_INTERVAL)]) if rows else None


def access(plan: SavedPlan) -> Table | None:
    """How many do not get what they apply for, home by home, with the plan and today; None where it was not kept."""
    frame = plan.frames.get("access")
    if frame is None:
        return None
    wide = frame.pivot_table(
        index=["municipality", "home"], columns="plan", values=["wishes", "unmet_wish"], dropna=False
    )
    wide = wide[wide.notna().any(axis=1)].reset_index()
    rows = [_home(one) for _, one in wide.iterrows()]
    rows.sort(key=lambda row: row[0])
    columns = [Column(str(head), numeric=place > 0) for place, head in enumerate(_ACCESS_HEADS)]
    return Table(str(_ACCESS_CAPTION), columns, rows)


def _home(one: pd.Series) -> list[str]:
    numbers = Numbers(current_language())
    wishes, then, now = (
        float(one[key]) for key in (("wishes", "plan"), ("unmet_wish", "plan"), ("unmet_wish", "today"))
    )
    known = [_of(value, wishes) for value in (now, then)]
    apart = (
        numbers.decimal(100 * (then - now) / wishes, digits=1, signed=True)
        if math.isfinite(then - now) and wishes
        else ".."
    )
    return [
        str(one[("home", "")]),
        numbers.few if math.isnan(wishes) else numbers.decimal(wishes),
        *known,
        apart,
    ]


def _of(count: float, whole: float) -> str:
    numbers = Numbers(current_language())
    if math.isnan(count + whole):
        return numbers.few
    return f"{numbers.decimal(count)} ({numbers.percent(count / whole, digits=0)})"


def worst_off(plan: SavedPlan) -> list[str]:
    """Name the municipalities whose pupils get what they apply for least, with the plan and today."""
    frame = plan.frames.get("access")
    if frame is None:
        return []
    told = frame.dropna(subset=["wishes", "unmet_wish"]).assign(
        share=lambda one: one["unmet_wish"] / one["wishes"]
    )
    said = []
    for which, text in (("today", _WORST_TODAY), ("plan", _WORST_PLAN)):
        rows = told[told["plan"] == which].sort_values("share")
        if len(rows):
            last = next(rows_of(rows.tail(1)))
            said.append(
                str(text).format(home=last.home, share=Numbers(current_language()).percent(last.share))
            )
    return said


_WORST_TODAY = Text(
    sv="I dag är det sämst i {home}, där {share} inte får det de söker.",
    en="Today it is worst in {home}, where {share} do not get what they apply for.",
)
_WORST_PLAN = Text(
    sv="Med planen är det sämst i {home}, där {share} inte får det de söker.",
    en="With the plan it is worst in {home}, where {share} do not get what they apply for.",
)
