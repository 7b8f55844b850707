# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How sure each change of a plan is: what would be decided in many futures, if each were known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from skillshed.language import Text, current_language
from skillshed.places.terms import MARKS
from skillshed.report.numbers import Numbers
from skillshed.report.rows import rows_of

if TYPE_CHECKING:
    from skillshed.places.saved import SavedPlan

MEANINGS: Final[dict[str, Text]] = {
    "no_regret": Text(sv="samma riktning i minst nio av tio framtider", en="the same direction in at least nine of ten futures"),
    "depends": Text(sv="riktig i en del framtider, fel i andra", en="right in some futures, wrong in others"),
    "option": Text(sv="planen väntar, men en del framtider kräver en ändring", en="the plan waits, but some futures ask for a change"),
}  # fmt: skip
_SHORT: Final[dict[str, Text]] = {
    "no_regret": Text(sv="ångras inte", en="no-regret"),
    "depends": Text(sv="beror på", en="depends"),
    "option": Text(sv="vänta och se", en="option"),
}


@dataclass(frozen=True)
class Mark:
    """How sure one decision is: its mark, in words, and in how many futures the same would be decided."""

    programme: str
    site: str
    kind: str
    word: str
    share: str


@dataclass(frozen=True)
class Sureness:
    """How many of the plan's decisions have each mark, and what the mark means."""

    kind: str
    word: str
    meaning: str
    count: int


def marks(plan: SavedPlan) -> dict[tuple[str, str], Mark]:
    """Give the mark of each decision by programme and site; nothing where the plan was tried on one future alone."""
    frame = plan.frames.get("robustness")
    if frame is None or frame.empty:
        return {}
    numbers = Numbers(current_language())
    return {
        (str(one.programme), str(one.site)): Mark(str(one.programme), str(one.site), str(one.mark), word(str(one.mark)), numbers.percent(one.share))
        for one in rows_of(frame)
    }  # fmt: skip


def word(mark: str) -> str:
    """Say a mark in a word or two."""
    return str(_SHORT.get(mark) or MARKS.get(mark) or mark)


def counted(plan: SavedPlan) -> list[Sureness]:
    """Count the decisions by mark: changes from today, and waiting where some futures ask for a change."""
    frame = plan.frames.get("robustness")
    if frame is None or frame.empty:
        return []
    told = frame[(frame["direction"] != 0) | (frame["mark"] == "option")]["mark"].value_counts()
    return [
        Sureness(mark, word(mark), str(meaning), int(told.get(mark, 0))) for mark, meaning in MEANINGS.items()
    ]
