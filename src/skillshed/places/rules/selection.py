# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Each cooperation area offers a comprehensive selection of national programmes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.places.rows import Rows

if TYPE_CHECKING:
    from skillshed.places.columns import Columns
    from skillshed.places.network import Network

EQUATION = (
    r"a_{Apt} \le \sum_{j \in A} o_{pjt}, \quad \sum_{p \text{ national}} a_{Apt} \ge \mathrm{selection}"
)


def rows(net: Network, x: Columns) -> Rows:
    """a[A,p,t] ≤ Σ_{j in A} o[p,j,t] and Σ_p a[A,p,t] ≥ selection."""
    case, covered = net.case, x["covered"]
    areas = sorted(case.areas["area"].unique()) if covered.size else []
    axes = [pd.DataFrame({"area": areas}), case.programmes[["programme"]], net.axis("year")]
    each = axes[0].merge(axes[1], how="cross").merge(axes[2], how="cross")
    total = axes[0].merge(axes[2], how="cross")
    at = np.arange(covered.size).reshape(covered.shape)
    sums = covered.size + np.arange(len(total)).reshape(len(areas), 1, len(net.years))
    upper = np.r_[np.zeros(len(each)), np.full(len(total), np.inf)]
    lower = np.r_[np.full(len(each), -np.inf), np.full(len(total), float(case.limits.selection))]
    made = Rows(pd.concat([each, total], ignore_index=True), lower=lower, upper=upper).add(at, covered)
    codes = list(case.programmes["programme"])
    of = np.array([codes.index(one) for one in net.pairs["programme"]], dtype=np.int64)
    for number, area in enumerate(areas):
        members = set(case.areas.loc[case.areas["area"] == area, "municipality"])
        here = np.flatnonzero(net.pairs["municipality"].isin(members))
        made.add(at[number, of[here]], x["offered"][here], -1.0)
    national = case.programmes["national"].to_numpy(dtype=float)[None, :, None]
    return made.add(sums, covered, national)
