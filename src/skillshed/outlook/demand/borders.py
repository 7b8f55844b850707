# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Regions whose borders changed: gone before the base year, come during the history, or another region than before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.language import Text
from skillshed.outlook.borders import listed, without_gone
from skillshed.outlook.demand.settings import setting

if TYPE_CHECKING:
    import pandas as pd


def inside_borders(frame: pd.DataFrame, *, base: int, remarks: list[Text]) -> pd.DataFrame:
    """Leave out regions that are gone, and a region's years before its border changed; say so, and who came later.

    Args:
        frame: region, year, value; years up to the base.
        base: the base year.
        remarks: takes what was left out.
    """
    left = without_gone(frame, base=base, remarks=remarks)
    _tell_come(left, remarks)
    return _without_other_borders(left, remarks)


def _tell_come(frame: pd.DataFrame, remarks: list[Text]) -> None:
    first = frame.groupby("region")["year"].min()
    come = first.index[first > first.min()]
    if come.empty:
        return
    told = listed([f"{region} ({first[region]})" for region in come])
    remarks.append(
        Text(
            sv=f"Regioner som tillkommer under perioden (första året inom parentes): {told}. Åren före är skattade efter yrkenas utveckling i andra regioner.",
            en=f"Regions that appear during the period (their first year in brackets): {told}. The years before are estimated by the occupations' development in other regions.",
        )
    )


def _without_other_borders(frame: pd.DataFrame, remarks: list[Text]) -> pd.DataFrame:
    """Leave out what a region had before all its jobs changed in one year by more than jobs do."""
    known = frame.dropna(subset=["value"])
    wide = known.groupby(["region", "year"])["value"].sum().unstack("year")  # noqa: PD010 - years become columns
    cells = known.groupby(["region", "year"]).size().unstack("year")  # noqa: PD010
    large = np.fmin(wide.shift(1, axis=1), wide) >= float(setting("borders.least_persons"))
    same = cells.eq(cells.shift(1, axis=1))
    factor = wide / wide.shift(1, axis=1)
    apart = np.abs(np.log(factor.where(large & same))) > np.log(float(setting("borders.largest_change")))
    changed = {str(region): int(row.index[row][-1]) for region, row in apart.iterrows() if row.any()}
    if not changed:
        return frame
    told = listed([f"{region} {year}" for region, year in changed.items()])
    remarks.append(
        Text(
            sv=f"Alla jobb i regionen ändras språngvis, som när en region delas eller slås samman; åren före används inte: {told}.",
            en=f"All jobs of the region jump, as when a region is split or merged; the years before are not used: {told}.",
        )
    )
    since = frame["region"].map(changed).fillna(frame["year"].min()).astype(int)
    return frame[frame["year"] >= since]
