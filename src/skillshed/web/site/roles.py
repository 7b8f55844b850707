# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the start page puts first for somebody who is signed in: the few things that those with their roles come for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.urls import NoReverseMatch, reverse

from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Door:
    """One thing to go to: the name of its address, what it is called, what one finds there."""

    name: str
    label: Text
    words: Text


_AREAS = Door(
    "outlook:areas",
    Text(sv="Utsikten", en="The outlook"),
    Text(
        sv="Vad som väntas fattas, och hur säkert det är.",
        en="What is expected to lack, and how sure that is.",
    ),
)
_COMPARE = Door(
    "outlook:compare",
    Text(sv="Jämför områden", en="Compare areas"),
    Text(sv="Rangordnat, med osäkerhet.", en="Ranked, with uncertainty."),
)
_MAP = Door(
    "outlook:map",
    Text(sv="Kartan", en="The map"),
    Text(sv="Var människor och behov blir fler.", en="Where people and needs grow."),
)
_TABLES = Door(
    "outlook:tables",
    Text(sv="Tabellerna", en="The tables"),
    Text(sv="Välj rader, vänd, hämta.", en="Choose rows, turn, download."),
)
_METHODS = Door(
    "outlook:methods",
    Text(sv="Så väl har det träffat", en="How well it has done"),
    Text(sv="Regler, antaganden, återtester.", en="Rules, assumptions, back-tests."),
)
_PLANS = Door(
    "planning:index",
    Text(sv="Planera platser", en="Plan places"),
    Text(
        sv="Hur många, var, och vad en ändring kostar och ger.",
        en="How many, where, and what a change costs and gives.",
    ),
)
_WORK = Door(
    "work:index",
    Text(sv="Mina arbeten", en="My jobs"),
    Text(sv="Det som räknas i bakgrunden.", en="What is worked out in the background."),
)
_ACCOUNT = Door(
    "people:account",
    Text(sv="Organisationen", en="The organisation"),
    Text(sv="Bjud in, dela ut roller, se loggen.", en="Invite, give roles, see the log."),
)
BY_ROLE: Final = {
    "planner": (_PLANS, _AREAS, _COMPARE, _WORK),
    "decider": (_PLANS, _AREAS, _METHODS),
    "counsellor": (_AREAS, _COMPARE, _MAP),
    "assessor": (_AREAS, _COMPARE),
    "employer": (_AREAS, _MAP),
    "administrator": (_ACCOUNT, _TABLES),
    "reader": (_AREAS, _TABLES, _METHODS),
}
"""What each role of an organisation's members comes for, first things first."""


def doors_of(roles: Iterable[str]) -> list[tuple[str, Door]]:
    """Give the doors of some roles with their addresses, each once; none that leads nowhere."""
    found = []
    for door in dict.fromkeys(door for role in roles for door in BY_ROLE.get(role, ())):
        try:
            found.append((reverse(door.name), door))
        except NoReverseMatch:  # a room that this site does not have
            continue
    return found
