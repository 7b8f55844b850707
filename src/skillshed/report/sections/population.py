# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Population: the total over time with its projection, and the age bands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from skillshed.language import Text
from skillshed.report.ages import BANDS
from skillshed.report.charts.drawing import draw
from skillshed.report.charts.fan import Course, fan, small_fans
from skillshed.report.marks import explain
from skillshed.report.parts import Column, Figure, Section, Table
from skillshed.report.people import People, people
from skillshed.report.rows import rows_of
from skillshed.report.sections.accuracy import badge
from skillshed.report.suppression import hidden

if TYPE_CHECKING:
    from skillshed.report.view import View

TITLE = Text(sv="Befolkningen", en="Population")
INTERVAL = Text(sv="80 % intervall", en="80% interval")
_KNOWN = Text(sv="{area} hade {now} invånare {base}", en="{area} had {now} inhabitants in {base}")
_GROWS = Text(
    sv="{known} och väntas ha {later} år {year}", en="{known} and is expected to have {later} in {year}"
)
_SHOWS = Text(
    sv="Antal invånare den 31 december. Heldragen linje: känt. Streckad linje: väntat, med 80 % intervall. Axeln börjar inte på noll.",
    en="Inhabitants on 31 December. Solid line: known. Dashed line: expected, with an 80% interval. The axis does not start at zero.",
)
_SHOWS_KNOWN = Text(
    sv="Antal invånare den 31 december. Axeln börjar inte på noll.",
    en="Inhabitants on 31 December. The axis does not start at zero.",
)
_SUMMARY = Text(
    sv="Linjediagram. Från {first} till {base} gick invånarantalet från {start} till {now}.",
    en="Line chart. From {first} to {base} the population went from {start} to {now}.",
)
_SUMMARY_LATER = Text(
    sv=" {year} väntas {later}, intervall {interval}.",
    en=" In {year} {later} are expected, interval {interval}.",
)
_BANDS_SHOW = Text(
    sv="Antal invånare per åldersgrupp, varje grupp på sin egen axel från noll. 19–24 år ingår också i 20–64 år.",
    en="Inhabitants by age band, each on its own axis from zero. Ages 19–24 overlap with 20–64.",
)
_BANDS_FIND = Text(
    sv="Störst väntad förändring är det för {most} år: {change} till {year}",
    en="The largest expected change is at ages {most}: {change} by {year}",
)
_BANDS_KNOWN = Text(sv="Så har åldersgrupperna förändrats", en="How the age bands have changed")
_AGED = Text(sv="{band} år", en="Ages {band}")
_COLUMNS = (
    Text(sv="År", en="Year"), Text(sv="Känt eller väntat", en="Known or expected"), Text(sv="80 % intervall", en="80% interval"),
)  # fmt: skip


def population(view: View) -> Section | None:
    """Make the chapter on the population; nothing where the release has none for the region."""
    found = people(view)
    if found is None:
        return None
    return Section(
        id="population",
        title=TITLE.within(view.language),
        badge=badge(view, "population"),
        figures=[_total(view, found), _bands(view, found)],
    )


def _total(view: View, found: People) -> Figure:
    course = found.course("T")
    course = replace(course, history=course.history.assign(value=view.shown(course.history["value"])))
    later = found.later()
    now = view.numbers.count(found.now())
    finding = view.say(_KNOWN, area=view.area, now=now, base=found.base)
    start = course.history.dropna(subset=["value"]).iloc[0]
    summary = view.say(
        _SUMMARY, first=int(start["year"]), base=found.base, start=view.numbers.count(start["value"]), now=now
    )
    last = ""
    if later is not None:
        value = view.numbers.expected(later["mean"], low=later["low"], high=later["high"])
        finding = view.say(_GROWS, known=finding, later=value, year=found.horizon)
        summary += view.say(
            _SUMMARY_LATER,
            year=found.horizon,
            later=value,
            interval=view.numbers.interval(later["low"], later["high"]),
        )
        last = f"{found.horizon}: {value}"
    interval = INTERVAL.within(view.language)
    drawing = draw(
        lambda layout: fan(course, layout, first=f"{found.base}: {now}", last=last, interval=interval),
        name="population-total", summary=summary, language=view.language,
    )  # fmt: skip
    used = ("population",) if later is None else ("outlook_population", "population")
    return Figure(
        id="population-total", finding=finding, shows=(_SHOWS if later is not None else _SHOWS_KNOWN).within(view.language),
        summary=summary, drawing=drawing, table=years_table(view, course, caption=finding), source=view.source(*used),
    )  # fmt: skip


