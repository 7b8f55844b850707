# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Employment by occupation: the largest, how they have gone, and which are expected to grow."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from skillshed.language import Text
from skillshed.report.charts.drawing import draw
from skillshed.report.charts.fan import Course, small_fans
from skillshed.report.charts.ranked import Dots, Key, dots
from skillshed.report.marks import explain, sign
from skillshed.report.parts import Column, Figure, Section, Table
from skillshed.report.rows import rows_of
from skillshed.report.sections.accuracy import badge
from skillshed.report.suppression import hidden
from skillshed.report.work import Work, work

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.report.view import View

_TITLE = Text(sv="Arbetet: anställda efter yrke", en="Work: employed by occupation")
_LEAD = Text(
    sv="{area} hade {total} anställda år {base}. Uppgifterna börjar {first}.",
    en="{area} had {total} employed in {base}. The figures begin in {first}.",
)
_LARGEST = Text(sv="Flest anställda år {base}: {names}", en="Most employed in {base}: {names}")
_LARGEST_SHOWS = Text(
    sv="Anställda i de {n} största yrkena {base} och väntat antal {year}, med 80 % intervall (brett streck).",
    en="Employed in the {n} largest occupations in {base} and expected in {year}, with an 80% interval (broad line).",
)
_LARGEST_KNOWN = Text(
    sv="Anställda i de {n} största yrkena {base}.", en="Employed in the {n} largest occupations in {base}."
)
_GROWING = Text(
    sv="Snabbast väntas {name} växa: {change} till {year}",
    en="{name} are expected to grow fastest: {change} by {year}",
)
_SHRINKING = Text(
    sv="Inget av de större yrkena väntas växa till {year}",
    en="None of the larger occupations is expected to grow by {year}",
)
_GROWING_SHOWS = Text(
    sv="Väntad förändring i procent {base}–{year}, yrken med minst {least} anställda, med 80 % intervall.",
    en="Expected change in per cent {base}–{year}, occupations with at least {least} employed, with an 80% interval.",
)
_COURSES = Text(
    sv="Så har de sex största yrkena gått, och så väntas de gå",
    en="How the six largest occupations have gone and are expected to go",
)
_YEAR = Text(sv="År", en="Year")
_COURSES_SHOW = Text(
    sv="Anställda per år, varje yrke på sin egen axel från noll. Streckat och skuggat: väntat, med 80 % intervall.",
    en="Employed per year, each occupation on its own axis from zero. Dashed and shaded: expected, with an 80% interval.",
)
_HEADS = (
    Text(sv="Yrke (SSYK 2012)", en="Occupation (SSYK 2012)"), Text(sv="Anställda {base}", en="Employed {base}"),
    Text(sv="Väntat {year}", en="Expected {year}"), Text(sv="80 % intervall", en="80% interval"),
    Text(sv="Förändring", en="Change"), Text(sv="Märkning", en="Mark"),
)  # fmt: skip
_EXPECTED = Text(sv="{year}, väntat", en="{year}, expected")


def employment(view: View) -> Section | None:
    """Make the chapter; nothing where the release has no employment for the region."""
    found = work(view)
    if found is None:
        return None
    table = found.outlook()
    table["unseen"] = hidden(table["base"], k=view.numbers.k)
    lead = view.say(
        _LEAD,
        total=view.numbers.count(found.total(found.base)),
        area=view.area,
        base=found.base,
        first=found.first,
    )
    figures = [_largest(view, found, table), _courses(view, found, table)]
    if found.horizon and not found.naive:
        figures += [figure for figure in [_growing(view, found, table)] if figure]
    title, own = _TITLE.within(view.language), badge(view, "employment")
    return Section(
        id="employment",
        title=title,
        badge=own,
        lead=[lead, *view.remarks("employment", kind="shown")],
        figures=figures,
    )


def _used(found: Work) -> tuple[str, ...]:
    return ("outlook_employment", "employment") if found.horizon else ("employment",)


def _visible(table: pd.DataFrame, *, most: int) -> pd.DataFrame:
    return table[table["base"].notna() & ~table["unseen"]].head(most)


def _largest(view: View, found: Work, table: pd.DataFrame) -> Figure:
    top = _visible(table, most=view.settings.occupations_in_chart)
    names = ", ".join(view.occupation(code) for code in top["occupation"].head(3))
    finding = view.say(_LARGEST, base=found.base, names=names)
    rows = [_dots(view, row) for row in rows_of(top)]
    key = Key(str(found.base), view.say(_EXPECTED, year=found.horizon)) if found.horizon else None
    drawing = draw(
        lambda layout: dots(rows, layout, key=key),
        name="occupations-largest",
        summary=finding + ".",
        language=view.language,
    )
    shows = view.say(
        _LARGEST_SHOWS if found.horizon else _LARGEST_KNOWN, n=len(top), base=found.base, year=found.horizon
    )
    return Figure(
        id="occupations-largest", finding=finding, shows=shows, summary=finding, drawing=drawing,
        table=_table(view, found, table, caption=finding), source=view.source(*_used(found)),
    )  # fmt: skip


