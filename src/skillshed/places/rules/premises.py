# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The house holds its groups: those that start, those of the plan's earlier autumns and those that had started before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.places.rows import Rows

if TYPE_CHECKING:
    from skillshed.places.columns import Columns
    from skillshed.places.network import Network

EQUATION = (
    r"\sum_p \sum_{s=t-\mathrm{length}_p+1}^{t} g_{pjs} \le \mathrm{premises}_{jt} - \mathrm{started}_{jt}"
)


def rows(net: Network, x: Columns) -> Rows:
    """Σ_p Σ_{s in the house in t} g[p,j,s] ≤ premises[j,t] − started[j,t]."""
    sites = list(net.case.sites["site"])
    years = len(net.years)
    labels = net.case.sites[["site"]].merge(net.axis("year"), how="cross")
    room = net.case.premises.pivot_table(index="site", columns="year", values="groups", aggfunc="sum")
    space = np.asarray(room.reindex(index=sites, columns=list(net.years)).fillna(0.0), dtype=float)
    of = np.array([sites.index(one) for one in net.pairs["site"]], dtype=np.int64)
    started = np.zeros_like(space)
    np.add.at(started, of, net.started)
    at = np.arange(len(sites) * years).reshape(len(sites), years)[of]
    made = Rows(labels, upper=np.maximum(space - started, 0.0).ravel())
    return made.add(at[:, None, :], x["groups"][:, :, None], net.in_house())
