# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Openings of one education group: how many must be recruited after those who leave at 65, and to jobs that are added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from skillshed.language import Text
from skillshed.report.charts.drawing import draw
from skillshed.report.charts.ranked import Bars, Key, bars
from skillshed.report.marks import explain
from skillshed.report.parts import Column, Figure, Table
from skillshed.report.rows import rows_of
from skillshed.report.sections.openings import about

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.report.view import View

_PARTS: Final = ("replacement", "growth", "mix")
_FIND = Text(
    sv="Omkring {total} personer med {name} behöver rekryteras i {area} {first}–{last}; {left} av dem ersätter 65-åringar",
    en="About {total} persons in the education group {name} need to be recruited in {area} in {first}–{last}; {left} of them replace 65-year-olds",
)
_FIND_FEWER = Text(
    sv="Omkring {left} personer med {name} fyller 65 och lämnar arbetet i {area} {first}–{last}; jobben blir {fewer} färre, så omkring {total} behöver rekryteras",
    en="About {left} persons in the education group {name} turn 65 and leave work in {area} in {first}–{last}; there will be {fewer} fewer jobs, so about {total} need to be recruited",
)
_FIND_NONE = Text(
    sv="Omkring {left} personer med {name} fyller 65 och lämnar arbetet i {area} {first}–{last}, men jobben minskar mer än så: ingen nyrekrytering behövs för antalet",
    en="About {left} persons in the education group {name} turn 65 and leave work in {area} in {first}–{last}, but jobs fall by more: the number needs no recruits",
)
_SHOWS = Text(
    sv="Nyrekryteringsbehov sedan {base}, personer: ersättning för dem som fyller 65, och fler eller färre jobb med ändrade utbildningskrav. Svart streck: summan. Minskar jobben går den delen bakåt.",
    en="Openings since {base}, persons: replacement of those who turn 65, and more or fewer jobs with changed educational demands. Black tick: the sum. Where jobs fall that part pulls back.",
)
_APART = Text(
    sv="Summan lägger ihop väntade värden; delarnas intervall kan inte läggas ihop. Den som dör, flyttar eller byter yrke före 65 är inte med här, utan i diagrammet över varför gapet ändras.",
    en="The sum adds expected values; the parts' intervals cannot be added. Those who die, move or change occupation before 65 are not in it, but in the chart of why the gap changes.",
)
_NAMES = (Text(sv="Ersättning", en="Replacement"), Text(sv="Tillväxt", en="Growth"))
_HEADS = (
    Text(sv="Period", en="Period"), Text(sv="Behov", en="Openings"), Text(sv="65-åringar som lämnar", en="65-year-olds leaving"),
    Text(sv="80 % intervall", en="80% interval"), Text(sv="Fler eller färre jobb", en="More or fewer jobs"),
    Text(sv="80 % intervall", en="80% interval"), Text(sv="Ändrade utbildningskrav", en="Changed education mix"), Text(sv="80 % intervall", en="80% interval"),
)  # fmt: skip


class Size(NamedTuple):
    """A figure with its 80 % interval, persons."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class Need:
    """Openings from the base year until a year, part by part."""

    year: int
    parts: dict[str, Size]

    @property
    def left(self) -> float:
        """Those who turn 65 and leave."""
        return self.parts["replacement"].mean

    @property
    def growth(self) -> float:
        """Jobs added or gone, changed educational demands included."""
        return self.parts["growth"].mean + self.parts["mix"].mean

    @property
    def total(self) -> float:
        """All who must be recruited; below nil where jobs fall by more than people leave."""
        return self.left + self.growth


def group_openings(view: View, code: str, *, name: str, base: int) -> Figure | None:
    """Draw one group's openings until each year told; nothing where a part of them is too small to be shown.

    Args:
        view: an area of a release.
        code: of the education group.
        name: of the group, as it stands inside a sentence.
        base: the last year that is known.
    """
    needs = _needs(view, code)
    if not needs:
        return None
    finding = _found(view, needs[-1], name=name, base=base)
    rows = [_bar(view, each, base) for each in needs]
    key = Key(*(text.within(view.language) for text in _NAMES))
    return Figure(
        id="group-openings", finding=finding, shows=view.say(_SHOWS, base=base), summary=finding,
        drawing=draw(lambda layout: bars(rows, layout, key=key), name=f"openings-{code}", summary=finding + ".", language=view.language),
        table=_table(view, needs, base=base, caption=finding), source=view.source("outlook_balance_why"),
        notes=[_APART.within(view.language)],
    )  # fmt: skip


def _needs(view: View, code: str) -> list[Need]:
    frame = view.here("outlook_balance_why")
    if frame is None:
        return []
    own = frame[(frame["education"] == code) & frame["component"].isin(_PARTS)].dropna(subset=["mean"])
    found: dict[int, dict[str, Size]] = {}
    for row in rows_of(own.sort_values("year")):
        found.setdefault(int(row.year), {})[str(row.component)] = Size(row.mean, row.low, row.high)
    whole = [Need(year, parts) for year, parts in found.items() if len(parts) == len(_PARTS)]
    return whole if whole and whole[-1].left >= view.numbers.k else []


def _found(view: View, need: Need, *, name: str, base: int) -> str:
    fewer = -need.growth >= view.numbers.k
    text = _FIND_NONE if need.total < view.numbers.k else _FIND_FEWER if fewer else _FIND
    left = need.left if fewer else min(need.left, need.total)
    told = {"total": need.total, "left": left, "fewer": abs(need.growth)}
    figures = {key: about(view, value) for key, value in told.items()}
    return view.say(text, **figures, name=name, area=view.area, first=base + 1, last=need.year)


def _bar(view: View, need: Need, base: int) -> Bars:
    return Bars(
        name=f"{base + 1}–{need.year}", replacement=need.left, expansion=need.growth, total=need.total, label=about(view, need.total)
    )  # fmt: skip


def _table(view: View, needs: Sequence[Need], *, base: int, caption: str) -> Table:
    numbers, rows = view.numbers, []
    for need in needs:
        cells = [f"{base + 1}–{need.year}", about(view, need.total)]
        for part in _PARTS:
            size = need.parts[part]
            written = numbers.expected if part == "replacement" else numbers.change
            cells += [written(size.mean, low=size.low, high=size.high), numbers.interval(size.low, size.high)]
        rows.append(cells)
    columns = [Column(text.within(view.language), numeric=place > 0) for place, text in enumerate(_HEADS)]
    return Table(caption=caption, columns=columns, rows=rows, notes=explain(rows, view))
