# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The people an industry works for: its demand follows their number."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from skillshed.language import Text
from skillshed.report.charts.drawing import draw
from skillshed.report.charts.fan import fan
from skillshed.report.parts import Figure, Section
from skillshed.report.people import people
from skillshed.report.sections.population import INTERVAL, years_table

if TYPE_CHECKING:
    from skillshed.report.selection import Selection
    from skillshed.report.view import View

_TITLE = Text(sv="Vilka arbetet är till för", en="Whom the work is for")
_FIND = Text(
    sv="{area} hade {now} invånare i åldern {band} {base} och väntas ha {later} år {year}",
    en="{area} had {now} inhabitants aged {band} in {base} and is expected to have {later} in {year}",
)
_SHOWS = Text(
    sv="Antal invånare i åldern {band} den 31 december. Streckad linje: väntat, med 80 % intervall. Axeln börjar inte på noll.",
    en="Inhabitants aged {band} on 31 December. Dashed line: expected, with an 80% interval. The axis does not start at zero.",
)
_FROM = Text(sv="{first} och däröver", en="{first} and over")


def aged(view: View, band: str) -> str:
    """Write an age band inside a sentence: `0–15`, `80 och däröver`."""
    return view.say(_FROM, first=band.removesuffix("+")) if band.endswith("+") else band.replace("-", "–")


def served(view: View, selection: Selection) -> Section | None:
    """Make the chapter; nothing where the industry follows no age band or the release has no people for the region."""
    found = people(view) if selection.served else None
    later = found.later(selection.served) if found else None
    if found is None or later is None or view.numbers.hides(found.now(selection.served)):
        return None
    band = aged(view, selection.served)
    course = found.course(selection.served)
    course = replace(course, history=course.history.assign(value=view.shown(course.history["value"])))
    now = view.numbers.count(found.now(selection.served))
    expected = view.numbers.expected(later["mean"], low=later["low"], high=later["high"])
    finding = view.say(
        _FIND, area=view.area, now=now, band=band, base=found.base, later=expected, year=found.horizon
    )
    drawing = draw(
        lambda layout: fan(
            course, layout, first=f"{found.base}: {now}", last=f"{found.horizon}: {expected}", interval=INTERVAL.within(view.language)
        ),
        name="served", summary=finding + ".", language=view.language,
    )  # fmt: skip
    figure = Figure(
        id="served-course", finding=finding, shows=view.say(_SHOWS, band=band), summary=finding, drawing=drawing,
        table=years_table(view, course, caption=finding), source=view.source("outlook_population", "population"),
    )  # fmt: skip
    return Section(id="served", title=_TITLE.within(view.language), figures=[figure])
