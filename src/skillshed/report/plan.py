# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a plan of places is proven to be, and its tables as a planner works with them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pandas as pd

from skillshed.language import Text, current_language
from skillshed.places.terms import KINDS
from skillshed.report.numbers import Numbers
from skillshed.report.parts import Column, Table
from skillshed.report.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.places.saved import SavedPlan

_PROOF = Text(
    sv="Lösaren har bevisat att ingen plan inom reglerna är mer än {gap} bättre, om eleverna placeras dit planen räknar med. Väljer de fritt kan det bli annorlunda.",
    en="The solver has proven that no plan within the rules is more than {gap} better, if pupils are placed where the plan counts on. If they choose freely it may differ.",
)
_REFINED = Text(
    sv="Lösaren fann en plan som ingen inom reglerna är mer än {solved} bättre än, om eleverna placeras där det är bäst för alla. Den har sedan ändrats för att hålla när eleverna väljer själva; räknad som lösaren räknar är den färdiga planen högst {gap} från den bästa.",
    en="The solver found a plan that none within the rules is more than {solved} better than, if pupils are placed where it is best for all. It was then changed to hold when pupils choose for themselves; counted as the solver counts, the plan as it is now is at most {gap} from the best.",
)
_ENDED = {
    "time limit": Text(sv=" Tidsgränsen nåddes.", en=" The time limit was reached."),
    "stopped": Text(sv=" Planeraren nöjde sig med den bästa så långt.", en=" The planner was content with the best so far."),
}  # fmt: skip
_ASKED = (
    Text(sv="Program", en="Programme"), Text(sv="Platser i dag", en="Places today"), Text(sv="Sökande per år", en="Applicants a year"),
    Text(sv="Behov av nybörjare per år", en="Starters needed a year"), Text(sv="Platser i planen", en="Places in the plan"),
)  # fmt: skip
_ASKED_CAPTION = Text(
    sv="Vad som söks, vad som behövs och vad planen ger, per år",
    en="What is applied for, what is needed and what the plan gives, a year",
)
_SHARED = Text(
    sv="Behovet gäller hela utbildningsgruppen; flera program leder dit. Intervallen är 80 %.",
    en="The need is that of the whole education group; several programmes lead there. Intervals are 80%.",
)
_AFFECTED = (Text(sv="Hemkommun", en="Home"), Text(sv="Program", en="Programme"), Text(sv="Skola", en="School"), Text(sv="Ändring", en="Change"), Text(sv="Sökande per år", en="Applicants a year"))  # fmt: skip
_AFFECTED_CAPTION = Text(
    sv="Vilka som berörs: förstahandssökande till det som ändras",
    en="Who is affected: first-choice applicants to what changes",
)


def kronor(value: float) -> str:
    """Write kronor as millions with one decimal."""
    return Numbers(current_language()).decimal(value / 1e6, digits=1)


def signed(value: float) -> str:
    """Write a change in millions of kronor with its sign."""
    return Numbers(current_language()).decimal(value / 1e6, digits=1, signed=True)


def proof(plan: SavedPlan) -> str:
    """Say what the solver has proven, how far from that the plan is where it has been refined since, and what ended the search."""
    numbers, told = Numbers(current_language()), plan.proof
    gap = numbers.percent(told.gap, digits=1)
    said = (
        str(_PROOF).format(gap=gap)
        if told.solved is None
        else str(_REFINED).format(gap=gap, solved=numbers.percent(told.solved, digits=1))
    )
    return said + str(_ENDED.get(told.status, ""))


def asked(plan: SavedPlan) -> Table:
    """Applicants, need and places beside each other, a row per programme."""
    numbers, frame = Numbers(current_language()), plan.frames["asked"]
    given = plan.frames["plan"].groupby("programme")["places"].sum() / len(plan.years)
    rows = [
        [
            f"{one.programme} {one.name}", numbers.decimal(one.places), _interval(numbers, one.wishes, low=one.wishes_low, high=one.wishes_high),
            _interval(numbers, one.need, low=one.need_low, high=one.need_high) + ("*" if one.need_shared and pd.notna(one.need) else ""),
            numbers.decimal(float(given.get(one.programme, 0.0))),
        ]
        for one in rows_of(frame)
    ]  # fmt: skip
    return _table(_ASKED_CAPTION, _ASKED, rows, notes=[f"* {_SHARED}"], text=1)


def _interval(numbers: Numbers, value: float, *, low: float, high: float) -> str:
    if not math.isfinite(value):
        return ".."
    return f"{numbers.expected(value, low=low, high=high)} ({numbers.interval(low, high)})"


def affected(plan: SavedPlan) -> Table:
    """First-choice applicants to what changes, by home; fewer than five are never shown."""
    numbers, frame = Numbers(current_language()), plan.frames["affected"]
    words = {kind: str(text) for kind, text in KINDS.items()}
    rows = [
        [one.home, one.name, one.site_name, words.get(one.kind, one.kind), numbers.few if one.few or pd.isna(one.applicants) else numbers.count(one.applicants)]
        for one in rows_of(frame)
    ]  # fmt: skip
    return _table(_AFFECTED_CAPTION, _AFFECTED, rows, text=4)


def _table(
    caption: Text, heads: Sequence[Text], rows: list[list[str]], *, text: int, notes: Sequence[str] = ()
) -> Table:
    columns = [Column(str(head), numeric=place >= text) for place, head in enumerate(heads)]
    return Table(caption=str(caption), columns=columns, rows=rows, notes=notes)


def records(plan: SavedPlan, name: str) -> list[dict[str, Any]]:
    """Give the rows of one of the plan's tables; none where it has no such table."""
    frame = plan.frames.get(name)
    return (
        []
        if frame is None
        else [{str(key): value for key, value in row.items()} for row in frame.to_dict("records")]
    )
