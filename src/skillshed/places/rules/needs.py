# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Starters needed are placed or counted as unmet; those beyond the need are counted as surplus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.places.rows import Rows

if TYPE_CHECKING:
    from skillshed.places.columns import Columns
    from skillshed.places.network import Network

EQUATION = r"\sum_{p \to e} \sum_{hj} y_{hpjt\omega} + n_{et\omega} - s_{et\omega} = \mathrm{need}_{et\omega}"


def rows(net: Network, x: Columns) -> Rows:
    """Σ_{p leads to e} Σ_{h,j} y[h,p,j,t,ω] + n[e,t,ω] − s[e,t,ω] = need[e,t,ω]."""
    need = net.need.ravel()
    at = np.arange(need.size).reshape(net.need.shape)
    index = {code: number for number, code in enumerate(net.axis("education")["education"])}
    of = np.array([index.get(one, -1) for one in net.pairs["education"]], dtype=np.int64)[net.arc_pair]
    leads = np.flatnonzero(of >= 0)
    made = Rows(net.labels("education", "year", "future"), need, need)
    made.add(at, x["unmet_need"]).add(at, x["surplus"], -1.0)
    return made.add(at[of[leads]], x["placed"][leads])
