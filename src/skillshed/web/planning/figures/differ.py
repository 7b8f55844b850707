# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Two plans side by side, in words: what they were made with, what each comes to, and each row that differs with its reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillshed.language import Text, current_language
from skillshed.places.goals import GOALS
from skillshed.places.saved import compare
from skillshed.report.numbers import Numbers
from skillshed.report.parts import Column, Table
from skillshed.report.plan_judged import lines
from skillshed.report.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillshed.places.saved import SavedPlan

_MEASURES = Text(
    sv="Vad de ger per år, i medeltal över framtiderna",
    en="What they give a year, on average over the futures",
)
_WHAT, _APART = Text(sv="Mått", en="Measure"), Text(sv="Skillnad", en="Difference")
_SETTINGS = Text(sv="Olika förutsättningar", en="Unlike settings")
_SETTING = Text(sv="Förutsättning", en="Setting")
_ROWS = Text(sv="Grupper som skiljer", en="Groups that differ")
_HEADS = (Text(sv="Program", en="Programme"), Text(sv="Skola", en="School"), Text(sv="Höstar", en="Autumns"))
_WHY = Text(sv="Varför", en="Why")
_WEIGHT = Text(sv="vikt: {goal}, kronor", en="weight: {goal}, kronor")

_LIMIT = Text(sv="gräns: {name}", en="limit: {name}")
_CODE = re.compile(r"\b(?:weights|limits)\.\w+")


@dataclass(frozen=True)
class Pair:
    """Two plans: what they give, were made with, and differ in; None where there is nothing to say."""

    measures: Table | None
    settings: Table | None
    rows: Table | None


def pair(one: SavedPlan, other: SavedPlan, *, titles: tuple[str, str], names: Mapping[str, str]) -> Pair:
    """Set two plans side by side.

    Args:
        one: a plan.
        other: another.
        titles: what planners call them.
        names: of municipalities, schools and programmes, by code.
    """
    made = compare(one, other)
    heads = [Column(title) for title in titles]
    settings = [
        [_setting(str(row.setting)), _plain(row.one), _plain(row.other)] for row in rows_of(made.settings)
    ]
    return Pair(
        measures=_measures(one, other, heads),
        settings=Table(str(_SETTINGS), [Column(str(_SETTING), numeric=False), *heads], settings)
        if settings
        else None,
        rows=_rows(one, other, titles=titles, names=names),
    )


def _measures(one: SavedPlan, other: SavedPlan, heads: list[Column]) -> Table | None:
    mine, theirs = ({line.measure: line for line in lines(plan)} for plan in (one, other))
    rows = [[mine[name].name, mine[name].plan, theirs[name].plan] for name in mine if name in theirs]
    return Table(str(_MEASURES), [Column(str(_WHAT), numeric=False), *heads], rows) if rows else None


def _rows(
    one: SavedPlan, other: SavedPlan, *, titles: tuple[str, str], names: Mapping[str, str]
) -> Table | None:
    """A row per programme, site, pair of counts and reason, with the autumns in which it is so."""
    made, numbers = compare(one, other), Numbers(current_language())
    if made.rows.empty:
        return None
    called = {one.name: titles[0], other.name: titles[1]}
    alike = made.rows.groupby(["programme", "site", "one", "other", "why"], sort=False)["year"]
    rows = [
        [
            names.get(str(programme), str(programme)), names.get(str(site), str(site)), _autumns(list(years)), numbers.decimal(float(str(mine))), numbers.decimal(float(str(theirs))),
            _called(str(why), called),
        ]
        for (programme, site, mine, theirs, why), years in alike
    ]  # fmt: skip
    columns = [
        *(Column(str(head), numeric=False) for head in _HEADS),
        Column(titles[0]),
        Column(titles[1]),
        Column(str(_WHY), numeric=False),
    ]
    return Table(str(_ROWS), columns, rows)


def _autumns(years: list[int]) -> str:
    first, last = min(years), max(years)
    whole = len(years) == last - first + 1 and last > first
    return f"{first}\N{EN DASH}{last}" if whole else ", ".join(str(year) for year in sorted(years))


def _called(why: str, titles: Mapping[str, str]) -> str:
    for name, title in titles.items():
        why = why.replace(name, title)
    return _CODE.sub(lambda found: _setting(found.group()), why)


def _setting(told: str) -> str:
    """A setting in words: a weight by its goal, a limit by its name."""
    kind, _, name = told.partition(".")
    if kind == "weights" and name in GOALS:
        return str(_WEIGHT).format(goal=str(GOALS[name].title).lower())
    return str(_LIMIT).format(name=name) if kind == "limits" else told


def _plain(value: object) -> str:
    if value in {None, "None"}:
        return "–"
    try:
        return Numbers(current_language()).decimal(
            float(str(value)), digits=0 if float(str(value)).is_integer() else 2
        )
    except ValueError:
        return str(value)
