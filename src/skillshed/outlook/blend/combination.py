# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The blend: one forecast of several, whose spread also holds that they disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy.stats import norm

from skillshed.outlook.blend.opinions import CELL, OURS, latest, opinions
from skillshed.outlook.blend.settings import setting

if TYPE_CHECKING:
    from skillshed.outlook.blend.weights import Weights


def blend(ours: pd.DataFrame, others: pd.DataFrame, *, weights: Weights, level: float = 0.8) -> pd.DataFrame:
    """Blend our outlook with others'.

    The mean is the weighted mean of those who told the figure; their weights are scaled to sum to one. The variance is that of the
    mixture: the mean of their variances plus the variance between them (Wallis 2005), so that disagreement widens it.

    Args:
        ours: region, item, year, mean, low, high (persons).
        others: outlook, issue, region, item, year, value and, perhaps, low and high; each one's newest issue is used.
        weights: as `earn` gives; an outlook without a weight gets none, and is still in the disagreement table.
        level: share of outcomes between low and high.

    Returns:
        region, item, year, mean, low, high, outlooks (who told it, comma between), weight (ours); one row per figure of ours.
    """
    reach = float(norm.ppf(0.5 + level / 2))
    said = stacked(ours, others)
    said["weight"] = said["outlook"].map(dict(weights.share)).fillna(0.0).astype(float)
    said = said[said["weight"] > 0]
    own = _own_spread(ours, reach)
    said = said.merge(own, on=CELL, how="left")
    told = (said["high"] - said["low"]) / (2 * reach)
    said["spread"] = told.where(told.notna(), float(setting("intervals.without")) * said["spread"]).fillna(
        0.0
    )
    said["share"] = said["weight"] / said.groupby(CELL)["weight"].transform("sum")
    said["mean"] = said["share"] * said["value"]
    mean = said.groupby(CELL)["mean"].transform("sum")
    said["variance"] = said["share"] * (said["spread"] ** 2 + (said["value"] - mean) ** 2)
    mixed = said.groupby(CELL).agg(
        mean=("mean", "sum"), variance=("variance", "sum"), outlooks=("outlook", ", ".join)
    )
    ownership = said[said["outlook"] == OURS].set_index(CELL)["share"].rename("weight")
    wide = reach * np.sqrt(mixed["variance"])
    made = mixed.assign(low=(mixed["mean"] - wide).clip(lower=0.0), high=mixed["mean"] + wide).join(
        ownership, how="inner"
    )
    return made.reset_index()[[*CELL, "mean", "low", "high", "outlooks", "weight"]]


def stacked(ours: pd.DataFrame, others: pd.DataFrame) -> pd.DataFrame:
    """Our forecast and the others' newest ones in one table: outlook, region, item, year, value, low, high."""
    mine = _own(ours).assign(outlook=OURS)
    theirs = latest(opinions(others)).drop(columns="issue") if len(others) else mine.iloc[:0]
    return pd.concat([mine, theirs], ignore_index=True)


def _own_spread(ours: pd.DataFrame, reach: float) -> pd.DataFrame:
    mine = _own(ours)
    return mine[CELL].assign(spread=(mine["high"] - mine["low"]) / (2 * reach))


def _own(ours: pd.DataFrame) -> pd.DataFrame:
    return opinions(ours[[*CELL, "mean", "low", "high"]].rename(columns={"mean": "value"}), keys=CELL)
