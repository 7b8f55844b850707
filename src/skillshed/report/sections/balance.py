# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Shortage and surplus: what educations will be lacking, how sure that is, by which rule it is said, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from skillshed.codes import classification
from skillshed.language import Text, lowered
from skillshed.outlook.balance.decomposition import PARTS
from skillshed.outlook.balance.sensitivity import told
from skillshed.outlook.balance.verdict import SYNTHETIC, WORDS
from skillshed.report.charts.drawing import draw
from skillshed.report.charts.ranked import Dots, Step, dots, steps
from skillshed.report.marks import explain
from skillshed.report.parts import Column, Figure, Section, Table
from skillshed.report.rows import rows_of

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.report.view import View

_TITLE = Text(sv="Brist och överskott", en="Shortage and surplus")
_FIND = Text(
    sv="{year} väntas brist i {short} av {all} utbildningsgrupper och överskott i {over}; mest fattas det {largest}",
    en="In {year}, shortage is expected in {short} of {all} education groups and surplus in {over}; most lacking are people with {largest}",
)
_FIND_NONE = Text(
    sv="{year} väntas ingen säker brist; överskott i {over} av {all} utbildningsgrupper",
    en="In {year}, no certain shortage is expected; surplus in {over} of {all} education groups",
)
_SHOWS = Text(
    sv="Efterfrågan minus tillgång {year}, personer, i de {n} grupper där gapet är störst åt vardera hållet. Punkten är det väntade gapet, bandet 80 % intervall. Till höger om noll fattas det folk. Ordet är omdömet, talet hur sannolik bristen eller överskottet är.",
    en="Demand less supply in {year}, persons, in the {n} groups with the largest gaps either way. The dot is the expected gap, the band an 80% interval. To the right of zero people are lacking. The word is the verdict, the figure how likely the shortage or surplus is.",
)
_WHY = Text(
    sv="{name}: bristen ökar mest genom {up} och dämpas mest av {down}",
    en="{name}: the shortage grows most by {up} and is eased most by {down}",
)
_WHY_SHOWS = Text(
    sv="Vad förändringen av gapet {base}–{year} består av, personer. Fyllda staplar gör bristen större, streckade mindre; den sista är summan. Delarna summerar exakt.",
    en="What the change of the gap {base}–{year} consists of, persons. Filled bars make the shortage larger, outlined ones smaller; the last is the sum. The parts add exactly.",
)
_SUM = Text(sv="Hela förändringen", en="The whole change")
_UNCERTAIN = Text(sv="För {name}: {told}", en="For {name}: {told}")
_TOGETHER = Text(
    sv="Grupper med färre än 100 personer i arbetskraften bedöms tillsammans med de andra små på samma nivå.",
    en="Groups with fewer than 100 persons in the labour force are judged together with the other small ones of their level.",
)
_HEADS = (
    Text(sv="Utbildningsgrupp", en="Education group"), Text(sv="Omdöme", en="Verdict"), Text(sv="Efterfrågan", en="Demand"),
    Text(sv="Tillgång", en="Supply"), Text(sv="Gap", en="Gap"), Text(sv="80 % intervall", en="80% interval"),
    Text(sv="Sannolikhet brist", en="Probability of shortage"), Text(sv="Sannolikhet överskott", en="Probability of surplus"),
)  # fmt: skip
_WHY_HEADS = (
    Text(sv="Del", en="Part"),
    Text(sv="Personer", en="Persons"),
    Text(sv="80 % intervall", en="80% interval"),
)


def balance(view: View) -> Section | None:
    """Make the chapter; nothing where the release has no balance for the region."""
    frame = view.here("outlook_balance")
    if frame is None:
        return None
    last = frame[frame["year"] == frame["year"].max()].sort_values("mean", ascending=False, kind="stable")
    shown = last[last["mark"].ne("few").fillna(value=True)]
    if shown.empty:
        return None
    largest = _largest(shown)
    figures = [_verdicts(view, last, shown), why(view, largest, base=int(frame["year"].min()))]
    return Section(
        id="balance",
        title=_TITLE.within(view.language),
        lead=[*view.remarks("balance")[:1], *_drawn_from(view, frame)],
        figures=[figure for figure in figures if figure is not None],
        notes=[*sensitive(view, largest), *view.remarks("balance")[1:], _TOGETHER.within(view.language)],
    )


def _drawn_from(view: View, frame: pd.DataFrame) -> list[str]:
    """Say that a municipality's figures rest on its county's educations."""
    synthetic = "basis" in frame and frame["basis"].astype(str).eq("county").any()
    return [SYNTHETIC.within(view.language)] if synthetic else []


def _largest(shown: pd.DataFrame) -> str:
    """The group with the largest expected shortage among those judged so, else the largest gap."""
    short = shown[shown["verdict"] == "shortage"]
    return str((short if len(short) else shown).iloc[0]["education"])


def _verdicts(view: View, last: pd.DataFrame, shown: pd.DataFrame) -> Figure:
    year = int(shown["year"].iloc[0])
    short, over = ((shown["verdict"] == word).sum() for word in ("shortage", "surplus"))
    find = _FIND if short else _FIND_NONE
    largest = education(view, _largest(shown))
    finding = view.say(find, year=year, short=short, over=over, all=len(shown), largest=lowered(largest))
    most = view.settings.groups_each_way
    ends = shown if len(shown) <= 2 * most else shown.iloc[[*range(most), *range(-most, 0)]]
    rows = [_dot(view, row) for row in rows_of(ends)]
    return Figure(
        id="balance-verdicts",
        finding=finding,
        shows=view.say(_SHOWS, year=year, n=len(rows)),
        summary=finding,
        drawing=draw(
            lambda layout: dots(rows, layout, number="+,.0f"),
            name="balance",
            summary=finding + ".",
            language=view.language,
        ),
        table=_table(view, last, finding),
        source=view.source("outlook_balance"),
    )


