# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A plan in four answers, for whoever has one minute: what is proposed, why, what it costs, how sure it is."""

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
_ASKED = (Text(sv="Vad föreslås?", en="What is proposed?"), Text(sv="Varför?", en="Why?"), Text(sv="Vad kostar det?", en="What does it cost?"), Text(sv="Hur säkert är det?", en="How sure is it?"))  # fmt: skip
_GROUPS = Text(
    sv="{then} grupper startar hösten {year}, mot {now} i dag.",
    en="{then} groups start in autumn {year}, against {now} today.",
)
_KINDS = {
    "opens": (Text(sv="ett program öppnar på en skola", en="one programme opens at a school"), Text(sv="{n} program öppnar på en skola", en="{n} programmes open at a school")),
    "closes": (Text(sv="ett upphör", en="one closes"), Text(sv="{n} upphör", en="{n} close")),
    "more": (Text(sv="ett får fler grupper", en="one gets more groups"), Text(sv="{n} får fler grupper", en="{n} get more groups")),
    "fewer": (Text(sv="ett får färre", en="one gets fewer"), Text(sv="{n} får färre", en="{n} get fewer")),
}  # fmt: skip
_SAME = Text(sv="Inget ändras på någon skola.", en="Nothing changes at any school.")
_UP, _DOWN = Text(sv="Mest ökar {names}.", en="{names} grow most."), Text(sv="Mest minskar {names}.", en="{names} shrink most.")  # fmt: skip
_GAINS = Text(sv="Med planen, jämfört med i dag: {told}.", en="With the plan, compared with today: {told}.")
_LOSSES = Text(sv="Priset: {told}.", en="The price: {told}.")
_NO_GAIN = Text(
    sv="Planen ger inget mer än dagens utbud när eleverna väljer själva.",
    en="The plan gives no more than today's offer when pupils choose for themselves.",
)
_NOT_JUDGED = Text(
    sv="Planen är inte prövad mot elevernas egna val.",
    en="The plan has not been tried on pupils' own choices.",
)
_MORE, _FEWER = Text(sv="fler", en="more"), Text(sv="färre", en="fewer")
_EFFECTS: dict[str, Text] = {
    "unmet_need": Text(sv="{n} {way} behövda nybörjare saknas per år", en="{n} {way} needed starters are lacking a year"),
    "unmet_wish": Text(sv="{n} {way} elever får inte det de söker", en="{n} {way} pupils do not get what they apply for"),
    "without": Text(sv="{n} {way} elever blir utan plats", en="{n} {way} pupils are without a place"),
    "empty": Text(sv="{n} {way} platser står tomma", en="{n} {way} places stand empty"),
}  # fmt: skip
_COST = Text(
    sv="{then} miljoner kronor för alla studieår för dem som börjar {years}: {change} miljoner mot att göra som i dag.",
    en="SEK {then} million for all years of study of those who begin in {years}: {change} million against doing as today.",
)
_BEST = Text(
    sv="Planen väger lättare än dagens utbud i {share} av {n} prövade framtider, med de vikter som står i planen.",
    en="The plan weighs less than today's offer in {share} of {n} futures tried, by the weights that stand in the plan.",
)
_MARKED = Text(
    sv="{sure} av {all} ändringar är rätt i nästan alla framtider.",
    en="{sure} of {all} changes are right in nearly all futures.",
)
_NOTHING = Text(
    sv="Då startar {now} grupper också hösten {year}.", en="Then {now} groups start in autumn {year} too."
)
_LACKING = Text(
    sv="Per år väntas då: {told} (åtta av tio framtider inom parentes).",
    en="A year is then expected: {told} (eight of ten futures in brackets).",
)
_KEYS = {
    "groups": Text(sv="Grupper hösten {year}", en="Groups in autumn {year}"),
    "places": Text(sv="Platser hösten {year}", en="Places in autumn {year}"),
    "cost": Text(sv="Miljoner kronor, alla studieår", en="SEK million, all years of study"),
    "unmet_need": Text(sv="Behövda nybörjare som saknas per år", en="Needed starters lacking a year"),
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
    """Give the four answers."""
    said = (_what(plan), _why(plan), _costs(plan), _sure(plan))
    return [Answer(str(asked), told) for asked, told in zip(_ASKED, said, strict=True) if told]


def _what(plan: SavedPlan) -> tuple[str, ...]:
    numbers, change, year = Numbers(current_language()), plan.frames["change"], plan.years[-1]
    kinds = change["kind"].value_counts()
    told = [_counted(name, int(kinds.get(name, 0))) for name in _KINDS if kinds.get(name, 0)]
    then, now = (numbers.decimal(float(change[column].sum())) for column in (str(year), "today"))
    first = str(_GROUPS).format(then=then, now=now, year=year)
    second = (
        f"{told[0][0].upper()}{told[0][1:]}{''.join(', ' + one for one in told[1:])}." if told else str(_SAME)
    )
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
    told = [line for line in lines(plan) if line.measure in _EFFECTS]
    if not told:
        return (str(_NOT_JUDGED),)
    gains = [_effect(line) for line in told if line.verdict == "better"]
    losses = [_effect(line) for line in told if line.verdict == "worse"]
    first = str(_GAINS).format(told=_listed(gains)) if gains else str(_NO_GAIN)
    return (first, str(_LOSSES).format(told=_listed(losses))) if losses else (first,)


def _effect(line: Line) -> str:
    down = line.difference.startswith("\N{MINUS SIGN}")
    count = line.difference.lstrip("+\N{MINUS SIGN}")
    return str(_EFFECTS[line.measure]).format(n=count, way=_FEWER if down else _MORE)


def _listed(names: Sequence[str]) -> str:
    joined = str(Text(sv=" och ", en=" and "))
    return joined.join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _costs(plan: SavedPlan) -> tuple[str, ...]:
    cost = plan.frames["cost"]
    then, now = float(cost["kronor"].sum()), float(cost["today"].sum())
    years = f"{plan.years[0]}\N{EN DASH}{plan.years[-1]}"
    return (str(_COST).format(then=kronor(then), change=signed(then - now), years=years),)


def _sure(plan: SavedPlan) -> tuple[str, ...]:
    numbers, regret, said = Numbers(current_language()), plan.frames.get("regret"), []
    if regret is not None and (regret["plan"] == "plan").any():
        share = float(regret.loc[regret["plan"] == "plan", "best_share"].iloc[0])
        said.append(str(_BEST).format(share=numbers.percent(share), n=plan.futures))
    robust = plan.frames.get("robustness")
    if robust is not None and (robust["direction"] != 0).any():
        changes = robust[robust["direction"] != 0]
        said.append(str(_MARKED).format(sure=int((changes["mark"] == "no_regret").sum()), all=len(changes)))
    return tuple(said)


def without(plan: SavedPlan) -> tuple[str, ...]:
    """Say what happens if nothing is done: today's offer in the same futures."""
    now = Numbers(current_language()).decimal(float(plan.frames["change"]["today"].sum()))
    said = [str(_NOTHING).format(now=now, year=plan.years[-1])]
    told = [
        f"{line.name[0].lower()}{line.name[1:]} {line.today} ({line.today_range})"
        for line in lines(plan)
        if line.measure in _EFFECTS
    ]
    return (*said, str(_LACKING).format(told=_listed(told))) if told else tuple(said)


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
    need = next((line for line in lines(plan) if line.measure == "unmet_need"), None)
    if need:
        told.append(("unmet_need", need.plan, str(_BESIDE).format(today=need.today)))
    source = Source(str(_RELEASE).format(release=plan.release))
    return [
        KeyFigure(str(_KEYS[name]).format(year=year), value, detail, source) for name, value, detail in told
    ]


def _against(change: str) -> str:
    return str(_AGAINST).format(change=change)
