# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How such forecasts have done before, said as plainly when they did worse as when they did better."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from skillshed.language import Text
from skillshed.report.charts.drawing import draw
from skillshed.report.charts.ranked import Dots, Key, dots
from skillshed.report.marks import explain
from skillshed.report.parts import Badge, Column, Figure, Section, Table
from skillshed.report.rows import rows_of
from skillshed.report.trials import Trials, trials

if TYPE_CHECKING:
    from skillshed.report.view import View

_TITLE = Text(sv="Hur bra har framskrivningen varit?", en="How good has the projection been?")
_LEAD = Text(
    sv="Ett återtest låtsas att vi står i ett tidigare år, gör framskrivningen med bara det som var känt då och jämför med vad som hände. Enkla jämförelser är att ingenting ändras, att ändringen fortsätter i samma takt, att trenden håller i sig eller att andelarna ligger fast.",
    en="A back-test pretends to stand in an earlier year, projects with only what was known then, and compares with what happened. The simple comparisons are that nothing changes, that the change goes on at the same pace, that the trend holds, or that the shares stay.",
)
_SUBJECTS = {
    "population": Text(sv="Befolkning", en="Population"),
    "employment": Text(sv="Anställda efter yrke", en="Employment by occupation"),
    "openings": Text(
        sv="Rekryteringsbehov (tillväxt och vad femårskohorter minskat med)",
        en="Job openings (growth, and what five-year cohorts shrank by)",
    ),
    "supply": Text(sv="Arbetskraft efter utbildningsgrupp", en="Labour force by education group"),
    "balance": Text(
        sv="Efterfrågade efter utbildningsgrupp, bredvid dem som blev sysselsatta",
        en="Persons asked for by education group, beside those who were employed",
    ),
}
_NAIVE = {
    "last_value": Text(sv="senaste värdet", en="last value"), "drift": Text(sv="samma takt", en="same pace"),
    "trend": Text(sv="trend", en="trend"), "constant_share": Text(sv="fasta andelar", en="constant shares"),
}  # fmt: skip
_BETTER = Text(
    sv="{subject}: i {cells} återtester {ahead} framåt var felet {ours}, mot {theirs} för bästa enkla jämförelsen ({naive})",
    en="{subject}: in {cells} back-tests {ahead} ahead the error was {ours}, against {theirs} for the best simple comparison ({naive})",
)
_WORSE = Text(
    sv="{subject}: i {cells} återtester {ahead} framåt var felet {ours}. Det är sämre än den enkla jämförelsen {naive}, som hade {theirs}",
    en="{subject}: in {cells} back-tests {ahead} ahead the error was {ours}. That is worse than the simple comparison {naive}, which had {theirs}",
)
_OWN = Text(
    sv="Bara {area}: {count} återtester ({what}, {first}–{last} år framåt). Utfallet var inom intervallet {inside} {times}, {share}.",
    en="{area} alone: {count} back-tests ({what}, {first}–{last} years ahead). The outcome was within the interval {inside} {times}, {share}.",
)
_WHAT = {
    "population": Text(sv="åldersgrupper och hela befolkningen", en="age bands and the whole population"),
    "employment": Text(sv="yrken", en="occupations"),
    "openings": Text(sv="yrken", en="occupations"),
    "supply": Text(sv="utbildningsgrupper", en="education groups"),
    "balance": Text(sv="utbildningsgrupper", en="education groups"),
}
_OWN_BETTER = Text(
    sv="Felet var {ours}, mot {theirs} för bästa enkla jämförelsen ({naive}).",
    en="The error was {ours}, against {theirs} for the best simple comparison ({naive}).",
)
_OWN_WORSE = Text(
    sv="Felet var {ours}, sämre än den enkla jämförelsen {naive}, som hade {theirs}.",
    en="The error was {ours}, worse than the simple comparison {naive}, which had {theirs}.",
)
_BADGE = Text(
    sv="I {count} återtester för {area} var utfallet inom intervallet {inside} {times} ({share}, väntat 80 %).",
    en="In {count} back-tests for {area} the outcome was within the interval {inside} {times} ({share}, 80% expected).",
)
_BADGE_WORSE = Text(
    sv="Felet var större än för bästa enkla jämförelsen.",
    en="The error was larger than that of the best simple comparison.",
)
_TIMES = (Text(sv="gång", en="time"), Text(sv="gånger", en="times"))
_SHOWS = Text(
    sv="Samlat fel i procent av antalet personer (WAPE), lägre är bättre. Ifylld punkt: vår framskrivning. Ring: bästa enkla jämförelsen.",
    en="Total error in per cent of the number of persons (WAPE), lower is better. Filled dot: our projection. Ring: the best simple comparison.",
)
_FIND = {
    "all": Text(sv="Framskrivningen hade mindre fel än de enkla jämförelserna på alla prövade horisonter", en="The projection had smaller errors than the simple comparisons at all horizons tested"),
    "some": Text(sv="Framskrivningen hade mindre fel än de enkla jämförelserna på {better} av {all} prövade horisonter", en="The projection had smaller errors than the simple comparisons at {better} of {all} horizons tested"),
    "none": Text(sv="Framskrivningen hade inte mindre fel än de enkla jämförelserna på någon prövad horisont", en="The projection had no smaller errors than the simple comparisons at any horizon tested"),
}  # fmt: skip
_HOLDS = Text(
    sv="Intervallen ska rymma utfallet i 80 % av fallen. De rymde det i {inside}.",
    en="The intervals should hold the outcome in 80% of cases. They held it in {inside}.",
)
_ROW = Text(sv="{subject}, {ahead}", en="{subject}, {ahead}")
_AHEAD = (Text(sv="1 år", en="1 year"), Text(sv="{years} år", en="{years} years"))
_AGAINST = Text(sv="{ours} mot {theirs}", en="{ours} against {theirs}")
_KEY = (Text(sv="Bästa enkla", en="Best simple"), Text(sv="Vår", en="Ours"))
_HEADS = (
    Text(sv="Vad", en="What"), Text(sv="År framåt", en="Years ahead"), Text(sv="Återtester", en="Back-tests"), Text(sv="Vårt fel", en="Our error"),
    Text(sv="Bästa enkla", en="Best simple"), Text(sv="Fel, bästa enkla", en="Error, best simple"),
    Text(sv="Andel där vi är bättre", en="Share where ours is better"), Text(sv="Inom intervallet", en="Inside the interval"),
)  # fmt: skip
_NEEDED = ("subject", "horizon", "cells", "wape", "wape_best_naive")


