# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""No group is started for fewer pupils than its minimum, as expected over the futures.

What is offered today may go on as small as it is, unless the case says that the smallest group is asked of it too: a plan may close a small group, and weighs it,
but no rule of ours makes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.places.rows import Rows

if TYPE_CHECKING:
    from skillshed.places.columns import Columns
    from skillshed.places.network import Network

EQUATION = r"\sum_\omega \pi_\omega \sum_h y_{hpjt\omega} \ge \mathrm{minimum}_p \, (m_{pjt} \text{ where it is offered today, else } g_{pjt})"


def rows(net: Network, x: Columns) -> Rows:
    """Σ_ω π[ω] Σ_h y[h,p,j,t,ω] ≥ minimum[p] · m[p,j,t] where it is offered today and may go on as it is, else minimum[p] · g[p,j,t]."""
    at = np.arange(x["groups"].size).reshape(x["groups"].shape)
    least = net.pairs["minimum"].to_numpy()[:, None]
    free = (net.pairs["today"].to_numpy() > 0) & (not net.case.limits.minimum_today)
    asked = np.where(free[:, None], x["more"], x["groups"])
    return (
        Rows(net.labels("pair", "year"), lower=0.0)
        .add(at[net.arc_pair][:, :, None], x["placed"], net.probability)
        .add(at, asked, -least)
    )  # fmt: skip
