# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The municipality whose pupils' wishes are met least: its share of unmet wishes, as expected over the futures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.places.rows import Rows

if TYPE_CHECKING:
    from skillshed.places.columns import Columns
    from skillshed.places.network import Network

EQUATION = r"q_t \, W_{ht} \ge 100 \sum_{\omega p} \pi_\omega u_{hpt\omega}"


def rows(net: Network, x: Columns) -> Rows:
    """q[t] ≥ 100 · Σ_{ω,p} π[ω] u[h,p,t,ω] / W[h,t], where W is all wishes of the municipality."""
    homes = list(net.case.municipalities["municipality"])
    of = np.array([homes.index(one) for one in net.choices["municipality"]], dtype=np.int64)
    total = np.zeros((len(homes), len(net.years)))
    np.add.at(total, of, net.wishes @ net.probability)
    at = np.arange(total.size).reshape(total.shape)
    share = 100 * net.probability / np.maximum(total, 1e-9)[of][:, :, None]
    made = Rows(net.labels("municipality", "year"), upper=0.0)
    return made.add(at, x["worst"], -1.0).add(at[of][:, :, None], x["unmet_wish"], share)