def _dot(view: View, row: Any) -> Dots:
    name = education(view, str(row.education))
    return Dots(
        name=name, after=float(row.mean), low=float(row.low), high=float(row.high), label=_said(view, row)
    )


def _said(view: View, row: Any) -> str:
    """The verdict, and how likely the shortage or surplus is that it speaks of: `brist 73 %`, `balans`."""
    sure = {"shortage": float(row.p_shortage), "surplus": float(row.p_surplus)}.get(str(row.verdict))
    return _word(view, row) if sure is None else f"{_word(view, row)} {view.numbers.percent(sure)}"


def _word(view: View, row: Any) -> str:
    return WORDS[str(row.verdict)].within(view.language)


def _table(view: View, last: pd.DataFrame, caption: str) -> Table:
    numbers, rows = view.numbers, []
    for row in rows_of(last):
        name = f"{row.education} {education(view, str(row.education))}"
        if str(row.mark) == "few" or min(row.demand, row.supply) < numbers.k:
            rows.append([name, _word(view, row), *[numbers.few] * 4, *["–"] * 2])
            continue
        size = {"low": row.low, "high": row.high}
        rows.append(
            [
                name, _word(view, row), numbers.expected(row.demand, **size), numbers.expected(row.supply, **size),
                numbers.change(row.mean, **size), numbers.interval(row.low, row.high),
                numbers.percent(row.p_shortage), numbers.percent(row.p_surplus),
            ]
        )  # fmt: skip
    columns = [Column(text.within(view.language), numeric=place > 1) for place, text in enumerate(_HEADS)]
    return Table(caption=caption, columns=columns, rows=rows, notes=explain(rows, view))


def why(view: View, group: str, *, base: int) -> Figure | None:
    """Draw what the change of one group's gap consists of; nothing where the release does not tell."""
    frame = view.here("outlook_balance_why")
    if frame is None:
        return None
    own = frame[(frame["education"] == group) & (frame["year"] == frame["year"].max())].set_index("component")
    told_parts = own.reindex(
        [part for part in PARTS if part in own.index and abs(own.loc[part, "mean"]) >= view.numbers.k]
    )
    if told_parts.empty:
        return None
    ordered = told_parts.sort_values("mean", ascending=False, kind="stable")
    rows = _steps(view, ordered, own.loc["change"])
    name = education(view, group)
    finding = view.say(
        _WHY,
        name=name,
        up=lowered(_part(view, str(ordered.index[0]))),
        down=lowered(_part(view, str(ordered.index[-1]))),
    )
    return Figure(
        id="balance-why",
        finding=finding,
        shows=view.say(_WHY_SHOWS, base=base, year=int(own["year"].iloc[0])),
        summary=finding,
        drawing=draw(
            lambda layout: steps(rows, layout),
            name="balance-why",
            summary=finding + ".",
            language=view.language,
        ),
        table=_why_table(view, own, finding),
        source=view.source("outlook_balance_why"),
    )


def _steps(view: View, parts: pd.DataFrame, change: pd.Series) -> list[Step]:
    """The parts one after the other; what is too small to be told is in the step to the sum."""
    rows, at = [], 0.0
    for row in rows_of(parts):
        label = view.numbers.change(row.mean, low=row.low, high=row.high)
        rows.append(Step(_part(view, str(row.Index)), at, at + row.mean, label))
        at += row.mean
    told_sum = {name: float(change[name]) for name in ("low", "high")}
    label = view.numbers.change(float(change["mean"]), **told_sum)
    return [*rows, Step(_SUM.within(view.language), 0.0, float(change["mean"]), label, whole=True)]


def _why_table(view: View, own: pd.DataFrame, caption: str) -> Table:
    numbers, rows = view.numbers, []
    ordered = [part for part in (*PARTS, "change") if part in own.index]
    for row in rows_of(own.reindex(ordered)):
        name = _SUM.within(view.language) if row.Index == "change" else _part(view, str(row.Index))
        rows.append(
            [name, numbers.change(row.mean, low=row.low, high=row.high), numbers.interval(row.low, row.high)]
        )
    columns = [Column(text.within(view.language), numeric=place > 0) for place, text in enumerate(_WHY_HEADS)]
    return Table(caption=caption, columns=columns, rows=rows, notes=explain(rows, view))


def sensitive(view: View, group: str) -> list[str]:
    """Say which assumption moves one group's verdict most."""
    frame = view.here("outlook_balance_sensitivity")
    if frame is None:
        return []
    own = frame[frame["education"] == group].sort_values("moves", ascending=False, kind="stable")
    return [
        view.say(
            _UNCERTAIN, name=lowered(education(view, group)), told=lowered(told(row).within(view.language))
        )
        for _, row in own.head(1).iterrows()
    ]


def education(view: View, code: str) -> str:
    """Name an education group; the code stands in where no classification knows it."""
    known = classification("education_group")
    return known.name(code).within(view.language) if code in known else code


def _part(view: View, name: str) -> str:
    return PARTS[name].within(view.language)
