# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The survey joined across its break: what was converted looks different, and its loss is stated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.language import Text
from skillshed.report.charts.drawing import draw
from skillshed.report.charts.joined import Joined, joined
from skillshed.report.marks import explain
from skillshed.report.parts import Column, Figure, Table
from skillshed.report.sections.manifest import words

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.report.view import View

_FIND = Text(
    sv="Över brottet {last}–{first}: bland de största yrkena i {area} är {loss} av de omräknade personerna osäkra",
    en="Across the break of {last}–{first}: among the largest occupations in {area}, {loss} of the converted persons are uncertain",
)
_FROM_TO = Text(sv="mellan {low} och {high}", en="between {low} and {high}")
_SHOWS = Text(
    sv="Anställda per år i SSYK 2012, varje yrke på sin egen axel från noll. Streckad linje och ringar till och med {last}: omräknat från SSYK 96. Heldragen linje och fyllda punkter från {first}: som källan redovisar. Prickad linje: brottet.",
    en="Employed per year in SSYK 2012, each occupation on its own axis from zero. Dashed line and rings to {last}: converted from SSYK 96. Solid line and filled dots from {first}: as the source tells. Dotted line: the break.",
)
_LOSS = Text(
    sv="Förlusten är den del av de omräknade personerna som inte säkert hör till just det yrket; den står över varje diagram och i tabellen.",
    en="The loss is the share of converted persons who do not belong to that very occupation for certain; it stands above each chart and in the table.",
)
_LOW = Text(
    sv="Uppgifter som källan själv bedömer som osäkra saknas i filen och räknas inte med. Där de är många ligger nivån för lågt, och den kan hoppa mellan åren.",
    en="Figures that the source itself deems uncertain are missing from the file and do not count. Where they are many the level is too low, and it may jump between years.",
)
_SUBTITLE = Text(sv="omräknat till {last}, förlust {loss}", en="converted to {last}, loss {loss}")
_HEADS = (
    Text(sv="Yrke (SSYK 2012)", en="Occupation (SSYK 2012)"), Text(sv="{year}, omräknat", en="{year}, converted"),
    Text(sv="{year}, omräknat", en="{year}, converted"), Text(sv="{year}", en="{year}"), Text(sv="{year}", en="{year}"),
    Text(sv="Förlust {last}", en="Loss {last}"),
)  # fmt: skip


def joined_figure(view: View, region: str, area: str) -> Figure | None:
    """Make the figure of the region's largest occupations; nothing where the release has no joined series.

    Args:
        view: the release.
        region: the area that has the survey, a NUTS 2 region.
        area: its name.
    """
    frame = view.here("employment_survey_joined", region=region)
    if frame is None:
        return None
    converted = frame.loc[
        frame["loss"] > 0, "year"
    ]  # only what was converted loses; later years may hold estimated sexes
    after = frame.loc[frame["year"] > converted.max(), "year"] if len(converted) else converted
    if after.empty:
        return None
    last, first = int(converted.max()), int(after.min())
    top = _largest(view, frame, last=last)
    if not top:
        return None
    finding = _finding(view, frame, top, area=area, years=(last, first))
    series = [_series(view, frame[frame["occupation"] == code], code, last=last) for code in top]
    drawing = draw(
        lambda layout: joined(series, layout),
        name="survey-joined",
        summary=finding + ".",
        language=view.language,
    )
    return Figure(
        id="survey-joined", finding=finding, shows=view.say(_SHOWS, last=last, first=first), summary=finding, drawing=drawing,
        table=_table(view, frame, finding, last=last, first=first), source=view.source("employment_survey_joined"),
        notes=[_LOSS.within(view.language), *_stated(view), _LOW.within(view.language)],
    )  # fmt: skip


def _largest(view: View, frame: pd.DataFrame, *, last: int) -> list[str]:
    """Give the largest occupations of the last year that can be followed over the break."""
    newest = frame[frame["year"] == frame["year"].max()].nlargest(len(frame), "value", keep="first")
    before = set(frame.loc[frame["year"] == last, "occupation"])
    shown = newest[(newest["value"] >= view.numbers.k) & newest["occupation"].isin(before)]
    return [str(code) for code in shown["occupation"].head(view.settings.series_in_small_charts)]


def _finding(view: View, frame: pd.DataFrame, top: list[str], *, area: str, years: tuple[int, int]) -> str:
    last, first = years
    losses = frame[(frame["year"] == last) & frame["occupation"].isin(top)]["loss"]
    low, high = (view.numbers.percent(end) for end in (losses.min(), losses.max()))
    loss = view.say(_FROM_TO, low=low, high=high) if low != high else low
    return view.say(_FIND, last=last, first=first, area=area, loss=loss)


def _series(view: View, rows: pd.DataFrame, code: str, *, last: int) -> Joined:
    shown = view.shown(rows["value"])
    values = dict(zip(rows["year"].astype(int), shown.astype(float), strict=True))
    loss = float(rows.loc[rows["year"] == last, "loss"].iloc[0])
    return Joined(
        title=view.occupation(code),
        subtitle=view.say(_SUBTITLE, last=last, loss=view.numbers.percent(loss)),
        converted={year: value for year, value in values.items() if year <= last},
        observed={year: value for year, value in values.items() if year > last},
    )


def _stated(view: View) -> list[str]:
    """Give what the release says about the crosswalk and its total loss."""
    return [
        words(each.get("note"), view)
        for each in view.release.manifest.get("assumptions") or ()
        if each.get("key") == "survey.remark"
    ]


def _table(view: View, frame: pd.DataFrame, caption: str, *, last: int, first: int) -> Table:
    years = (int(frame["year"].min()), last, first, int(frame["year"].max()))
    wide = frame.pivot_table(index="occupation", columns="year", values="value", observed=True)
    loss = frame[frame["year"] == last].set_index("occupation")["loss"]
    wide = wide.reindex(columns=list(years))
    wide = wide.loc[wide[years[-1]].sort_values(ascending=False, kind="stable").index]
    rows = [
        [
            view.coded(str(code)),
            *map(view.numbers.count, row),
            view.numbers.percent(loss.get(code, float("nan"))),
        ]
        for code, row in zip(wide.index, wide.itertuples(index=False, name=None), strict=True)
    ]
    columns = [
        Column(view.say(text, year=year, last=last), numeric=place > 0)
        for place, (text, year) in enumerate(zip(_HEADS, (0, *years, last), strict=True))
    ]
    return Table(caption=caption, columns=columns, rows=rows, notes=explain(rows, view))
