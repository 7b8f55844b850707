# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What becomes of one education group in a named scenario: the whole outlook run again with the same draws, and judged by the same rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from skillshed.language import Text
from skillshed.outlook.told import FRAMES, names_of, rows_told
from skillshed.report.charts.drawing import draw
from skillshed.report.charts.pair import pair
from skillshed.report.marks import explain
from skillshed.report.parts import Column, Figure, Table
from skillshed.report.rows import rows_of
from skillshed.report.sections.education_group import word
from skillshed.web.outlook.figures.area import view_of
from skillshed.web.site.releases import by_release, home

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.report.view import View
    from skillshed.warehouse.release import Release

_FIND = {
    0: Text(sv="{title}: gapet {year} blir som väntat", en="{title}: the gap in {year} becomes as expected"),
    1: Text(
        sv="{title}: till {year} fattas {persons} personer fler än väntat, eller blir så många färre över",
        en="{title}: by {year} {persons} more persons are lacking than expected, or as many fewer left over",
    ),
    -1: Text(
        sv="{title}: till {year} fattas {persons} personer färre än väntat, eller blir så många fler över",
        en="{title}: by {year} {persons} fewer persons are lacking than expected, or as many more left over",
    ),
}
_SHOWS = Text(
    sv="Efterfrågan minus tillgång, personer. Heldragen linje: som väntat, skuggat 80 % intervall. Streckad linje: i scenariot. Samma framtider räknade med och utan scenariot.",
    en="Demand less supply, persons. Solid line: as expected, shaded 80% interval. Dashed line: in the scenario. The same futures with and without the scenario.",
)
_NAMES = (Text(sv="Väntat", en="Expected"), Text(sv="Scenario", en="Scenario"))
_HEADS = (
    Text(sv="År", en="Year"), Text(sv="Gap, väntat", en="Gap, expected"), Text(sv="Gap, scenario", en="Gap, scenario"),
    Text(sv="Skillnad", en="Difference"), Text(sv="80 % intervall för skillnaden", en="80% interval of the difference"),
)  # fmt: skip
_FEW = 5  # persons: a smaller change is told as none


@dataclass(frozen=True)
class Case:
    """One scenario and one group: verdict, gap with and without it and probability of shortage in the last year, and the course."""

    key: str
    title: str
    words: str
    verdict: str
    word: str
    gap: str
    expected: str
    sure: str
    figure: Figure


@by_release
def choices(release: Release, region: str) -> tuple[tuple[str, str], ...]:
    """Key and title of every scenario that has been run for a region; none where none has."""
    names, view = names_of(home(), release), view_of(release, region)
    if not names or rows_told(home(), release, "verdicts", region=region).empty:
        return ()
    return tuple((key, title.within(view.language)) for key, (title, _) in names.items())


@by_release
def case(release: Release, region: str, *, code: str, key: str) -> Case | None:
    """Tell one scenario; nothing where it has not been run for the region and the group, or may not be shown."""
    names, view = names_of(home(), release), view_of(release, region)
    if key not in names:
        return None
    wanted = {"scenario": key, "region": region, "education": code}
    course, judged = (rows_told(home(), release, name, **wanted) for name in FRAMES)
    gaps = (
        course[course["measure"] == "gap"].dropna(subset=["base", "figure", "difference"]).sort_values("year")
    )
    if gaps.empty or judged.empty:
        return None
    title, words = (text.within(view.language) for text in names[key])
    last, verdict = next(rows_of(gaps.tail(1))), next(rows_of(judged))
    figure = _figure(view, gaps, last, key=key, title=title, code=code)
    gap, expected = (view.numbers.change(_rounded(each)) for each in (last.figure, last.base))
    return Case(
        key=key, title=title, words=words, verdict=str(verdict.verdict), word=word(str(verdict.verdict), view), gap=gap, expected=expected,
        sure=view.numbers.percent(float(verdict.p_shortage)), figure=figure,
    )  # fmt: skip


def _rounded(persons: float) -> float:
    return round(float(persons), -1) + 0.0  # no minus before nought


def _figure(view: View, gaps: pd.DataFrame, last: Any, *, key: str, title: str, code: str) -> Figure:
    change = float(last.difference)
    turn = 0 if abs(change) < _FEW else 1 if change > 0 else -1
    finding = view.say(_FIND[turn], title=title, year=int(last.year), persons=view.numbers.count(abs(_rounded(change)) or round(abs(change))))  # fmt: skip
    names = (_NAMES[0].within(view.language), _NAMES[1].within(view.language))
    as_expected = _expected(view, code, gaps)
    there = gaps.assign(mean=gaps["figure"], low=gaps["figure"], high=gaps["figure"])
    drawing = draw(
        lambda layout: pair(as_expected, there, layout, names=names),
        name=f"scenario-{code}-{key}", summary=finding + ".", language=view.language,
    )  # fmt: skip
    return Figure(
        id=f"scenario-{key}", finding=finding, shows=_SHOWS.within(view.language), summary=finding, drawing=drawing,
        table=_table(view, gaps, finding), source=view.source("outlook_balance"),
    )  # fmt: skip


def _expected(view: View, code: str, gaps: pd.DataFrame) -> pd.DataFrame:
    """The release's own gap with its interval, in the same years."""
    frame = view.here("outlook_balance")
    assert frame is not None
    return frame[(frame["education"] == code) & frame["year"].isin(gaps["year"])].sort_values("year")


def _table(view: View, gaps: pd.DataFrame, caption: str) -> Table:
    numbers = view.numbers
    rows = [
        [
            str(int(row.year)), numbers.change(_rounded(row.base)), numbers.change(_rounded(row.figure)),
            numbers.change(row.difference, low=row.difference_low, high=row.difference_high),
            numbers.interval(row.difference_low, row.difference_high),
        ]
        for row in rows_of(gaps)
    ]  # fmt: skip
    columns = [Column(head.within(view.language), numeric=place > 0) for place, head in enumerate(_HEADS)]
    return Table(caption=caption, columns=columns, rows=rows, notes=explain(rows, view))