def years_table(view: View, course: Course, *, caption: str) -> Table:
    """Write a course as a table, a row per year: known, then expected with its interval."""
    numbers = view.numbers
    rows = [
        [str(int(row.year)), numbers.count(row.value), ""]
        for row in rows_of(course.history.sort_values("year"))
    ]
    rows += [
        [
            str(int(row.year)),
            numbers.expected(row.mean, low=row.low, high=row.high),
            numbers.interval(row.low, row.high),
        ]
        for row in rows_of(course.future.sort_values("year"))
    ]
    columns = [Column(text.within(view.language), numeric=place > 0) for place, text in enumerate(_COLUMNS)]
    return Table(caption=caption, columns=columns, rows=rows, notes=explain(rows, view))


def _bands(view: View, found: People) -> Figure:
    shifts = {
        band: float(later["mean"]) / found.now(band) - 1
        for band in BANDS
        if (later := found.later(band)) is not None and found.now(band)
    }
    most = max(shifts, key=lambda band: abs(shifts[band]), default=None)
    finding = _BANDS_KNOWN.within(view.language)
    if most is not None:
        finding = view.say(
            _BANDS_FIND,
            most=_dash(most),
            change=view.numbers.percent(shifts[most], signed=True),
            year=found.horizon,
        )
    courses = [_titled(view, found, band) for band in BANDS]
    table = _band_table(view, found, caption=finding)
    summary = f"{finding}. " + "; ".join(f"{course.title}: {course.subtitle}" for course in courses) + "."
    drawing = draw(
        lambda layout: small_fans(courses, layout),
        name="population-bands",
        summary=summary,
        language=view.language,
    )
    used = ("outlook_population", "population") if shifts else ("population",)
    return Figure(
        id="population-bands", finding=finding, shows=_BANDS_SHOW.within(view.language), summary=summary, drawing=drawing,
        table=table, source=view.source(*used),
    )  # fmt: skip


def _titled(view: View, found: People, band: str) -> Course:
    later = found.later(band)
    now = view.numbers.count(found.now(band))
    words = now
    if later is not None:
        words += " → " + view.numbers.expected(later["mean"], low=later["low"], high=later["high"])
    course = found.course(band)
    history = course.history.assign(value=view.shown(course.history["value"]))
    return replace(course, history=history, title=view.say(_AGED, band=_dash(band)), subtitle=words)


def _band_table(view: View, found: People, *, caption: str) -> Table:
    numbers, rows = view.numbers, []
    unseen = hidden(pd.Series({band: found.now(band) for band in BANDS}), k=numbers.k)
    for band in BANDS:
        later, now = found.later(band), found.now(band)
        row = [view.say(_AGED, band=_dash(band)), numbers.count(now, hidden=unseen[band])]
        if later is not None:
            row += [
                numbers.expected(later["mean"], low=later["low"], high=later["high"]),
                numbers.interval(later["low"], later["high"]),
            ]
            row += ["–" if unseen[band] else numbers.percent(later["mean"] / now - 1, signed=True)]
        rows.append(row)
    heads = [Text(sv="Ålder", en="Age"), Text(sv=f"Antal {found.base}", en=f"Number {found.base}")]
    if found.horizon:
        heads += [
            Text(sv=f"Väntat {found.horizon}", en=f"Expected {found.horizon}"),
            INTERVAL,
            Text(sv="Förändring", en="Change"),
        ]
    columns = [
        Column(text.within(view.language), numeric=place > 0)
        for place, text in enumerate(heads[: len(rows[0])])
    ]
    return Table(caption=caption, columns=columns, rows=rows, notes=explain(rows, view))


def _dash(band: str) -> str:
    return band.replace("-", "–")
