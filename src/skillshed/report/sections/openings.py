# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Openings: how many must be recruited, apart for those who leave and for jobs that are added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from skillshed.language import Text
from skillshed.report.charts.drawing import draw
from skillshed.report.charts.ranked import Bars, Key, bars
from skillshed.report.marks import explain
from skillshed.report.parts import Column, Figure, Section, Table
from skillshed.report.rows import rows_of
from skillshed.report.work import all_openings
from skillshed.report.work import openings as read

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.report.view import View

_TITLE = Text(sv="Rekryteringsbehovet", en="Recruitment need")
_FIND = Text(
    sv="Omkring {total} personer behöver rekryteras {first}–{last}; {share} ersätter dem som slutar",
    en="About {total} persons need to be recruited in {first}–{last}; {share} replace those who leave",
)
_FIND_SURE = Text(
    sv="Omkring {total} personer (80 % intervall {interval}) behöver rekryteras {first}–{last}; {share} ersätter dem som slutar",
    en="About {total} persons (80% interval {interval}) need to be recruited in {first}–{last}; {share} replace those who leave",
)
_SHOWS = Text(
    sv="Nyrekryteringsbehov {first}–{last} i de {n} yrken där det är störst. Svart streck: summan, med 80 % intervall. Minskar yrket går delen bakåt.",
    en="Job openings {first}–{last} in the {n} occupations where they are most. Black line: the sum, with an 80% interval. A shrinking occupation pulls back.",
)
_SUM = Text(
    sv="Länssumman är summan av yrkenas väntade värden. Intervall ges per yrke; de kan inte läggas ihop.",
    en="The sum for the area adds the occupations' expected values. Intervals are given by occupation; they cannot be added.",
)
_NAMES = (Text(sv="Ersättning", en="Replacement"), Text(sv="Tillväxt", en="Growth"))
_HEADS = (
    Text(sv="Yrke (SSYK 2012)", en="Occupation (SSYK 2012)"), Text(sv="Behov", en="Openings"), Text(sv="80 % intervall", en="80% interval"),
    Text(sv="Varav ersättning", en="Of which replacement"), Text(sv="Varav tillväxt", en="Of which growth"),
    Text(sv="Andel ersättning", en="Share replacement"),
)  # fmt: skip


def openings(view: View) -> Section | None:
    """Make the chapter; nothing where the release has no openings for the region."""
    found = read(view)
    if found is None:
        return None
    first, last = int(found["first"].iloc[0]), int(found["last"].iloc[0])
    share = view.numbers.percent(replaced(found))
    total, interval = whole(view, found)
    find = _FIND_SURE if interval else _FIND
    finding = view.say(find, total=total, interval=interval, first=first, last=last, share=share)
    top = found[found["total"] >= view.numbers.k].head(view.settings.occupations_in_chart)
    rows = [_bar(view, row) for row in rows_of(top)]
    key = Key(*(text.within(view.language) for text in _NAMES))
    figures = []
    if rows:
        drawing = draw(
            lambda layout: bars(rows, layout, key=key),
            name="openings",
            summary=finding + ".",
            language=view.language,
        )
        figures.append(Figure(
            id="openings-occupations", finding=finding, shows=view.say(_SHOWS, first=first, last=last, n=len(rows)), summary=finding,
            drawing=drawing, table=_table(view, found, finding), source=view.source("outlook_openings", "employment", "employment_age"),
            notes=[] if interval else [_SUM.within(view.language)],
        ))  # fmt: skip
    return Section(id="openings", title=_TITLE.within(view.language), figures=figures)


def replaced(found: pd.DataFrame) -> float:
    """Give replacement as a share of all hiring: replacement and growth where occupations grow."""
    hired = found["replacement"].sum() + found["expansion"].clip(lower=0).sum()
    return float(found["replacement"].sum() / hired) if hired else float("nan")


def whole(view: View, found: pd.DataFrame) -> tuple[str, str]:
    """Write the openings of all occupations and their interval; empty where the release has no interval for the sum."""
    row = all_openings(view)
    if row is None:
        return about(view, found["total"].sum()), ""
    low, high = float(row["cumulative_low"]), float(row["cumulative_high"])
    return view.numbers.expected(row["cumulative_mean"], low=low, high=high), view.numbers.interval(low, high)


def about(view: View, value: float) -> str:
    """Write a sum without an interval of its own with three significant digits."""
    size = max(10 ** (len(str(int(abs(value)))) - 3), 1)
    return view.numbers.count(round(value / size) * size)


def _bar(view: View, row: Any) -> Bars:
    total, low, high = float(row.total), float(row.low), float(row.high)
    label = view.numbers.expected(total, low=low, high=high)
    name = view.occupation(str(row.occupation))
    return Bars(
        name=name, replacement=float(row.replacement), expansion=float(row.expansion), total=total, low=low, high=high, label=label
    )  # fmt: skip


def _table(view: View, found: pd.DataFrame, caption: str) -> Table:
    numbers, rows = view.numbers, []
    for row in rows_of(found):
        size = {"low": row.low, "high": row.high}
        cells = [view.coded(str(row.occupation))]
        if numbers.hides(row.total):
            rows.append([*cells, *[numbers.few] * 5])
            continue
        cells += [
            numbers.expected(row.total, **size),
            numbers.interval(row.low, row.high),
            numbers.expected(row.replacement, **size),
        ]
        cells += [
            numbers.change(row.expansion, **size),
            numbers.percent(_share(row.replacement, row.expansion)),
        ]
        rows.append(cells)
    columns = [Column(text.within(view.language), numeric=place > 0) for place, text in enumerate(_HEADS)]
    return Table(caption=caption, columns=columns, rows=rows, notes=explain(rows, view))


def _share(replacement: float, expansion: float) -> float:
    hired = replacement + max(expansion, 0.0)
    return replacement / hired if hired > 0 else float("nan")
