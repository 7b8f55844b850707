# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What opens stays open in the plan, and what closes stays closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.places.rows import Rows

if TYPE_CHECKING:
    from skillshed.places.columns import Columns
    from skillshed.places.network import Network

EQUATION = r"o_{pj,t} \ge o_{pj,t-1} \text{ if not offered today}, \quad o_{pj,t} \le o_{pj,t-1} \text{ if offered today}"


def rows(net: Network, x: Columns) -> Rows:
    """o[p,j,t] ≥ o[p,j,t−1] for what is not offered today, o[p,j,t] ≤ o[p,j,t−1] for what is."""
    later, earlier = x["offered"][:, 1:], x["offered"][:, :-1]
    at = np.arange(later.size).reshape(later.shape)
    labels = net.labels("pair", "year")
    labels = labels[labels["year"] > net.years[0]].reset_index(drop=True)
    if not net.case.limits.once:
        return Rows(labels.iloc[:0])
    sign = np.where(net.pairs["today"].to_numpy() > 0, 1.0, -1.0)[:, None]
    return Rows(labels, upper=0.0).add(at, later, sign).add(at, earlier, -sign)
