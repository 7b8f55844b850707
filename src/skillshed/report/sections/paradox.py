# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Paradoxes: groups in which many jobs are unfilled and many people out of work at once; or why nobody can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from skillshed.language import Text
from skillshed.outlook.balance.settings import setting
from skillshed.outlook.balance.verdict import WORDS
from skillshed.report.charts.drawing import draw
from skillshed.report.charts.ranked import Dots, dots
from skillshed.report.marks import explain
from skillshed.report.parts import Column, Figure, Section, Table
from skillshed.report.rows import rows_of
from skillshed.report.sections.balance import education

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.report.view import View

YES, NO, UNKNOWN = "yes", "no", "unknown"
STATES: Final = {
    YES: Text(sv="ja", en="yes"),
    NO: Text(sv="nej", en="no"),
    UNKNOWN: Text(sv="okänt", en="unknown"),
}
_TITLE = Text(sv="Brist och arbetslöshet på samma gång", en="Shortage and unemployment at the same time")
_FOUND = Text(
    sv="I {n} av {all} utbildningsgrupper i {area} är både lediga jobb och arbetslösa många i dag",
    en="In {n} of {all} education groups in {area} both unfilled jobs and the unemployed are many today",
)
_EACH = Text(
    sv="{name}: {vacancies} av jobben är lediga och {unemployment} av arbetskraften är arbetslös.",
    en="{name}: {vacancies} of the jobs are unfilled and {unemployment} of the labour force is unemployed.",
)
_NOBODY = Text(
    sv="Ingen av de {n} utbildningsgrupper i {area} som kan prövas har många lediga jobb och många arbetslösa på samma gång.",
    en="None of the {n} education groups in {area} that can be tried has many unfilled jobs and many unemployed at the same time.",
)
_NOT_TOLD = Text(
    sv="För {n} av {all} utbildningsgrupper i {area} går det inte att säga: lediga jobb är inte mätta för dem.",
    en="For {n} of {all} education groups in {area} it cannot be said: unfilled jobs are not measured for them.",
)
_RULE = Text(
    sv="Regeln: paradox är det när minst {vacancies} av de jobb som efterfrågas är lediga och minst {unemployment} av gruppens arbetskraft är arbetslös, båda i dag.",
    en="The rule: it is a paradox when at least {vacancies} of the jobs asked for are unfilled and at least {unemployment} of the group's labour force is unemployed, both today.",
)
_MEANS = Text(
    sv="En paradox säger att fler platser i utbildning inte räcker: de som söker jobb har fel inriktning eller bor fel, villkoren lockar inte, eller så når annonserna inte fram.",
    en="A paradox says that more places in education are not enough: those who seek work have another specialisation or live elsewhere, the terms do not attract, or the ads do not reach them.",
)
_SHOWS = Text(
    sv="Efterfrågan minus tillgång {year}, personer, i grupperna med paradox. Punkten är det väntade gapet, bandet 80 % intervall.",
    en="Demand less supply in {year}, persons, in the groups with a paradox. The dot is the expected gap, the band an 80% interval.",
)
_CAPTION = Text(
    sv="Paradox, utbildningsgrupp för utbildningsgrupp, {area}", en="Paradox by education group, {area}"
)
_HEADS = (
    Text(sv="Utbildningsgrupp", en="Education group"), Text(sv="Paradox", en="Paradox"), Text(sv="Lediga jobb i dag", en="Unfilled jobs today"),
    Text(sv="Arbetslösa i dag", en="Unemployed today"), Text(sv="Omdöme {year}", en="Verdict {year}"),
    Text(sv="Gap {year}", en="Gap {year}"), Text(sv="80 % intervall", en="80% interval"), Text(sv="Sannolikhet brist", en="Probability of shortage"),
)  # fmt: skip
_NAMED: Final = 3
"""Groups whose figures stand in the lead."""
_WORDS: Final = (0, 1, 4)
"""Columns of words."""


_SHARES = ["unfilled", "unemployment"]


def paradox(view: View) -> Section | None:
    """Make the chapter; nothing where the release has no balance for the region."""
    shown = judged(view)
    if shown is None:
        return None
    both = shown[shown["paradox"] == YES]
    return Section(
        id="paradox",
        title=_TITLE.within(view.language),
        lead=_sentences(view, shown),
        figures=[_figure(view, both, shown)] if len(both) else [],
        tables=[] if len(both) else [_table(view, shown)],
        notes=[rule(view), _MEANS.within(view.language)],
    )


