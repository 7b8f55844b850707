# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A plan in five answers, for whoever has one minute: what is proposed, why, what it costs, how sure it is, and what happens else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillshed.language import Text, current_language
from skillshed.report.numbers import Numbers
from skillshed.report.parts import KeyFigure, Source
from skillshed.report.plan import kronor, signed
from skillshed.report.plan_judged import Line, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.places.saved import SavedPlan

_NAMED = 2
_ASKED = (Text(sv="Vad föreslås?", en="What is proposed?"), Text(sv="Varför?", en="Why?"), Text(sv="Vad kostar det?", en="What does it cost?"), Text(sv="Hur säkert är det?", en="How sure is it?"), Text(sv="Om vi inte gör något?", en="If we do nothing?"))  # fmt: skip
_GROUPS = Text(
    sv="{then} grupper startar hösten {year}, mot {now} i dag.",
    en="{then} groups start in autumn {year}, against {now} today.",
)
_AT_SCHOOLS = Text(sv="På skolorna: {told}.", en="At the schools: {told}.")
_KINDS = {
    "opens": (Text(sv="ett program öppnar", en="one programme opens"), Text(sv="{n} program öppnar", en="{n} programmes open")),
    "closes": (Text(sv="ett upphör", en="one closes"), Text(sv="{n} upphör", en="{n} close")),
    "more": (Text(sv="ett får fler grupper", en="one gets more groups"), Text(sv="{n} får fler grupper", en="{n} get more groups")),
    "fewer": (Text(sv="ett får färre", en="one gets fewer"), Text(sv="{n} får färre", en="{n} get fewer")),
}  # fmt: skip
_SAME = Text(sv="Inget ändras på någon skola.", en="Nothing changes at any school.")
_UP, _DOWN = Text(sv="Mest ökar {names}.", en="{names} grow most."), Text(sv="Mest minskar {names}.", en="{names} shrink most.")  # fmt: skip
_GAINS = Text(sv="Bättre varje år: {told}.", en="Better each year: {told}.")
_LOSSES = Text(sv="Sämre: {told}.", en="Worse: {told}.")
_NO_GAIN = Text(
    sv="Planen ger inget mer än dagens utbud när eleverna väljer själva.",
    en="The plan gives no more than today's offer when pupils choose for themselves.",
)
_NOT_JUDGED = Text(
    sv="Planen är inte prövad mot elevernas egna val.",
    en="The plan has not been tried on pupils' own choices.",
)
_EFFECTS: dict[str, Text] = {
    "unmet_need": Text(sv="arbetslivet saknar {n} nybörjare", en="working life lacks {n} starters"),
    "unmet_wish": Text(sv="{n} elever får inte det de söker", en="{n} pupils do not get what they apply for"),
    "without": Text(sv="{n} elever blir utan plats", en="{n} pupils are without a place"),
    "empty": Text(sv="{n} platser står tomma", en="{n} places stand empty"),
}  # fmt: skip
_TODAY = Text(sv="{told} ({now} i dag)", en="{told} ({now} today)")
_YEARLY = Text(
    sv="{then} miljoner kronor per år, {change} att göra som i dag. Det är hela utbildningen för dem som börjar ett år.",
    en="SEK {then} million a year, {change} doing as today. That is the whole education of those who begin in a year.",
)
_APART = {
    "better": Text(sv="{n} miljoner mindre än", en="{n} million less than"),
    "worse": Text(sv="{n} miljoner mer än", en="{n} million more than"),
    "even": Text(sv="lika mycket som", en="as much as"),
}
_COST = Text(
    sv="{then} miljoner kronor för alla studieår för dem som börjar {years}: {change} miljoner mot att göra som i dag.",
    en="SEK {then} million for all years of study of those who begin in {years}: {change} million against doing as today.",
)
_BEST = Text(
    sv="Sammanvägt är planen bättre än dagens utbud i {best} av {n} prövade framtider.",
    en="All weighed together, the plan is better than today's offer in {best} of {n} futures tried.",
)
_SPREAD = Text(
    sv="Talen är medelvärden: i åtta av tio framtider saknar arbetslivet {then} nybörjare med planen och {now} utan.",
    en="The figures are means: in eight of ten futures working life lacks {then} starters with the plan and {now} without.",
)
_MARKED = Text(
    sv="{sure} av {all} ändringar är rätt i nästan alla framtider.",
    en="{sure} of {all} changes are right in nearly all futures.",
)
_NOTHING = Text(
    sv="Då startar {now} grupper också hösten {year}.", en="Then {now} groups start in autumn {year} too."
)
_LACKING = Text(sv="Varje år: {told}.", en="Each year: {told}.")
_KEYS = {
    "groups": Text(sv="Grupper hösten {year}", en="Groups in autumn {year}"),
    "places": Text(sv="Platser hösten {year}", en="Places in autumn {year}"),
    "cost": Text(sv="Miljoner kronor, alla studieår", en="SEK million, all years of study"),
    "yearly": Text(sv="Miljoner kronor per år", en="SEK million a year"),
    "unmet_need": Text(
        sv="Nybörjare som arbetslivet saknar per år", en="Starters that working life lacks a year"
    ),
}
_AGAINST = Text(sv="{change} mot i dag", en="{change} against today")
_BESIDE = Text(sv="i dag {today}", en="today {today}")
_RELEASE = Text(sv="Release {release}.", en="Release {release}.")


@dataclass(frozen=True)
class Answer:
    """One question and what the plan says to it."""

    asked: str
    said: tuple[str, ...]


def answers(plan: SavedPlan) -> list[Answer]:
    """Give the five answers."""
    said = (_what(plan), _why(plan), _costs(plan), _sure(plan), _without(plan))
    return [Answer(str(asked), told) for asked, told in zip(_ASKED, said, strict=True) if told]


