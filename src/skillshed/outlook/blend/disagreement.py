# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who says what, and how far apart: a table that never leaves anybody out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.language import Text
from skillshed.outlook.blend.combination import stacked
from skillshed.outlook.blend.opinions import CELL, OURS

if TYPE_CHECKING:
    import pandas as pd


def disagreement(ours: pd.DataFrame, others: pd.DataFrame) -> pd.DataFrame:
    """Set every outlook's newest figures beside ours.

    Args:
        ours: region, item, year, mean, low, high (persons).
        others: outlook, issue, region, item, year, value and, perhaps, low and high.

    Returns:
        region, item, year, outlook, value, ours, low, high (our interval), apart (value - ours, persons), widths (apart in half-widths of
        our interval: beyond one on either side it is outside it), outside. One row for each figure that somebody else told; where
        we told none, ours and what follows from it are empty. Largest disagreement first, then what only others tell.
    """
    said = stacked(ours, others)
    mine = said[said["outlook"] == OURS].rename(columns={"value": "ours"})[[*CELL, "ours", "low", "high"]]
    theirs = said[said["outlook"] != OURS][[*CELL, "outlook", "value"]]
    beside = theirs.merge(mine, on=CELL, how="left")
    beside["apart"] = beside["value"] - beside["ours"]
    reach = np.where(beside["apart"] >= 0, beside["high"] - beside["ours"], beside["ours"] - beside["low"])
    certain = np.where(beside["apart"] == 0, 0.0, np.sign(beside["apart"]) * np.inf)
    known = beside["ours"].notna()
    beside["widths"] = np.where(reach > 0, beside["apart"] / np.where(reach > 0, reach, 1.0), certain)
    beside["widths"] = beside["widths"].where(known)
    beside["outside"] = (beside["widths"].abs() > 1).where(known).astype("boolean")
    order = beside["widths"].abs().fillna(-1.0).sort_values(ascending=False, kind="stable").index
    columns = [*CELL, "outlook", "value", "ours", "low", "high", "apart", "widths", "outside"]
    return beside.loc[order, columns].reset_index(drop=True)


def explain(table: pd.DataFrame) -> Text:
    """Say in a sentence or two how far the outlooks are apart, outlook by outlook."""
    told = [_one(str(name), part) for name, part in table.groupby("outlook", sort=True)]
    return Text(sv=" ".join(one.sv for one in told), en=" ".join(one.en for one in told))


def _one(name: str, part: pd.DataFrame) -> Text:
    beside = part[part["ours"].notna()]
    alone = len(part) - len(beside)
    out = int(beside["outside"].fillna(value=False).sum())
    higher = int((beside["apart"] > 0).sum())
    more = (
        Text(sv=f" {alone} uppgifter har bara {name}.", en=f" {alone} figures only {name} has.")
        if alone
        else Text(sv="", en="")
    )
    return Text(
        sv=f"{name}: {out} av {len(beside)} uppgifter ligger utanför vårt intervall, {higher} är högre än våra.{more.sv}",
        en=f"{name}: {out} of {len(beside)} figures are outside our interval, {higher} are higher than ours.{more.en}",
    )
