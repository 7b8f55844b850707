# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How many groups more or fewer than today."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.places.rows import Rows

if TYPE_CHECKING:
    from skillshed.places.columns import Columns
    from skillshed.places.network import Network

EQUATION = r"g_{pjt} - m_{pjt} + f_{pjt} = \mathrm{today}_{pj}"


def rows(net: Network, x: Columns) -> Rows:
    """g[p,j,t] − m[p,j,t] + f[p,j,t] = today[p,j]."""
    groups = x["groups"]
    at = np.arange(groups.size).reshape(groups.shape)
    today = np.repeat(net.pairs["today"].to_numpy(dtype=float), groups.shape[1])
    made = Rows(net.labels("pair", "year"), today, today)
    return made.add(at, groups).add(at, x["more"], -1.0).add(at, x["fewer"])
