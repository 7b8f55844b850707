# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What locks cost: a plan beside the one that it was made from, in kronor and persons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from skillshed.language import Text, current_language
from skillshed.report.numbers import Numbers

if TYPE_CHECKING:
    from skillshed.places.saved import SavedPlan

_MEASURES: Final[dict[str, tuple[Text, float]]] = {
    "cost": (Text(sv="{n} miljoner kronor i kostnad", en="SEK {n} million in cost"), 1e6),
    "unmet_need": (Text(sv="{n} nybörjare som arbetslivet saknar", en="{n} starters that working life lacks"), 1.0),
    "unmet_wish": (Text(sv="{n} elever som inte får det de söker", en="{n} pupils who do not get what they apply for"), 1.0),
}  # fmt: skip
_OTHER = Text(
    sv="Planerna vilar på olika siffror: en del av skillnaden kommer ur dem, inte ur det som är låst.",
    en="The plans rest on different figures: some of the difference comes from those, not from what is locked.",
)
_SEARCH = Text(
    sv="Bara det som låsen leder till ändras. Gick de inte att hålla så nära den förra planen, eller togs något bort, är planen gjord på nytt, och då kan små skillnader komma av det.",
    en="Only what the locks lead to is changed. Where they could not be held so near the plan before, or one was taken away, the plan was made anew, and small differences may come from that.",
)
_SAME = Text(sv="Ingen skillnad som går att se.", en="No difference that can be seen.")


@dataclass(frozen=True)
class Against:
    """The difference: what it comes to in a line each, and how many groups and cells differ."""

    lines: tuple[str, ...]
    groups: str


def against(plan: SavedPlan, base: SavedPlan) -> Against:
    """Tell what a plan comes to beside the one that it was made from, all planned autumns together."""
    numbers, mine, theirs = Numbers(current_language()), _judged(plan), _judged(base)
    said = []
    for name, (text, unit) in _MEASURES.items():
        if name in mine and name in theirs:
            apart = (mine[name] - theirs[name]) / unit
            digits = 1 if unit > 1 else 0
            if abs(apart) >= 0.5 * 10**-digits:
                said.append(str(text).format(n=numbers.decimal(apart, digits=digits, signed=True)))
    if said:
        said.append(str(_SEARCH))
    last = str(plan.years[-1])
    apart = float(plan.frames["change"][last].sum()) - (
        float(base.frames["change"][last].sum()) if last in base.frames["change"] else 0.0
    )
    if plan.release != base.release:
        said.append(str(_OTHER))
    return Against(tuple(said) or (str(_SAME),), numbers.decimal(apart, signed=True))


def _judged(plan: SavedPlan) -> dict[str, float]:
    frame = plan.frames.get("judged")
    if frame is None:
        return {}
    own = frame[frame["plan"] == "plan"]
    return {str(name): float(mean) for name, mean in zip(own["measure"], own["mean"], strict=True)}
