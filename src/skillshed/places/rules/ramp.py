# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A programme at a site grows or shrinks by a few groups at most from one autumn to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.places.rows import Rows

if TYPE_CHECKING:
    from skillshed.places.columns import Columns
    from skillshed.places.network import Network

EQUATION = r"-\mathrm{ramp} \le g_{pj,t} - g_{pj,t-1} \le \mathrm{ramp}"


def rows(net: Network, x: Columns) -> Rows:
    """−ramp ≤ g[p,j,t] − g[p,j,t−1] ≤ ramp; today's groups stand before the first autumn."""
    groups = x["groups"]
    at = np.arange(groups.size).reshape(groups.shape)
    before = np.zeros(groups.shape)
    before[:, 0] = net.pairs["today"]
    ramp = float(net.case.limits.ramp)
    made = Rows(net.labels("pair", "year"), lower=(before - ramp).ravel(), upper=(before + ramp).ravel()).add(
        at, groups
    )
    return made.add(at[:, 1:], groups[:, :-1], -1.0)