def accuracy(view: View) -> Section | None:
    """Make the chapter; nothing where the release holds no back-test."""
    frame = _read(view)
    if frame is None:
        return None
    lead = [_LEAD.within(view.language)]
    for last in _longest(frame):
        own = trials(view, str(last["subject"]))
        lead += [_told(view, last)] + ([_own(view, str(last["subject"]), own)] if own else [])
    return Section(
        id="accuracy", title=_TITLE.within(view.language), lead=lead, figures=[_figure(view, frame)]
    )


def badge(view: View, subject: str) -> Badge | None:
    """Say beside a chapter's heading how projections of this region have done; nothing where none was tried."""
    own = trials(view, subject)
    if own is None or _read(view) is None:
        return None
    text = view.say(_BADGE, area=view.area, **_counted(view, own))
    return Badge(f"{text} {_BADGE_WORSE.within(view.language)}" if own.worse else text, chapter="accuracy")


def _read(view: View) -> pd.DataFrame | None:
    """Give the measures by subject and years ahead, population first; the horizon is text in the release."""
    frame = view.table("outlook_accuracy")
    if frame is None:
        return None
    known = frame.dropna(subset=list(_NEEDED)).astype({"subject": str, "best_naive": str, "horizon": int})
    order = known["subject"].map({name: place for place, name in enumerate(_SUBJECTS)}).fillna(len(_SUBJECTS))
    known = known.assign(order=order).sort_values(["order", "subject", "horizon"]).drop(columns="order")
    return None if known.empty else known


def _counted(view: View, own: Trials) -> dict[str, str]:
    numbers = view.numbers
    return {
        "count": numbers.decimal(own.count),
        "inside": numbers.decimal(own.inside),
        "times": _TIMES[int(own.inside != 1)].within(view.language),
        "share": numbers.percent(own.inside / own.count),
    }


