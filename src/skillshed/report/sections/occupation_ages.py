# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The age structure of occupations: where many are close to retirement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from skillshed.language import Text
from skillshed.report.ages import lower
from skillshed.report.charts.drawing import draw
from skillshed.report.charts.ranked import Dots, dots
from skillshed.report.marks import explain
from skillshed.report.names import larger_areas
from skillshed.report.parts import Column, Figure, Section, Table
from skillshed.report.rows import rows_of

if TYPE_CHECKING:
    from skillshed.report.view import View

_TITLE = Text(
    sv="Vilka yrken har många som snart går i pension", en="Occupations with many close to retirement"
)
_FIND = Text(
    sv="{name} har störst andel som är {age} år eller äldre: {share} ({area}, {year})",
    en="{name} have the largest share aged {age} or over: {share} ({area}, {year})",
)
_SHOWS = Text(
    sv="Andel anställda som är {age} år eller äldre, {year}, {area}. Yrken med minst {least} anställda. Alla yrken tillsammans: {all}.",
    en="Share of employed aged {age} or over, {year}, {area}. Occupations with at least {least} employed. All occupations together: {all}.",
)
_LARGER = Text(
    sv="Åldersstrukturen finns inte för {own}; siffrorna gäller hela {area}.",
    en="The age structure is not available for {own}; the figures are for all of {area}.",
)
_HEADS = (
    Text(sv="Yrke (SSYK 2012)", en="Occupation (SSYK 2012)"), Text(sv="Anställda", en="Employed"),
    Text(sv="{age} år eller äldre", en="{age} or over"), Text(sv="Andel", en="Share"),
)  # fmt: skip


def occupation_ages(view: View) -> Section | None:
    """Make the chapter, for the region or else the smallest larger area that has figures."""
    for region in (view.region, *larger_areas(view.release, view.region)):
        frame = view.here("employment_age", region=region)
        if frame is not None:
            shares = _shares(view, frame)
            return None if shares is None else _section(view, shares, region)
    return None


def _shares(view: View, frame: pd.DataFrame) -> pd.DataFrame | None:
    """Give occupation, all, older, share of the last year; the year and all occupations' share in the attributes."""
    frame = frame[frame["occupation"] != "unknown"]
    year = int(frame["year"].max())
    frame = frame[frame["year"] == year]
    first = frame["age"].map(lower)
    if first.isna().any() or not (first >= view.settings.older_from).any():
        return None
    older = frame["value"].where(first >= view.settings.older_from, 0.0)
    groups = frame.assign(older=older).groupby("occupation", observed=True)
    whole = groups["value"].count() == groups["value"].size()
    shares = groups[["value", "older"]].sum().where(whole).rename(columns={"value": "all"}).reset_index()
    shares["share"] = shares["older"] / shares["all"].where(
        shares["all"] >= view.settings.smallest_for_age_share
    )
    shares = shares.sort_values("share", ascending=False, kind="stable", na_position="last")
    shares.attrs.update(year=year, share=float(shares["older"].sum() / shares["all"].sum()))
    return None if shares["share"].notna().sum() == 0 else shares


def _section(view: View, shares: pd.DataFrame, region: str) -> Section:
    top = shares.dropna(subset=["share"]).head(view.settings.occupations_in_chart)
    area, age, year = view.area_named(region), view.settings.older_from, shares.attrs["year"]
    share = view.numbers.percent(float(top["share"].iloc[0]))
    finding = view.say(
        _FIND, name=view.occupation(top["occupation"].iloc[0]), age=age, share=share, area=area, year=year
    )
    rows = [
        Dots(name=view.occupation(str(row.occupation)), after=row.share, low=0.0, high=row.share, label=view.numbers.percent(row.share))
        for row in rows_of(top) if not _tells(view, row)
    ]  # fmt: skip
    drawing = draw(
        lambda layout: dots(rows, layout, number=".0%"),
        name="occupation-ages",
        summary=finding + ".",
        language=view.language,
    )
    least = view.numbers.count(view.settings.smallest_for_age_share)
    shows = view.say(
        _SHOWS, age=age, year=year, area=area, least=least, all=view.numbers.percent(shares.attrs["share"])
    )
    notes = [view.say(_LARGER, own=view.area, area=area)] if region != view.region else []
    figure = Figure(
        id="occupation-ages-share", finding=finding, shows=shows, summary=finding, drawing=drawing,
        table=_table(view, shares, finding), source=view.source("employment_age"), notes=notes,
    )  # fmt: skip
    return Section(id="occupation-ages", title=_TITLE.within(view.language), figures=[figure])


def _tells(view: View, row: Any) -> bool:
    """Tell whether the older, or the younger that the difference gives, are too few to show."""
    return view.numbers.hides(row.older) or view.numbers.hides(row.all - row.older)


def _table(view: View, shares: pd.DataFrame, caption: str) -> Table:
    rows = [
        [view.coded(str(row.occupation)), view.numbers.count(row.all), view.numbers.count(row.older, hidden=_tells(view, row)),
         view.numbers.percent(row.share) if pd.notna(row.share) and not _tells(view, row) else "–"]
        for row in rows_of(shares)
    ]  # fmt: skip
    columns = [
        Column(view.say(text, age=view.settings.older_from), numeric=place > 0)
        for place, text in enumerate(_HEADS)
    ]
    return Table(caption=caption, columns=columns, rows=rows, notes=explain(rows, view))
