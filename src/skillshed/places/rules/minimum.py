# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""No group is started for fewer pupils than its minimum, as expected over the futures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.places.rows import Rows

if TYPE_CHECKING:
    from skillshed.places.columns import Columns
    from skillshed.places.network import Network

EQUATION = r"\sum_\omega \pi_\omega \sum_h y_{hpjt\omega} \ge \mathrm{minimum}_p \, g_{pjt}"


def rows(net: Network, x: Columns) -> Rows:
    """Σ_ω π[ω] Σ_h y[h,p,j,t,ω] ≥ minimum[p] · g[p,j,t]."""
    at = np.arange(x["groups"].size).reshape(x["groups"].shape)
    least = net.pairs["minimum"].to_numpy()[:, None]
    return (
        Rows(net.labels("pair", "year"), lower=0.0)
        .add(at[net.arc_pair][:, :, None], x["placed"], net.probability)
        .add(at, x["groups"], -least)
    )  # fmt: skip