def judged(view: View) -> pd.DataFrame | None:
    """Give the last year's rows of the groups that may be shown, paradoxes first; nothing where there are none."""
    frame = view.here("outlook_balance")
    if frame is None:
        return None
    last = frame[(frame["year"] == frame["year"].max()) & frame["mark"].ne("few").fillna(value=True)]
    last = last[last[["demand", "supply"]].min(axis=1) >= view.numbers.k]
    last = last.reindex(
        columns=last.columns.union(_SHARES, sort=False)
    )  # a release made before they were kept
    ordered = last.assign(place=last["paradox"].map(list(STATES).index))
    ordered = ordered.sort_values(["place", "mean"], ascending=[True, False], kind="stable")
    return None if ordered.empty else ordered.drop(columns="place").reset_index(drop=True)


def rule(view: View) -> str:
    """The rule in words, with the numbers that hold."""
    shares = {name: view.numbers.percent(float(setting(f"verdict.paradox_{name}"))) for name in ("vacancies", "unemployment")}  # fmt: skip
    return view.say(_RULE, **shares)


def _sentences(view: View, shown: pd.DataFrame) -> list[str]:
    count, told = shown["paradox"].value_counts(), {"all": len(shown), "area": view.area}
    tried, unknown = len(shown) - int(count.get(UNKNOWN, 0)), int(count.get(UNKNOWN, 0))
    said = []
    if YES in count:
        both = shown[shown["paradox"] == YES]
        said += [
            f"{_finding(view, both, shown)}.",
            *(measured(view, row) for row in rows_of(both.dropna(subset=_SHARES).head(_NAMED))),
        ]
    elif tried:
        said.append(view.say(_NOBODY, n=tried, area=view.area))
    if unknown:
        said.append(view.say(_NOT_TOLD, n=unknown, **told))
    return said


def measured(view: View, row: Any) -> str:
    """How many jobs of a group are unfilled and how many people out of work, in words."""
    shares = {"vacancies": row.unfilled, "unemployment": row.unemployment}
    told = {name: view.numbers.percent(share, digits=1) for name, share in shares.items()}
    return view.say(_EACH, name=education(view, str(row.education)), **told)


def _finding(view: View, both: pd.DataFrame, shown: pd.DataFrame) -> str:
    return view.say(_FOUND, n=len(both), all=len(shown), area=view.area)


def _figure(view: View, both: pd.DataFrame, shown: pd.DataFrame) -> Figure:
    finding = _finding(view, both, shown)
    most = 2 * view.settings.groups_each_way
    rows = [_dot(view, row) for row in rows_of(both.head(most))]
    return Figure(
        id="paradox-gaps", finding=finding, shows=view.say(_SHOWS, year=int(both["year"].iloc[0])), summary=finding,
        drawing=draw(lambda layout: dots(rows, layout, number="+,.0f"), name="paradox", summary=finding + ".", language=view.language),
        table=_table(view, shown), source=view.source("outlook_balance"),
    )  # fmt: skip


def _dot(view: View, row: Any) -> Dots:
    name, label = (
        education(view, str(row.education)),
        view.numbers.change(row.mean, low=row.low, high=row.high),
    )
    return Dots(name=name, after=float(row.mean), low=float(row.low), high=float(row.high), label=label)


def _table(view: View, shown: pd.DataFrame) -> Table:
    numbers, year = view.numbers, int(shown["year"].iloc[0])
    rows = [
        [
            education(view, str(row.education)), STATES[str(row.paradox)].within(view.language),
            *(numbers.percent(share, digits=1) for share in (row.unfilled, row.unemployment)), WORDS[str(row.verdict)].within(view.language),
            numbers.change(row.mean, low=row.low, high=row.high), numbers.interval(row.low, row.high), numbers.percent(row.p_shortage),
        ]
        for row in rows_of(shown)
    ]  # fmt: skip
    columns = [
        Column(view.say(head, year=year), numeric=place not in _WORDS) for place, head in enumerate(_HEADS)
    ]
    return Table(view.say(_CAPTION, area=view.area), columns, rows, notes=explain(rows, view))