def _what(plan: SavedPlan) -> tuple[str, ...]:
    numbers, change, year = Numbers(current_language()), plan.frames["change"], plan.years[-1]
    kinds = change["kind"].value_counts()
    told = [_counted(name, int(kinds.get(name, 0))) for name in _KINDS if kinds.get(name, 0)]
    then, now = (numbers.decimal(float(change[column].sum())) for column in (str(year), "today"))
    first = str(_GROUPS).format(then=then, now=now, year=year)
    second = str(_AT_SCHOOLS).format(told=_listed(told)) if told else str(_SAME)
    return (first, second, *_moved(plan))


def _counted(name: str, count: int) -> str:
    one, many = _KINDS[name]
    return str(one) if count == 1 else str(many).format(n=count)


def _moved(plan: SavedPlan) -> list[str]:
    """The programmes that grow and shrink most, by name."""
    change, year = plan.frames["change"], str(plan.years[-1])
    apart = (change.groupby("name")[year].sum() - change.groupby("name")["today"].sum()).sort_values()
    up, down = apart[apart > 0].index[::-1][:_NAMED], apart[apart < 0].index[:_NAMED]
    return [str(text).format(names=_listed([str(one) for one in names])) for text, names in ((_UP, up), (_DOWN, down)) if len(names)]  # fmt: skip


def _why(plan: SavedPlan) -> tuple[str, ...]:
    told = _judged(plan)
    if not told:
        return (str(_NOT_JUDGED),)
    gains = [_beside(line) for line in told if line.verdict == "better"]
    losses = [_beside(line) for line in told if line.verdict == "worse"]
    first = str(_GAINS).format(told=_listed(gains)) if gains else str(_NO_GAIN)
    return (first, str(_LOSSES).format(told=_listed(losses))) if losses else (first,)


def _judged(plan: SavedPlan) -> list[Line]:
    """What happens to pupils and to working life, where the plan was judged."""
    return [line for line in lines(plan) if line.measure in _EFFECTS]


def _beside(line: Line) -> str:
    """What comes of the plan, beside what comes of doing as today."""
    return str(_TODAY).format(told=str(_EFFECTS[line.measure]).format(n=line.plan), now=line.today)


def _listed(names: Sequence[str]) -> str:
    joined = str(Text(sv=" och ", en=" and "))
    return joined.join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _costs(plan: SavedPlan) -> tuple[str, ...]:
    line = _line(plan, "cost")
    if line:
        change = str(_APART[line.verdict]).format(n=line.difference.lstrip("+\N{MINUS SIGN}"))
        return (str(_YEARLY).format(then=line.plan, change=change),)
    cost = plan.frames["cost"]
    then, now = float(cost["kronor"].sum()), float(cost["today"].sum())
    years = f"{plan.years[0]}\N{EN DASH}{plan.years[-1]}"
    return (str(_COST).format(then=kronor(then), change=signed(then - now), years=years),)


def _line(plan: SavedPlan, measure: str) -> Line | None:
    return next((line for line in lines(plan) if line.measure == measure), None)


def _sure(plan: SavedPlan) -> tuple[str, ...]:
    regret, need, said = plan.frames.get("regret"), _line(plan, "unmet_need"), []
    if regret is not None and (regret["plan"] == "plan").any():
        share = float(regret.loc[regret["plan"] == "plan", "best_share"].iloc[0])
        said.append(str(_BEST).format(best=round(share * plan.futures), n=plan.futures))
    if need:
        said.append(str(_SPREAD).format(then=need.plan_range, now=need.today_range))
    robust = plan.frames.get("robustness")
    if robust is not None and (robust["direction"] != 0).any():
        changes = robust[robust["direction"] != 0]
        said.append(str(_MARKED).format(sure=int((changes["mark"] == "no_regret").sum()), all=len(changes)))
    return tuple(said)


def _without(plan: SavedPlan) -> tuple[str, ...]:
    """What happens if nothing is done: today's offer in the same futures."""
    now = Numbers(current_language()).decimal(float(plan.frames["change"]["today"].sum()))
    said = str(_NOTHING).format(now=now, year=plan.years[-1])
    told = [str(_EFFECTS[line.measure]).format(n=line.today) for line in _judged(plan)]
    return (said, str(_LACKING).format(told=_listed(told))) if told else (said,)


def key_figures(plan: SavedPlan) -> list[KeyFigure]:
    """Groups, places, cost and unmet need, each against today."""
    numbers, change, cost, year = (
        Numbers(current_language()),
        plan.frames["change"],
        plan.frames["cost"],
        plan.years[-1],
    )
    groups, now = float(change[str(year)].sum()), float(change["today"].sum())
    places = float(plan.frames["plan"].loc[plan.frames["plan"]["year"] == year, "places"].sum())
    today, total, before = (
        float(plan.frames["today"]["places"].sum()),
        float(cost["kronor"].sum()),
        float(cost["today"].sum()),
    )
    told = [
        ("groups", numbers.decimal(groups), _against(numbers.decimal(groups - now, signed=True))),
        ("places", numbers.decimal(places), _against(numbers.decimal(places - today, signed=True))),
        ("cost", kronor(total), _against(signed(total - before))),
    ]
    yearly, need = _line(plan, "cost"), _line(plan, "unmet_need")
    if yearly:
        told[-1] = ("yearly", yearly.plan, _against(yearly.difference))
    if need:
        told.append(("unmet_need", need.plan, str(_BESIDE).format(today=need.today)))
    source = Source(str(_RELEASE).format(release=plan.release))
    return [
        KeyFigure(str(_KEYS[name]).format(year=year), value, detail, source) for name, value, detail in told
    ]


def _against(change: str) -> str:
    return str(_AGAINST).format(change=change)
