# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One measure for many areas, in per cent of their own size, so that small and large can be told side by side: ranked, with intervals."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from skillshed.language import Text, current_language
from skillshed.report.charts.drawing import draw
from skillshed.report.charts.ranked import Dots, dots
from skillshed.report.parts import Column, Figure, Table
from skillshed.report.people import people
from skillshed.report.work import all_openings, work
from skillshed.web.outlook.figures.area import view_of
from skillshed.web.site.releases import by_release

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillshed.report.view import View
    from skillshed.warehouse.release import Release


@dataclass(frozen=True)
class Reading:
    """One area's figure: a share, its interval."""

    area: str
    code: str
    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class Measure:
    """What areas are compared by; a change is written with its sign, a share is not."""

    name: Text
    shows: Text
    subjects: tuple[str, ...]
    read: Callable[[View], tuple[float, float, float] | None]
    change: bool = True


def _of_people(band: str) -> Callable[[View], tuple[float, float, float] | None]:
    def read(view: View) -> tuple[float, float, float] | None:
        found = people(view)
        later = found.later(band) if found else None
        if found is None or later is None or found.now(band) < view.numbers.k:
            return None
        now = found.now(band)
        return (later["mean"] / now - 1, later["low"] / now - 1, later["high"] / now - 1)

    return read


def _of_openings(view: View) -> tuple[float, float, float] | None:
    found, row = work(view), all_openings(view)
    if found is None or row is None or found.total(found.base) < view.numbers.k:
        return None
    now = found.total(found.base)
    return (row["cumulative_mean"] / now, row["cumulative_low"] / now, row["cumulative_high"] / now)


_CHANGE = Text(
    sv="Väntad förändring från det senaste kända året till det sista väntade, i procent. Bandet är 80 % intervall.",
    en="Expected change from the last known year to the last expected one, per cent. The band is an 80% interval.",
)
MEASURES: Final = {
    "befolkning": Measure(Text(sv="Förändring av antalet invånare", en="Change of the number of inhabitants"), _CHANGE, ("outlook_population", "population"), _of_people("T")),
    "arbetsfor": Measure(Text(sv="Förändring av invånare 20–64 år", en="Change of inhabitants aged 20–64"), _CHANGE, ("outlook_population", "population"), _of_people("20-64")),
    "aldre": Measure(Text(sv="Förändring av invånare 80 år och äldre", en="Change of inhabitants aged 80 and over"), _CHANGE, ("outlook_population", "population"), _of_people("80+")),
    "rekrytering": Measure(
        Text(sv="Rekryteringsbehov, av dem som arbetar i dag", en="Openings, of those who work today"),
        Text(sv="Hur många som behöver rekryteras till det sista väntade året, i procent av dem som arbetar i dag. Bandet är 80 % intervall.", en="How many need to be recruited by the last expected year, per cent of those who work today. The band is an 80% interval."),
        ("outlook_openings", "employment"), _of_openings, change=False,
    ),
}  # fmt: skip
_FIND = Text(sv="{name}: högst i {most} ({top}), lägst i {least} ({bottom})", en="{name}: highest in {most} ({top}), lowest in {least} ({bottom})")  # fmt: skip
_ONE = Text(sv="{name}: {top} i {most}", en="{name}: {top} in {most}")
_HEADS = (Text(sv="Område", en="Area"), Text(sv="Väntat", en="Expected"), Text(sv="80 % intervall", en="80% interval"))  # fmt: skip


@by_release
def readings(release: Release, measure: str, regions: tuple[str, ...]) -> tuple[Reading, ...]:
    """Read one measure for each area that has it, the highest first."""
    found = []
    for region in regions:
        view = view_of(release, region)
        value = MEASURES[measure].read(view)
        if value is not None:
            found.append(Reading(view.area, region, *(float(each) for each in value)))
    return tuple(sorted(found, key=lambda each: -each.mean))


@by_release
def ranked(release: Release, measure: str, regions: tuple[str, ...]) -> Figure | None:
    """Draw one measure for some areas; nothing where none of them has it."""
    rows = readings(release, measure, regions)
    if not rows:
        return None
    view, asked = view_of(release, rows[0].code), MEASURES[measure]
    percent = partial(view.numbers.percent, signed=asked.change)
    top, bottom = percent(rows[0].mean), percent(rows[-1].mean)
    finding = view.say(
        _FIND if len(rows) > 1 else _ONE, name=asked.name.within(view.language), most=rows[0].area, least=rows[-1].area, top=top, bottom=bottom
    )  # fmt: skip
    marks = [
        Dots(
            name=row.area,
            after=row.mean,
            low=row.low,
            high=row.high,
            label=percent(row.mean, digits=1),
        )
        for row in rows
    ]
    between = Text(sv="till", en="to").within(view.language)
    cells = [
        [
            row.area,
            percent(row.mean, digits=1),
            f"{percent(row.low, digits=1)} {between} {percent(row.high, digits=1)}",
        ]
        for row in rows
    ]
    return Figure(
        id=measure, finding=finding, shows=asked.shows.within(view.language), summary=finding,
        drawing=draw(lambda layout: dots(marks, layout, number="+.0%" if asked.change else ".0%"), name=measure, summary=finding + ".", language=current_language()),
        table=Table(caption=finding, columns=[Column(head.within(view.language), numeric=place > 0) for place, head in enumerate(_HEADS)], rows=cells),
        source=view.source(*asked.subjects),
    )  # fmt: skip
