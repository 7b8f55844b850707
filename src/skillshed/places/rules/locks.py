# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a planner has set by hand: so many groups at least, or at most."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.places.rows import Rows

if TYPE_CHECKING:
    from skillshed.places.columns import Columns
    from skillshed.places.network import Network

EQUATION = r"\mathrm{least}_{pjt} \le g_{pjt} \le \mathrm{most}_{pjt}"


def rows(net: Network, x: Columns) -> Rows:
    """Least ≤ g[p,j,t] ≤ most, for each lock."""
    locks = net.case.locks
    every = locks[locks["year"].isna()].drop(columns="year").merge(net.axis("year"), how="cross")
    locks = pd.concat([locks[locks["year"].isin(net.years)], every], ignore_index=True)
    index = pd.MultiIndex.from_frame(net.pairs[["programme", "site"]])
    pair = (
        index.get_indexer(pd.MultiIndex.from_frame(locks[["programme", "site"]]))
        if len(locks)
        else np.array([], dtype=int)
    )
    locks, pair = locks[pair >= 0].reset_index(drop=True), pair[pair >= 0]
    year = locks["year"].astype(int).to_numpy() - int(net.years[0])
    least = locks["min_groups"].astype(float).fillna(-np.inf).to_numpy()
    most = locks["max_groups"].astype(float).fillna(np.inf).to_numpy()
    labels = locks[["programme", "site", "year", "who", "why"]]
    return Rows(labels, least, most).add(np.arange(len(locks)), x["groups"][pair, year])
