# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Regions that are gone before the base year: what they had is another's now, and would be counted twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

_SHOWN = 6


def without_gone(frame: pd.DataFrame, *, base: int, remarks: list[Text]) -> pd.DataFrame:
    """Leave out regions of which the base year has no row; one whose figures are withheld still has its rows.

    Args:
        frame: region, year, …; years up to the base.
        base: the base year; where no region has a row of it, nothing is left out.
        remarks: takes what was left out.
    """
    last = frame.groupby("region")["year"].max()
    gone = last.index[last < base]
    if gone.empty or len(gone) == len(last):
        return frame
    told = listed([f"{region} ({last[region]})" for region in gone])
    remarks.append(
        Text(
            sv=f"Regioner som inte finns basåret {base} skrivs inte fram (sista året inom parentes): {told}. Har de delats eller slagits samman hör de till de nya.",
            en=f"Regions that are not there in the base year {base} are not projected (their last year in brackets): {told}. Where they were split or merged, they belong to the new ones.",
        )
    )
    return frame[~frame["region"].isin(gone)]


def listed(names: Sequence[str]) -> str:
    """The first few names, and how many more."""
    more = f" (+{len(names) - _SHOWN})" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more
