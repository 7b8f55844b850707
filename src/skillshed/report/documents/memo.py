# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The decision memo: one page on a plan of places, for whoever decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skillshed.language import Language, Text, current_language, use_language
from skillshed.places.results import KINDS
from skillshed.report.document import Document
from skillshed.report.numbers import Numbers
from skillshed.report.parts import Column, KeyFigure, Opening, Section, Source, Table
from skillshed.report.plan import kronor, sentences, signed

if TYPE_CHECKING:
    from skillshed.places.saved import SavedPlan

MOST_ROWS: Final = 10
_TITLE = Text(
    sv="Beslutsunderlag: utbildningsplatser {years}", en="Decision memo: places in education {years}"
)
_FICTITIOUS = Text(
    sv="Området och alla siffror är påhittade för demonstration. Använd dem inte som underlag.",
    en="The area and all figures are invented for demonstration. Do not use them as evidence.",
)
_RELEASE = Text(sv="Release {release}", en="Release {release}")
_DATED = Text(sv="{state} · gjord {day}", en="{state} · made {day}")
_STANDS = Text(sv="{groups} grupper startar hösten {year}", en="{groups} groups start in autumn {year}")
_KEYS = {
    "groups": Text(sv="Grupper hösten {year}", en="Groups in autumn {year}"),
    "places": Text(sv="Platser hösten {year}", en="Places in autumn {year}"),
    "cost": Text(sv="Miljoner kronor, alla studieår", en="SEK million, all years of study"),
}
_AGAINST = Text(sv="{change} mot i dag", en="{change} against today")
_LARGEST = Text(sv="Det som ändras mest", en="What changes most")
_CAPTION = Text(
    sv="Grupper per program och skola, i dag och hösten {year}",
    en="Groups by programme and school, today and in autumn {year}",
)
_HEADS = (Text(sv="Program", en="Programme"), Text(sv="Skola", en="School"), Text(sv="Ändring", en="Change"), Text(sv="I dag", en="Today"), Text(sv="I planen", en="In the plan"))  # fmt: skip
_UNCHANGED = Text(sv="Planen är som i dag på varje skola.", en="The plan is as today at every school.")
_WITHOUT = Text(sv="Vad händer om vi inte gör något?", en="What happens if we do nothing?")
_NOTHING = Text(
    sv="Då startar {now} grupper som i dag. Skillnaden mot planen är vad tabellen visar; vad den betyder för behov och sökande i olika framtider står i planen.",
    en="Then {now} groups start as today. The difference from the plan is what the table shows; what it means for need and applicants in different futures is in the plan.",
)


def memo(plan: SavedPlan, *, title: str, state: str, language: Language) -> Document:
    """Make the memo.

    Args:
        plan: a saved plan.
        title: what the planner calls it.
        state: how far it has come, in a word.
        language: `sv` or `en`.
    """
    with use_language(language):
        year = plan.years[-1]
        opening = Opening(
            title=str(_TITLE).format(years=f"{plan.years[0]}–{year}"), area=title, years=str(_STANDS).format(groups=_count(plan, year), year=year),
            release=str(_RELEASE).format(release=plan.release), dated=str(_DATED).format(state=state.capitalize(), day=plan.made_at[:10]),
            fictitious=str(_FICTITIOUS) if plan.fictitious else None, key_figures=_keys(plan, year), in_short=sentences(plan),
        )  # fmt: skip
        sections = [_largest(plan, year), _nothing(plan)]
        return Document("memo", opening, sections, language, author=plan.author, compact=True)


def _count(plan: SavedPlan, year: int) -> str:
    return Numbers(current_language()).decimal(float(plan.frames["change"][str(year)].sum()))


def _keys(plan: SavedPlan, year: int) -> list[KeyFigure]:
    numbers, change, cost = Numbers(current_language()), plan.frames["change"], plan.frames["cost"]
    groups, now = float(change[str(year)].sum()), float(change["today"].sum())
    places = plan.frames["plan"].loc[plan.frames["plan"]["year"] == year, "places"].sum()
    today = plan.frames["today"]["places"].sum()
    total, before = float(cost["kronor"].sum()), float(cost["today"].sum())
    source = Source(str(_RELEASE).format(release=plan.release) + ".")
    told = [
        ("groups", numbers.decimal(groups), numbers.decimal(groups - now, signed=True)),
        ("places", numbers.decimal(float(places)), numbers.decimal(float(places - today), signed=True)),
        ("cost", kronor(total), signed(total - before)),
    ]
    return [
        KeyFigure(str(_KEYS[name]).format(year=year), value, str(_AGAINST).format(change=change_), source)
        for name, value, change_ in told
    ]


def _largest(plan: SavedPlan, year: int) -> Section:
    frame = plan.frames["change"]
    frame = frame.assign(moved=(frame[str(year)] - frame["today"]).abs())
    top = (
        frame[frame["moved"] > 0]
        .sort_values(["moved", "programme", "site"], ascending=[False, True, True])
        .head(MOST_ROWS)
    )
    if top.empty:
        return Section("largest", str(_LARGEST), lead=[str(_UNCHANGED)])
    rows = [
        [
            str(row["name"]),
            str(row["site_name"]),
            str(KINDS[str(row["kind"])]),
            f"{row['today']:.0f}",
            f"{row[str(year)]:.0f}",
        ]
        for _, row in top.iterrows()
    ]
    columns = [Column(str(head), numeric=place > 2) for place, head in enumerate(_HEADS)]  # noqa: PLR2004 - the last two are figures
    return Section("largest", str(_LARGEST), tables=[Table(str(_CAPTION).format(year=year), columns, rows)])


def _nothing(plan: SavedPlan) -> Section:
    numbers = Numbers(current_language())
    said = [str(_NOTHING).format(now=numbers.decimal(float(plan.frames["change"]["today"].sum())))]
    return Section("nothing", str(_WITHOUT), lead=said)
