# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Verdicts of shortage and surplus beside the balance that a fictitious world came to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.balance.settings import setting

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

KEYS = ["region", "education"]


def verdicts(said: pd.DataFrame, true: pd.DataFrame, *, base: int, horizons: Sequence[int]) -> pd.DataFrame:
    """Put verdicts beside the truth.

    The true gap takes demand and supply from where the outlook finds them in the base year, which is measured, and lets them change
    as they did in truth; the same margin makes it a shortage, a balance or a surplus. So what is judged is what was expected to
    change.

    Args:
        said: `outlook_balance`.
        true: region, education, year, labour_force, demand; persons.
        base: the last published year.
        horizons: years after it.

    Returns:
        region, education, horizon, said, true, p_shortage, p_surplus, gap (the true one, share of demand), persons (asked for in the last
        published year); groups too small to be judged are left out.
    """
    said = said.astype(dict.fromkeys(KEYS, str))
    start = said[said["year"] == base].set_index(KEYS)[["demand", "supply"]]
    known = true[true["year"] == base].set_index(KEYS)[["demand", "labour_force"]]
    then = start.join(known, rsuffix="_true", how="inner")
    judged = said[
        (said["mark"].astype(object) != "few") & said["year"].isin([base + ahead for ahead in horizons])
    ]
    both = judged.merge(
        true[[*KEYS, "year", "demand", "labour_force"]], on=[*KEYS, "year"], suffixes=("", "_true")
    )
    both = both.join(then.add_suffix("_then"), on=KEYS, how="inner")
    demand = both["demand_then"] * both["demand_true"] / both["demand_true_then"]
    supply = both["supply_then"] * both["labour_force"] / both["labour_force_then"]
    gap, margin = demand - supply, float(setting("verdict.margin")) * demand
    word = np.select([gap > margin, gap < -margin], ["shortage", "surplus"], "balance")
    kept = both[[*KEYS, "p_shortage", "p_surplus"]]
    return kept.assign(
        horizon=both["year"] - base,
        said=both["verdict"].astype(str),
        true=word,
        gap=gap / demand,
        persons=both["demand_then"],
    )
