# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Alone, within or across cooperation areas: what the region gains, what each municipality gets, and a fair share of the gain."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from skillshed.language import Text, current_language
from skillshed.report.charts.drawing import draw
from skillshed.report.charts.ranked import Dots, dots
from skillshed.report.numbers import Numbers
from skillshed.report.parts import Column, Figure, Source, Table
from skillshed.report.plan import kronor, signed
from skillshed.report.rows import rows_of

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.places.saved import SavedPlan

ID: Final = "samverkan"
WAYS: Final = {
    "today": Text(sv="Som i dag", en="As today"),
    "alone": Text(sv="Varje kommun för sig", en="Each municipality alone"),
    "within": Text(sv="Inom samverkansområden och avtal", en="Within cooperation areas and agreements"),
    "across": Text(sv="Över alla gränser", en="Across all borders"),
}
_FIND = Text(
    sv="{way} når flest elever det de söker: {count} per år får det inte, mot {alone} om varje kommun planerar för sig och {today} med dagens utbud",
    en="{way} most pupils get what they apply for: {count} a year do not, against {alone} if each municipality plans alone and {today} with today's offer",
)
_SHOWS = Text(
    sv="Elever per år som inte får det de söker, i medeltal över framtiderna. Bandet är åtta av tio framtider.",
    en="Pupils a year who do not get what they apply for, on average over the futures. The band is eight of ten futures.",
)
_HEADS = (Text(sv="Samverkan", en="Cooperation"), Text(sv="Får inte det de söker, per år", en="Do not get what they apply for, a year"), Text(sv="Nybörjare som arbetslivet saknar", en="Starters that working life lacks"), Text(sv="Restid, minuter", en="Journey, minutes"), Text(sv="Miljoner kronor per år", en="SEK million a year"), Text(sv="Vinst mot var för sig, miljoner kronor", en="Gain against alone, SEK million"))  # fmt: skip
_CAPTION = Text(
    sv="Samma elever, samma framtider, olika samverkan",
    en="The same pupils, the same futures, other cooperation",
)
_GAIN = Text(
    sv="Vinsten är skillnaden i vad planerna väger med planens vikter, alla planerade höstar.",
    en="The gain is the difference in what the plans weigh by the plan's weights, all planned autumns.",
)
_SOURCE = Text(
    sv="Egna beräkningar ur release {release}, {futures} framtider.",
    en="Own calculations from release {release}, {futures} futures.",
)
_HOMES = (Text(sv="Kommun", en="Municipality"), Text(sv="Får inte det de söker: för sig", en="Do not get what they apply for: alone"), Text(sv="inom", en="within"), Text(sv="över", en="across"), Text(sv="Betalar för sig", en="Pays alone"), Text(sv="inom", en="within"), Text(sv="över", en="across"), Text(sv="Del av vinsten", en="Share of the gain"))  # fmt: skip
_HOMES_CAPTION = Text(
    sv="Vad samverkan ger varje kommun: elever per år, och miljoner kronor för alla planerade höstar",
    en="What cooperation gives each municipality: pupils a year, and SEK million for all planned autumns",
)
_SHARE = Text(
    sv="Del av vinsten: vad kommunen i snitt tillför, vem som än kommer med först (Shapley 1953). ± är medelfelet där turordningar har lottats. Regionens behov av arbetskraft är inte med: det är ingen enskild kommuns.",
    en="Share of the gain: what the municipality adds on average, whoever joins first (Shapley 1953). ± is the standard error where orders were drawn. The region's need of labour is left out: it is no single municipality's.",
)


def figure(plan: SavedPlan) -> Figure | None:
    """Draw the ways to cooperate; None where they have not been asked for."""
    frame = plan.frames.get("cooperation")
    if frame is None or frame.empty:
        return None
    numbers, years = Numbers(current_language()), len(plan.years)
    marks = [
        Dots(
            name=str(WAYS[str(one.plan)]), after=one.unmet_wish / years, low=one.unmet_wish_low / years, high=one.unmet_wish_high / years,
            label=numbers.decimal(one.unmet_wish / years),
        )
        for one in rows_of(frame)
    ]  # fmt: skip
    finding = _finding(frame, years=years)
    return Figure(
        id=ID, finding=finding, shows=str(_SHOWS), summary=f"{finding}. {_SHOWS}", table=_ways(frame, years=years), notes=[str(_GAIN)],
        drawing=draw(lambda layout: dots(marks, layout), name=ID, summary=finding, language=current_language()),
        source=Source(str(_SOURCE).format(release=plan.release, futures=plan.futures)),
    )  # fmt: skip


def _finding(frame: pd.DataFrame, *, years: int) -> str:
    numbers = Numbers(current_language())
    every = frame.set_index("plan")["unmet_wish"] / years
    solved = every.drop("today")
    best = str(solved.idxmin())
    return str(_FIND).format(
        way=WAYS[best],
        count=numbers.decimal(float(solved[best])),
        alone=numbers.decimal(float(solved["alone"])),
        today=numbers.decimal(float(every["today"])),
    )


def _ways(frame: pd.DataFrame, *, years: int) -> Table:
    numbers = Numbers(current_language())
    rows = [
        [
            str(WAYS[str(one.plan)]), numbers.decimal(one.unmet_wish / years), numbers.decimal(one.unmet_need / years), numbers.decimal(one.minutes, digits=1),
            kronor(one.cost / years), signed(one.gain),
        ]
        for one in rows_of(frame)
    ]  # fmt: skip
    return Table(
        str(_CAPTION), [Column(str(head), numeric=place > 0) for place, head in enumerate(_HEADS)], rows
    )


def homes(plan: SavedPlan) -> Table | None:
    """Tell what each municipality gets, and its share; None where it has not been asked for."""
    frame = plan.frames.get("gain")
    if frame is None or frame.empty:
        return None
    rows = [
        [
            str(one.home), *(_persons(float(getattr(one, f"unmet_wish_{way}"))) for way in ("alone", "within", "across")),
            *(_paid(float(getattr(one, f"kronor_{way}"))) for way in ("alone", "within", "across")), _share(one),
        ]
        for one in rows_of(frame.sort_values("home"))
    ]  # fmt: skip
    columns = [Column(str(head), numeric=place > 0) for place, head in enumerate(_HOMES)]
    return Table(str(_HOMES_CAPTION), columns, rows, notes=[str(_SHARE)])


def _persons(count: float) -> str:
    numbers = Numbers(current_language())
    return numbers.few if math.isnan(count) else numbers.decimal(count)


def _paid(amount: float) -> str:
    return "–" if math.isnan(amount) else kronor(amount)


def _share(one: pd.Series) -> str:
    told = signed(float(one.share_kronor))
    return f"{told} ± {kronor(float(one.share_error))}" if one.share_error > 0 else told
