# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The decision memo: one page on a plan of places, for whoever decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skillshed.language import Language, Text, use_language
from skillshed.places.terms import KINDS
from skillshed.report.document import Document
from skillshed.report.parts import Column, Opening, Section, Table
from skillshed.report.plan_answers import answers, key_figures
from skillshed.report.plan_judged import table

if TYPE_CHECKING:
    from skillshed.places.saved import SavedPlan

MOST_ROWS: Final = 12
_TITLE = Text(
    sv="Beslutsunderlag: utbildningsplatser {years}", en="Decision memo: places in education {years}"
)
_FICTITIOUS = Text(
    sv="Området och alla siffror är påhittade för demonstration. Använd dem inte som underlag.",
    en="The area and all figures are invented for demonstration. Do not use them as evidence.",
)
_RELEASE = Text(sv="Release {release}", en="Release {release}")
_DATED = Text(sv="{state} · gjord {day}", en="{state} · made {day}")
_PLACES = Text(sv="Utbildningsplatser hösten {years}", en="Places in education, autumn {years}")
_ANSWER = "{asked} {said}"
_JUDGED = Text(sv="Vad planen ger, mot att göra som i dag", en="What the plan gives, against doing as today")
_LARGEST = Text(sv="Det som ändras mest", en="What changes most")
_CAPTION = Text(
    sv="Grupper per program och skola, i dag och hösten {year}",
    en="Groups by programme and school, today and in autumn {year}",
)
_HEADS = (Text(sv="Program", en="Programme"), Text(sv="Skola", en="School"), Text(sv="Ändring", en="Change"), Text(sv="I dag", en="Today"), Text(sv="I planen", en="In the plan"))  # fmt: skip
_SHOWN = Text(
    sv="{shown} av {all} ändringar; alla står i planen.",
    en="{shown} of {all} changes; all of them are in the plan.",
)
_UNCHANGED = Text(sv="Planen är som i dag på varje skola.", en="The plan is as today at every school.")


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
        years = f"{plan.years[0]}\N{EN DASH}{year}"
        opening = Opening(
            title=str(_TITLE).format(years=years), area=title, years=str(_PLACES).format(years=years),
            release=str(_RELEASE).format(release=plan.release), dated=str(_DATED).format(state=state.capitalize(), day=plan.made_at[:10]),
            fictitious=str(_FICTITIOUS) if plan.fictitious else None, key_figures=key_figures(plan), in_short=_in_short(plan),
        )  # fmt: skip
        judged = table(plan)
        sections = [Section("judged", str(_JUDGED), tables=[judged])] if judged else []
        sections.append(largest(plan, year))
        return Document("memo", opening, sections, language, author=plan.author, compact=True)


def _in_short(plan: SavedPlan) -> list[str]:
    """The five answers, each behind its question."""
    return [_ANSWER.format(asked=one.asked, said=" ".join(one.said)) for one in answers(plan)]


def largest(plan: SavedPlan, year: int) -> Section:
    """Tell where a plan changes most until a year."""
    frame = plan.frames["change"]
    frame = frame.assign(moved=(frame[str(year)] - frame["today"]).abs())
    moved = frame[frame["moved"] > 0].sort_values(
        ["moved", "programme", "site"], ascending=[False, True, True]
    )
    top = moved.head(MOST_ROWS)
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
    notes = [str(_SHOWN).format(shown=len(top), all=len(moved))] if len(moved) > len(top) else []
    columns = [Column(str(head), numeric=place > 2) for place, head in enumerate(_HEADS)]  # noqa: PLR2004 - the last two are figures
    return Section(
        "largest", str(_LARGEST), tables=[Table(str(_CAPTION).format(year=year), columns, rows, notes)]
    )
