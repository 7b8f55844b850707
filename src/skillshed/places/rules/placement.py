# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Every wish is placed or counted as unmet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.places.rows import Rows

if TYPE_CHECKING:
    from skillshed.places.columns import Columns
    from skillshed.places.network import Network

EQUATION = r"\sum_j y_{hpjt\omega} + u_{hpt\omega} = w_{hpt\omega}"


def rows(net: Network, x: Columns) -> Rows:
    """Σ_j y[h,p,j,t,ω] + u[h,p,t,ω] = w[h,p,t,ω]."""
    wish = net.wishes.ravel()
    at = np.arange(wish.size).reshape(net.wishes.shape)
    labels = net.labels("choice", "year", "future")
    return Rows(labels, wish, wish).add(at[net.arc_choice], x["placed"]).add(at, x["unmet_wish"])
