# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The key as its source typed it has several codes in a cell and has lost leading zeros: one row per pair, whole codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

_DIGITS = 4


def step(frames: list[pd.DataFrame]) -> list[pd.DataFrame]:
    """Split cells at commas and give codes their leading zeros back (`110` is `0110`)."""
    return [_pairs(frame) for frame in frames]


def _pairs(frame: pd.DataFrame) -> pd.DataFrame:
    listed = frame["isco08"].astype("str").str.split(r"[,;\s]+", regex=True)
    rows = frame.assign(isco08=listed).explode("isco08")
    rows = rows[rows["isco08"] != ""].assign(
        isco08=lambda told: told["isco08"].astype("str").str.zfill(_DIGITS),
        ssyk2012=lambda told: told["ssyk2012"].astype("str").str.zfill(_DIGITS),
    )
    return rows.drop_duplicates(["ssyk2012", "isco08"]).reset_index(drop=True)
