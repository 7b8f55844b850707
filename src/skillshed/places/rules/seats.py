# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""No more pupils than seats, in any future."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.places.rows import Rows

if TYPE_CHECKING:
    from skillshed.places.columns import Columns
    from skillshed.places.network import Network

EQUATION = r"\sum_h y_{hpjt\omega} \le \mathrm{size}_p \, g_{pjt}"


def rows(net: Network, x: Columns) -> Rows:
    """Σ_h y[h,p,j,t,ω] ≤ size[p] · g[p,j,t]."""
    shape = (len(net.pairs), len(net.years), len(net.probability))
    at = np.arange(np.prod(shape)).reshape(shape)
    size = net.pairs["size"].to_numpy()[:, None, None]
    labels = net.labels("pair", "year", "future")
    return (
        Rows(labels, upper=0.0)
        .add(at[net.arc_pair], x["placed"])
        .add(at, x["groups"][:, :, None], -size)
    )  # fmt: skip
