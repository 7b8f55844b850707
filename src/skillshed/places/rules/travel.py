# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Most placed pupils of each municipality travel no longer than the limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.places.rows import Rows

if TYPE_CHECKING:
    from skillshed.places.columns import Columns
    from skillshed.places.network import Network

EQUATION = r"\sum_{\omega p j:\, \mathrm{minutes}_{hj} > \mathrm{travel}} \pi_\omega y_{hpjt\omega} \le (1 - \mathrm{share}) \sum_{\omega p j} \pi_\omega y_{hpjt\omega}"


def rows(net: Network, x: Columns) -> Rows:
    """Σ far π y[h,…,t,ω] ≤ (1 − share) Σ π y[h,…,t,ω]."""
    limits = net.case.limits
    labels = net.labels("municipality", "year")
    if limits.travel_share <= 0:
        return Rows(labels.iloc[:0])
    homes = list(net.case.municipalities["municipality"])
    of = np.array([homes.index(one) for one in net.arcs["municipality"]], dtype=np.int64)
    at = np.arange(len(labels)).reshape(len(homes), -1)[of]
    far = (net.arcs["minutes"].to_numpy() > limits.travel).astype(float)
    value = (far - (1 - limits.travel_share))[:, None, None] * net.probability
    return Rows(labels, upper=0.0).add(at[:, :, None], x["placed"], value)
