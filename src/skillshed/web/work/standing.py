# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How a search stands, in figures that a page shows while it goes on."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from skillshed.language import Text, current_language
from skillshed.report.numbers import Numbers


class Key(NamedTuple):
    """One figure: what, how much, what it means."""

    label: str
    value: str
    detail: str


_VALUE: Final = (
    Text(sv="Bästa planen hittills", en="Best plan so far"),
    Text(sv="miljoner kronor; lägre är bättre", en="SEK million; lower is better"),
)
_BOUND: Final = (
    Text(sv="Ingen plan kan väga mindre än", en="No plan can weigh less than"),
    Text(sv="miljoner kronor; bevisat", en="SEK million; proven"),
)
_GAP: Final = (
    Text(sv="Gap", en="Gap"),
    Text(sv="så mycket bättre kan den bästa högst bli", en="the best can be better by this at most"),
)


def keys(facts: dict[str, Any]) -> list[Key]:
    """Give the figures there are so far: the best value, the bound, the gap between them."""
    numbers = Numbers(current_language())
    found = [
        Key(str(label), numbers.decimal(facts[name], digits=1), str(detail))
        for name, (label, detail) in (("value", _VALUE), ("bound", _BOUND))
        if name in facts
    ]
    if "gap" in facts:
        found.append(Key(str(_GAP[0]), numbers.percent(facts["gap"], digits=1), str(_GAP[1])))
    return found
