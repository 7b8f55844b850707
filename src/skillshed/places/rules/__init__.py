# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Every rule of the plan, one file each: an equation, and the rows that say it. A new rule is a file and a line here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from skillshed.language import Text
from skillshed.places.rules import (
    budget,
    caps,
    change,
    equity,
    locks,
    minimum,
    needs,
    offering,
    placement,
    premises,
    ramp,
    seats,
    selection,
    steadiness,
    tail,
    teachers,
    travel,
    workplaces,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillshed.places.columns import Columns
    from skillshed.places.network import Network
    from skillshed.places.rows import Rows


class Rule(NamedTuple):
    """One rule.

    Attributes:
        title: what it is called.
        equation: what it says, in LaTeX.
        rows: what makes its rows.
        unit: what one unit more of its right-hand side is; empty where nobody can give more (an identity, not a constraint).
    """

    title: Text
    equation: str
    rows: Callable[[Network, Columns], Rows]
    unit: Text | None = None


RULES: Final[dict[str, Rule]] = {
    "placement": Rule(Text(sv="önskemål placeras eller räknas", en="wishes are placed or counted"), placement.EQUATION, placement.rows),
    "seats": Rule(Text(sv="platser", en="seats"), seats.EQUATION, seats.rows),
    "minimum": Rule(Text(sv="minsta grupp", en="smallest group"), minimum.EQUATION, minimum.rows, Text(sv="elev färre i minsta gruppen", en="pupil fewer in the smallest group")),
    "offering": Rule(Text(sv="grupper där det erbjuds", en="groups where it is offered"), offering.EQUATION, offering.rows),
    "steadiness": Rule(Text(sv="öppnat är öppet, stängt är stängt", en="opened stays open, closed stays closed"), steadiness.EQUATION, steadiness.rows),
    "ramp": Rule(Text(sv="takt i förändring", en="pace of change"), ramp.EQUATION, ramp.rows, Text(sv="grupp större förändring", en="group of change more")),
    "premises": Rule(Text(sv="lokaler", en="premises"), premises.EQUATION, premises.rows, Text(sv="grupp till i lokalerna", en="group more in the house")),
    "teachers": Rule(Text(sv="lärare", en="teachers"), teachers.EQUATION, teachers.rows, Text(sv="lärare till", en="teacher more")),
    "workplaces": Rule(Text(sv="arbetsplatser för APL och LIA", en="workplaces for APL and LIA"), workplaces.EQUATION, workplaces.rows, Text(sv="arbetsplats till", en="workplace more")),
    "budget": Rule(Text(sv="budget", en="budget"), budget.EQUATION, budget.rows, Text(sv="miljon kronor till", en="million kronor more")),
    "travel": Rule(Text(sv="restid", en="travel"), travel.EQUATION, travel.rows, Text(sv="elev till med lång resa", en="pupil more with a long journey")),
    "selection": Rule(Text(sv="allsidigt urval", en="comprehensive selection"), selection.EQUATION, selection.rows, Text(sv="program färre", en="programme fewer")),
    "locks": Rule(Text(sv="lås", en="locks"), locks.EQUATION, locks.rows, Text(sv="grupp fri från låset", en="group free from the lock")),
    "caps": Rule(Text(sv="tak för ett mål", en="cap on a goal"), caps.EQUATION, caps.rows, Text(sv="enhet högre tak (kronor: en miljon)", en="unit higher cap (kronor: a million)")),
    "needs": Rule(Text(sv="behov fylls eller räknas", en="need is met or counted"), needs.EQUATION, needs.rows),
    "tail": Rule(Text(sv="de sämsta framtiderna", en="the worst futures"), tail.EQUATION, tail.rows),
    "change": Rule(Text(sv="förändring mot i dag", en="change from today"), change.EQUATION, change.rows),
    "equity": Rule(Text(sv="kommunen som får minst", en="the worst-off municipality"), equity.EQUATION, equity.rows),
}  # fmt: skip
