# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What one unit more of what binds would give: one line per rule and place, with its most valuable autumn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillshed.language import Text
from skillshed.places.rules import RULES
from skillshed.report.plan import kronor
from skillshed.report.rows import rows_of
from skillshed.web.planning.figures.names import spelled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillshed.places.saved import SavedPlan

_ONE = Text(sv="en {unit}", en="one {unit}")
WORTH = 50_000.0
"""Kronor below which a price is not worth a line: it would be told as nil."""


@dataclass(frozen=True)
class Price:
    """One thing more: what, where, in which autumn, its worth in millions of kronor."""

    what: str
    where: str
    year: str
    gain: str


def prices(plan: SavedPlan, names: Mapping[str, str]) -> list[Price]:
    """Give the price of each constraint that binds, the most valuable first."""
    frame, seen, made = plan.frames.get("prices"), set(), []
    if frame is None or frame.empty:
        return []
    for one in rows_of(frame[frame["gain"] >= WORTH].sort_values("gain", ascending=False)):
        parts = spelled(str(one.where), dict(names)).split(" · ")
        year = next((part for part in parts if part.isdecimal() and len(part) == 4), "")  # noqa: PLR2004 - a year
        where = ", ".join(part for part in parts if part != year)
        if (one.rule, where) not in seen:
            seen.add((one.rule, where))
            made.append(Price(_what(str(one.rule), str(one.unit)), where, year, kronor(float(one.gain))))
    return made


def _what(rule: str, unit: str) -> str:
    told = RULES.get(rule)
    return str(_ONE).format(unit=str(told.unit) if told and told.unit else unit)