def _dots(view: View, row: Any) -> Dots:
    base, mean, low, high = float(row.base), float(row.mean), float(row.low), float(row.high)
    name, now = view.occupation(str(row.occupation)), view.numbers.count(base)
    if math.isnan(mean):
        return Dots(name=name, after=base, label=now)
    later = view.numbers.expected(mean, low=low, high=high)
    return Dots(name=name, before=base, after=mean, low=low, high=high, label=f"{now} → {later}")


def _table(view: View, found: Work, table: pd.DataFrame, *, caption: str) -> Table:
    numbers, rows = view.numbers, []
    for row in rows_of(table):
        cells = [view.coded(str(row.occupation)), numbers.count(row.base, hidden=row.unseen)]
        if found.horizon:
            cells += [
                numbers.expected(row.mean, low=row.low, high=row.high),
                numbers.interval(row.low, row.high),
            ]
            change = "–" if row.unseen else numbers.percent(row.change, signed=True)
            cells += [change, sign(row.mark, view)]
        rows.append(cells)
    heads = [view.say(text, base=found.base, year=found.horizon) for text in _HEADS[: len(rows[0])]]
    columns = [Column(head, numeric=0 < place < len(_HEADS) - 1) for place, head in enumerate(heads)]
    return Table(caption=caption, columns=columns, rows=rows, notes=explain(rows, view))


def _courses(view: View, found: Work, table: pd.DataFrame) -> Figure:
    finding = _COURSES.within(view.language)
    top = _visible(table, most=view.settings.series_in_small_charts)
    courses = [
        replace(_course(view, found, code), title=view.occupation(code), subtitle=_dots(view, row).label)
        for code, row in zip(top["occupation"], rows_of(top), strict=True)
    ]
    summary = f"{finding}. " + "; ".join(f"{course.title}: {course.subtitle}" for course in courses) + "."
    drawing = draw(
        lambda layout: small_fans(courses, layout, columns=1 if layout.narrow else 3),
        name="occupations-courses",
        summary=summary,
        language=view.language,
    )
    return Figure(
        id="occupations-courses", finding=finding, shows=_COURSES_SHOW.within(view.language), summary=summary, drawing=drawing,
        table=_by_year(view, found, list(top["occupation"]), caption=finding), source=view.source(*_used(found)),
    )  # fmt: skip


def _by_year(view: View, found: Work, codes: list[str], *, caption: str) -> Table:
    """Set the known years under each other, and then the expected ones, each figure with its interval."""
    told: dict[int, list[str]] = {}
    for place, code in enumerate(codes):
        known, expected = (frame[frame["occupation"] == code] for frame in (found.known, found.expected))
        cells = {int(row.year): view.numbers.count(row.value) for row in rows_of(known)}
        cells |= {int(row.year): _with_interval(view, row) for row in rows_of(expected)}
        for year, cell in cells.items():
            told.setdefault(year, ["–"] * len(codes))[place] = cell
    rows = [[str(year), *cells] for year, cells in sorted(told.items())]
    heads = [_YEAR.within(view.language), *map(view.occupation, codes)]
    columns = [Column(head, numeric=place > 0) for place, head in enumerate(heads)]
    return Table(caption=caption, columns=columns, rows=rows, notes=explain(rows, view))


def _with_interval(view: View, row: Any) -> str:
    value = view.numbers.expected(row.mean, low=row.low, high=row.high)
    return f"{value} ({view.numbers.interval(row.low, row.high)})"


def _course(view: View, found: Work, code: str) -> Course:
    course = found.course(code)
    return replace(course, history=course.history.assign(value=view.shown(course.history["value"])))


def _growing(view: View, found: Work, table: pd.DataFrame) -> Figure | None:
    least = view.settings.smallest_for_growth
    sure = table[(table["base"] >= least) & table["change"].notna() & ~table["unseen"]]
    top = sure.sort_values("change", ascending=False, kind="stable").head(view.settings.growing_in_chart)
    if top.empty:
        return None
    best = top.iloc[0]
    finding = view.say(_SHRINKING, year=found.horizon)
    if best["change"] > 0:
        name, change = view.occupation(best["occupation"]), view.numbers.percent(best["change"], signed=True)
        finding = view.say(_GROWING, name=name, change=change, year=found.horizon)
    rows = [
        Dots(name=view.occupation(str(row.occupation)), after=row.change, low=row.low / row.base - 1, high=row.high / row.base - 1,
             label=view.numbers.percent(row.change, signed=True)) for row in rows_of(top)
    ]  # fmt: skip
    drawing = draw(
        lambda layout: dots(rows, layout, number="+.0%"),
        name="occupations-growing",
        summary=finding + ".",
        language=view.language,
    )
    shows = view.say(_GROWING_SHOWS, base=found.base, year=found.horizon, least=view.numbers.count(least))
    return Figure(
        id="occupations-growing", finding=finding, shows=shows, summary=finding, drawing=drawing,
        table=_table(view, found, top, caption=finding), source=view.source(*_used(found)),
    )  # fmt: skip