def _own(view: View, subject: str, own: Trials) -> str:
    first, last = own.horizons
    ours, theirs = (view.numbers.percent(error, digits=1) for error in (own.error, own.naive_error))
    text = view.say(
        _OWN, what=_named(_WHAT, subject, view), area=view.area, first=first, last=last, **_counted(view, own)
    )
    error = _OWN_WORSE if own.worse else _OWN_BETTER
    return f"{text} " + view.say(error, ours=ours, theirs=theirs, naive=_named(_NAIVE, own.naive, view))


def _told(view: View, row: pd.Series) -> str:
    """Say in one sentence how a subject's projections have done at one horizon."""
    better = row["wape"] < row["wape_best_naive"]
    sentence = view.say(
        _BETTER if better else _WORSE, subject=_named(_SUBJECTS, row["subject"], view), cells=view.numbers.decimal(row["cells"]),
        ahead=_ahead(view, row["horizon"]), ours=view.numbers.percent(row["wape"], digits=1), theirs=view.numbers.percent(row["wape_best_naive"], digits=1),
        naive=_named(_NAIVE, row["best_naive"], view),
    )  # fmt: skip
    return sentence + ". " + view.say(_HOLDS, inside=view.numbers.percent(row["coverage"]))


def _ahead(view: View, years: int) -> str:
    return view.say(_AHEAD[int(years != 1)], years=int(years))


def _longest(frame: pd.DataFrame) -> list[pd.Series]:
    return [part.iloc[-1] for _, part in frame.groupby("subject", sort=False)]


def _named(names: dict[str, Text], code: object, view: View) -> str:
    text = names.get(str(code))
    return text.within(view.language) if text else str(code)


def _figure(view: View, frame: pd.DataFrame) -> Figure:
    better = int((frame["wape"] < frame["wape_best_naive"]).sum())
    which = "all" if better == len(frame) else "some" if better else "none"
    finding = view.say(_FIND[which], better=better, all=len(frame))
    chosen = _some_horizons(frame)
    rows = [
        Dots(
            name=view.say(_ROW, subject=_named(_SUBJECTS, row.subject, view), ahead=_ahead(view, row.horizon)), before=row.wape_best_naive, after=row.wape,
            label=view.say(_AGAINST, ours=view.numbers.percent(row.wape, digits=1), theirs=view.numbers.percent(row.wape_best_naive, digits=1)),
        ) for row in rows_of(chosen)
    ]  # fmt: skip
    key = Key(*(text.within(view.language) for text in _KEY))
    drawing = draw(
        lambda layout: dots(rows, layout, key=key, number=".1%"),
        name="accuracy",
        summary=finding + ".",
        language=view.language,
    )
    return Figure(
        id="accuracy-errors", finding=finding, shows=_SHOWS.within(view.language), summary=finding, drawing=drawing,
        table=_table(view, frame, finding), source=view.source("outlook_accuracy"),
    )  # fmt: skip


def _some_horizons(frame: pd.DataFrame, *, most: int = 4) -> pd.DataFrame:
    """Keep up to four horizons per subject, evenly spread, so that the drawing stays readable."""
    kept = [
        part.iloc[sorted({round(place * (len(part) - 1) / (most - 1)) for place in range(most)})]
        for _, part in frame.groupby("subject", sort=False)
    ]
    return pd.concat(kept)


def _table(view: View, frame: pd.DataFrame, caption: str) -> Table:
    percent = view.numbers.percent
    rows = [
        [_named(_SUBJECTS, row.subject, view), str(int(row.horizon)), view.numbers.decimal(row.cells), percent(row.wape, digits=1),
         _named(_NAIVE, row.best_naive, view), percent(row.wape_best_naive, digits=1), percent(row.beats_share), percent(row.coverage)]
        for row in rows_of(frame)
    ]  # fmt: skip
    columns = [
        Column(text.within(view.language), numeric=place not in {0, 4}) for place, text in enumerate(_HEADS)
    ]
    return Table(caption=caption, columns=columns, rows=rows, notes=explain(rows, view))
