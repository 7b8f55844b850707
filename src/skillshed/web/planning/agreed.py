# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The desk's agreements as a case reads them: a row for each party and programme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from skillshed.web.planning.access import agreements_known_to
from skillshed.web.planning.models import Agreement

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from skillshed.web.planning.models import Plan

COLUMNS: Final = ("agreement", "area", "municipality", "programme", "price", "first_year", "last_year")
AUTUMN: Final = (8, 15)
"""Month and day by which an agreement must hold to count for those who start that autumn."""
ALWAYS: Final = 9999


def on_desk(plan: Plan) -> pd.DataFrame:
    """Give the agreements that the plan's organisation knows of; which of them hold in its first autumn the basis tells.

    Returns:
        A row for each party and programme, as the release's own agreements: a primary agreement is also a cooperation area.
    """
    told = agreements_known_to([plan.organisation])
    return pd.DataFrame([row for one in told for row in _rows(one)], columns=list(COLUMNS))


def _rows(one: Agreement) -> Iterator[dict[str, Any]]:
    primary = one.kind == Agreement.Kind.PRIMARY
    same = {
        "agreement": one.title, "area": one.title if primary else None,
        "first_year": _first(one.holds_from), "last_year": _last(one.holds_to) if one.holds_to else ALWAYS,
    }  # fmt: skip
    for municipality in one.parties:
        for programme, price in one.prices.items():
            yield {**same, "municipality": municipality, "programme": programme, "price": float(price)}


def _first(day: date) -> int:
    """The first autumn that an agreement holds in."""
    return day.year if (day.month, day.day) <= AUTUMN else day.year + 1


def _last(day: date) -> int:
    """The last autumn that an agreement holds in."""
    return day.year if (day.month, day.day) >= AUTUMN else day.year - 1
