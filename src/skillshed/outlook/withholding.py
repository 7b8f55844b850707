# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Counts of too few persons are withheld from whatever leaves a release; the reason stands in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.codes import Missing
from skillshed.codes.secrecy import smallest_count

if TYPE_CHECKING:
    import pandas as pd

FIGURES = (
    ("value",),
    ("mean", "low", "high"),
    ("cumulative_mean", "cumulative_low", "cumulative_high"),
)
"""Columns that are shown or withheld together, the count itself first."""


def withhold(frame: pd.DataFrame) -> pd.DataFrame:
    """Withhold counts of one to four persons; nil is nobody, and stays.

    Args:
        frame: a table with `value`, or `mean, low, high`, or the cumulated three; persons.

    Returns:
        The same rows; withheld figures are missing, and `flag` says `secret` for the rows that lost one.
    """
    groups = [columns for columns in FIGURES if set(columns) <= set(frame.columns)]
    few = {columns: _too_few(frame[columns[0]]) for columns in groups}
    lost = [rows for rows in few.values() if rows.any()]
    if not lost:
        return frame
    kept = frame.copy()
    flag = kept["flag"].astype("object") if "flag" in kept else None
    for columns, rows in few.items():
        kept[list(columns)] = kept[list(columns)].astype(float).mask(rows)
    touched = lost[0].copy()
    for rows in lost[1:]:
        touched |= rows
    kept["flag"] = (flag if flag is not None else touched.map({True: None, False: None})).mask(
        touched, str(Missing.SECRET)
    )
    return kept


def _too_few(counts: pd.Series) -> pd.Series:
    size = counts.astype(float).abs()
    return (size > 0) & (size < smallest_count())
