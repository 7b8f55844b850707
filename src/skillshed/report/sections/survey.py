# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The older survey series: two classifications side by side, each a series of its own, never joined in silence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillshed.language import Text
from skillshed.report.charts.broken import Part, broken
from skillshed.report.charts.drawing import draw
from skillshed.report.marks import explain
from skillshed.report.names import larger_areas
from skillshed.report.parts import Column, Figure, Section, Table
from skillshed.report.sections.survey_joined import joined_figure

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.report.view import View

_TITLE = Text(sv="Den äldre undersökningen, en serie för sig", en="The older survey, a series of its own")
_LEAD = Text(
    sv="Lönestrukturstatistiken är en urvalsundersökning som bara finns för större områden, här {area}. Den räknar annorlunda än yrkesregistret och byter yrkesindelning 2014. Serierna ritas därför med ett brott och läggs inte ihop med registret. Där de fogas ihop över brottet sägs hur mycket som går förlorat.",
    en="The wage structure survey is a sample survey that exists for larger areas only, here {area}. It counts differently from the occupational register and changes classification in 2014. The series are therefore drawn with a break and are not joined with the register. Where they are joined across the break, the loss is stated.",
)
_FIND = Text(
    sv="{name}: {start} anställda {first} och {end} {last} i de redovisade yrkena",
    en="{name}: {start} employed in {first} and {end} in {last} in the occupations shown",
)
_SHOWS = Text(
    sv="Summan av redovisade yrken i {area}. Yrken vars uppgift saknas ett år ingår inte det året. Axeln börjar inte på noll.",
    en="Sum of the occupations shown in {area}. Occupations without a figure for a year are left out that year. The axis does not start at zero.",
)
_HIDDEN = Text(
    sv="{name}: i snitt saknas {share} av cellerna (yrke × kön).",
    en="{name}: {share} of the cells (occupation × sex) are missing on average.",
)
_NO_JOIN = Text(
    sv="Ingen ihopfogad serie visas: en nyckel mellan SSYK 96 och SSYK 2012 med angiven förlust finns inte i den här releasen.",
    en="No joined series is shown: this release has no crosswalk between SSYK 96 and SSYK 2012 with a stated loss.",
)
_TOP = Text(
    sv="De tio största yrkena enligt {name}, {area}",
    en="The ten largest occupations according to {name}, {area}",
)
_SERIES = (("survey_ssyk96", "ssyk96", "SSYK 96"), ("survey", "ssyk2012", "SSYK 2012"))
_MOST = 10


@dataclass(frozen=True)
class _Survey:
    subject: str
    classification: str
    name: str
    cells: pd.DataFrame

    @property
    def years(self) -> pd.Series:
        return self.cells.groupby("year", observed=True)["value"].sum(min_count=1).dropna()

    @property
    def missing(self) -> float:
        return float(self.cells["value"].isna().mean())


def survey(view: View) -> Section | None:
    """Make the chapter, for the region or the smallest larger area that has the survey."""
    for region in (view.region, *larger_areas(view.release, view.region)):
        found = [
            _Survey(subject, classification, name, frame[~frame["occupation"].isin(["T", "unknown"])])
            for subject, classification, name in _SERIES
            if (frame := view.here(subject, region=region)) is not None
        ]
        found = [each for each in found if not each.years.empty]
        if found:
            return _section(view, found, region)
    return None


def _section(view: View, found: list[_Survey], region: str) -> Section:
    area = view.area_named(region)
    across = joined_figure(view, region, area)
    notes = [view.say(_HIDDEN, name=each.name, share=view.numbers.percent(each.missing)) for each in found]
    if len(found) == len(_SERIES) and across is None:
        notes.append(_NO_JOIN.within(view.language))
    finding = "; ".join(_sentence(view, each) for each in found)
    parts = [
        Part(name=each.name, years=each.years.index.astype(int).tolist(), values=each.years.tolist())
        for each in found
    ]
    drawing = draw(
        lambda layout: broken(parts, layout), name="survey", summary=finding + ".", language=view.language
    )
    figure = Figure(
        id="survey-series", finding=finding, shows=view.say(_SHOWS, area=area), summary=finding, drawing=drawing,
        table=_years(view, found, finding), source=view.source(*(each.subject for each in found)), notes=notes,
    )  # fmt: skip
    tables = [_largest(view, each, area) for each in found if _named(view, each)]
    return Section(
        id="survey",
        title=_TITLE.within(view.language),
        lead=[view.say(_LEAD, area=area)],
        figures=[figure, across] if across else [figure],
        tables=tables,
    )


def _sentence(view: View, each: _Survey) -> str:
    years, write = each.years, view.numbers.count
    return view.say(
        _FIND,
        name=each.name,
        start=write(years.iloc[0]),
        first=years.index[0],
        end=write(years.iloc[-1]),
        last=years.index[-1],
    )


def _named(view: View, each: _Survey) -> bool:
    """Tell whether the classification's names are known; a table of bare codes says nothing to a reader."""
    code = str(each.cells["occupation"].iloc[-1])
    return view.occupation(code, classification=each.classification) != code


def _years(view: View, found: list[_Survey], caption: str) -> Table:
    rows = []
    for each in found:
        gone = each.cells.groupby("year", observed=True)["value"].apply(
            lambda values: float(values.isna().mean())
        )
        rows += [
            [str(year), each.name, view.numbers.count(value), view.numbers.percent(share)]
            for year, value, share in zip(each.years.index, each.years, gone[each.years.index], strict=True)
        ]
    heads = (
        Text(sv="År", en="Year"), Text(sv="Indelning", en="Classification"), Text(sv="Anställda, redovisade yrken", en="Employed, occupations shown"),
        Text(sv="Andel celler som saknas", en="Share of cells missing"),
    )  # fmt: skip
    columns = [Column(text.within(view.language), numeric=place > 1) for place, text in enumerate(heads)]
    return Table(caption=caption, columns=columns, rows=rows, notes=explain(rows, view))


def _largest(view: View, each: _Survey, area: str) -> Table:
    groups = each.cells.groupby(["year", "occupation"], observed=True)["value"]
    sums = groups.sum().where(groups.count() == groups.size())
    first, last = int(each.years.index.min()), int(each.years.index.max())
    before, after = (
        sums.loc[first],
        sums.loc[last].dropna().sort_values(ascending=False, kind="stable").head(_MOST),
    )
    rows = [
        [
            view.coded(str(code), classification=each.classification),
            view.numbers.count(before.get(code, float("nan"))),
            view.numbers.count(value),
        ]
        for code, value in zip(after.index, after, strict=True)
    ]
    head = Text(sv=f"Yrke ({each.name})", en=f"Occupation ({each.name})").within(view.language)
    columns = [Column(head, numeric=False), Column(str(first)), Column(str(last))]
    return Table(
        caption=view.say(_TOP, name=each.name, area=area),
        columns=columns,
        rows=rows,
        notes=explain(rows, view),
    )
