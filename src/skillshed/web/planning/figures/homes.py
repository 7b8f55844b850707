# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who a plan affects: homes down, the programmes that change across, expected first-choice applicants in each cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.language import Text, current_language
from skillshed.report.numbers import Numbers
from skillshed.report.parts import Column, Table

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.places.saved import SavedPlan

_HOME = Text(sv="Hemkommun", en="Home")
_CAPTION = Text(
    sv="Förstahandssökande per år till det som ändras, efter hemkommun och program",
    en="First-choice applicants a year to what changes, by home municipality and programme",
)
_NOTE = Text(
    sv="< 5: färre än fem, som aldrig visas. +: därtill färre än fem till ännu en skola.",
    en="< 5: fewer than five, who are never shown. +: and fewer than five to yet another school.",
)
_MOST = Text(
    sv="Flest berörs i {home}: {count} sökande per år till program som ändras där de söker dem.",
    en="Most are affected in {home}: {count} applicants a year to programmes that change where they apply for them.",
)
FEW = "< 5"


def table(plan: SavedPlan) -> Table | None:
    """Give the table; None where nothing changes for anybody."""
    frame = plan.frames["affected"]
    if frame.empty:
        return None
    codes = sorted(frame["programme"].unique())
    rows = [
        [str(home), *(_cell(own[own["programme"] == code]) for code in codes)]
        for home, own in frame.groupby("home", sort=True)
    ]
    columns = [Column(str(_HOME), numeric=False), *(Column(str(code)) for code in codes)]
    return Table(str(_CAPTION), columns, rows, notes=[_meanings(frame, codes), str(_NOTE)])


def _cell(rows: pd.DataFrame) -> str:
    if rows.empty:
        return "–"
    few = rows["few"] | rows["applicants"].isna()
    if few.all():
        return FEW
    return Numbers(current_language()).count(float(rows.loc[~few, "applicants"].sum())) + (
        "+" if few.any() else ""
    )


def _meanings(frame: pd.DataFrame, codes: list[str]) -> str:
    names = frame.drop_duplicates("programme").set_index("programme")["name"]
    return "; ".join(f"{code} {names[code]}" for code in codes) + "."


def most(plan: SavedPlan) -> str:
    """Say where most are affected; nothing where nobody is, or all are too few to be told of."""
    sums = plan.frames["affected"].groupby("home")["applicants"].sum().sort_values()
    if sums.empty or not sums.iloc[-1] > 0:
        return ""
    return str(_MOST).format(
        home=sums.index[-1], count=Numbers(current_language()).count(float(sums.iloc[-1]))
    )
