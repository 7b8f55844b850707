# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What outlooks say, ours among them, as one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from skillshed.errors import InputError
from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

OURS = "skillshed"
CELL = ["region", "item", "year"]


def opinions(frame: pd.DataFrame, *, keys: Sequence[str] = ("outlook", "issue", *CELL)) -> pd.DataFrame:
    """Check a table of forecasts and give it with codes as text and low, high filled with NaN where it has none.

    Args:
        frame: the keys, value (persons; the dataset `outlook_external` calls it `persons`) and, perhaps, low and high.
        keys: what tells one forecast from another.

    Raises:
        InputError: a column is missing, a figure is negative, an interval does not hold its own forecast, or a forecast is
            there twice.
    """
    if "value" not in frame:
        frame = frame.rename(columns={"persons": "value"})
    lacking = [name for name in (*keys, "value") if name not in frame]
    if lacking:
        raise _unusable(
            ", ".join(lacking),
            Text(sv="Kolumner saknas.", en="Columns are missing."),
            mend=Text(
                sv=f"Ge kolumnerna {', '.join(keys)} och value.",
                en=f"Give the columns {', '.join(keys)} and value.",
            ),
        )
    made = frame[list(keys)].copy()
    for name in keys:
        made[name] = frame[name].astype(int) if name in {"issue", "year"} else frame[name].astype(str)
    for name in ("value", "low", "high"):
        made[name] = (
            pd.to_numeric(frame[name], errors="coerce").astype(float) if name in frame else float("nan")
        )
    made = made[made["value"].notna()].reset_index(drop=True)
    _need_reason(made, keys)
    return made


def latest(frame: pd.DataFrame) -> pd.DataFrame:
    """Keep each outlook's newest issue."""
    return frame[frame["issue"] == frame.groupby("outlook")["issue"].transform("max")].reset_index(drop=True)


def _need_reason(made: pd.DataFrame, keys: Sequence[str]) -> None:
    outside = (made["low"] > made["value"]) | (made["high"] < made["value"])
    for wrong, why in (
        (made["value"] < 0, Text(sv="Antalet är negativt.", en="The number is negative.")),
        (
            outside,
            Text(sv="Intervallet rymmer inte prognosen.", en="The interval does not hold the forecast."),
        ),
        (
            made.duplicated(list(keys)),
            Text(sv="Samma prognos finns två gånger.", en="The same forecast is there twice."),
        ),
    ):
        if wrong.any():
            row = made[wrong].iloc[0]
            where = ", ".join(f"{name} {row[name]}" for name in keys)
            raise _unusable(
                where, why, mend=Text(sv="Rätta raden i källan.", en="Correct the row at its source.")
            )


def _unusable(where: str, why: Text, *, mend: Text) -> InputError:
    return InputError(
        Text(sv="Prognoserna går inte att använda.", en="The forecasts cannot be used."),
        where=where,
        why=why,
        mend=mend,
    )
