# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A plan's money: what it costs each provider against today, what each payer pays, who pays whom, and what one unit more would give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.language import Text, current_language
from skillshed.report.numbers import Numbers
from skillshed.report.parts import Column, Table
from skillshed.report.plan import kronor, signed
from skillshed.report.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from skillshed.places.saved import SavedPlan

_PROVIDERS = (Text(sv="Huvudman", en="Provider"), Text(sv="Platser per år", en="Places a year"), Text(sv="Planen, miljoner kronor", en="The plan, SEK million"), Text(sv="Som i dag", en="As today"), Text(sv="Skillnad", en="Difference"), Text(sv="Betalar i allt", en="Pays in all"))  # fmt: skip
_PROVIDERS_CAPTION = Text(
    sv="Kostnad för alla studieår för dem som börjar {years}, per huvudman, och vad kommunen själv betalar",
    en="Cost of all years of study of those who begin in {years}, by provider, and what the municipality itself pays",
)
_PAYS = Text(
    sv="Betalar i allt: egna skolors kostnad, plus vad som betalas till andra för egna elever, minus vad andra betalar. Hur dagens utbud skulle fördela sig mellan betalare räknas inte.",
    en="Pays in all: the cost of its own schools, plus what it pays others for its own pupils, less what others pay. How today's offer would divide between payers is not worked out.",
)
_BETWEEN = (Text(sv="Hemkommun som betalar", en="Home that pays"), Text(sv="Huvudman som får betalt", en="Provider that is paid"), Text(sv="Elever", en="Pupils"), Text(sv="Miljoner kronor", en="SEK million"))  # fmt: skip
_BETWEEN_CAPTION = Text(
    sv="Vem som betalar vem, alla som börjar {years} och alla deras studieår",
    en="Who pays whom, all who begin in {years} and all their years of study",
)
_FEW = Text(
    sv="Betalningar för färre än fem elever visas inte.",
    en="Payments for fewer than five pupils are not shown.",
)


def providers(plan: SavedPlan, names: Mapping[str, str]) -> Table:
    """Tell what each provider's groups cost, all planned autumns together, beside today's, and what it pays as a payer."""
    numbers = Numbers(current_language())
    cost = plan.frames["cost"].groupby("provider")[["places", "kronor", "today"]].sum()
    paid = plan.frames["payments"].groupby("payer")["kronor"].sum() if "payments" in plan.frames else None
    order = sorted(set(cost.index) | (set(paid.index) if paid is not None else set()))
    rows = []
    for code in order:
        there = cost.loc[code] if code in cost.index else None
        made = [numbers.decimal(there["places"] / len(plan.years)), kronor(there["kronor"]), kronor(there["today"]), signed(there["kronor"] - there["today"])] if there is not None else ["–"] * 4  # fmt: skip
        pays = kronor(float(paid[code])) if paid is not None and code in paid.index else "–"
        rows.append([names.get(str(code), str(code)), *made, pays])
    return _table(_PROVIDERS_CAPTION, _PROVIDERS, rows, text=1, plan=plan, notes=[str(_PAYS)])


def between(plan: SavedPlan, names: Mapping[str, str], *, most: int | None = None) -> Table | None:
    """Tell who pays whom, the largest first, `most` of them at most; None where the plan does not know."""
    frame = plan.frames.get("between")
    if frame is None or frame.empty:
        return None
    numbers = Numbers(current_language())
    rows = [
        [names.get(str(one.payer), str(one.payer)), names.get(str(one.receiver), str(one.receiver)), numbers.count(round(one.pupils)), kronor(one.kronor)]
        for one in rows_of(frame.sort_values("kronor", ascending=False).head(most or len(frame)))
    ]  # fmt: skip
    return _table(_BETWEEN_CAPTION, _BETWEEN, rows, text=2, plan=plan, notes=[str(_FEW)])


def _table(
    caption: Text,
    heads: Sequence[Text],
    rows: list[list[str]],
    *,
    text: int,
    plan: SavedPlan,
    notes: list[str],
) -> Table:
    years = f"{plan.years[0]}\N{EN DASH}{plan.years[-1]}"
    columns = [Column(str(head), numeric=place >= text) for place, head in enumerate(heads)]
    return Table(str(caption).format(years=years), columns, rows, notes)
