# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The agreements that a plan rests on: who they are between, and at what prices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.language import Text, current_language
from skillshed.report.numbers import Numbers
from skillshed.report.parts import Column, Table

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.places.saved import SavedPlan

_HEADS = (Text(sv="Avtal", en="Agreement"), Text(sv="Parter", en="Parties"), Text(sv="Kronor per elev och läsår", en="Kronor per pupil and year"))  # fmt: skip
_CAPTION = Text(
    sv="Samverkansavtal som planen räknar med", en="Cooperation agreements that the plan counts with"
)
_EVERY = Text(sv="alla program", en="every programme")
_SEVERAL = Text(
    sv="Har två kommuner flera avtal gäller det med färst parter. Parter utanför planens område visas inte.",
    en="Where two municipalities have several agreements the one with the fewest parties holds. Parties outside the plan's area are not shown.",
)


def agreements(plan: SavedPlan) -> Table | None:
    """Tell each agreement's parties and prices; None where the plan rests on none, or was made before they were kept."""
    frame = plan.frames.get("agreements")
    if frame is None or frame.empty:
        return None
    rows = [
        [str(name), ", ".join(sorted(set(told["home"]))), _prices(told)]
        for name, told in frame.groupby("agreement", sort=True)
    ]
    columns = [Column(str(head), numeric=False) for head in _HEADS]
    return Table(caption=str(_CAPTION), columns=columns, rows=rows, notes=[str(_SEVERAL)])


def _prices(told: pd.DataFrame) -> str:
    """Each price with the programmes that have it, the lowest first."""
    numbers = Numbers(current_language())
    return "; ".join(
        f"{numbers.decimal(float(str(price)))}: {', '.join(str(code) or str(_EVERY) for code in sorted(set(rows['programme'])))}"
        for price, rows in told.groupby("price", sort=True)
    )
