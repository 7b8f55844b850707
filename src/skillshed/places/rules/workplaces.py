# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""No more pupils than workplaces take for workplace-based learning (APL, LIA) at once, as expected over the futures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.places.rows import Rows

if TYPE_CHECKING:
    from skillshed.places.columns import Columns
    from skillshed.places.network import Network

EQUATION = r"\mathrm{workplaces}_p \sum_{j \in \mathrm{place}} \sum_{s \text{ in the house in } t} \sum_{\omega h} \pi_\omega y_{hpjs\omega} \le \mathrm{places}_{pt} - \mathrm{started}_{pt}"


def rows(net: Network, x: Columns) -> Rows:
    """workplaces[p] · Σ_ω π[ω] Σ_{j,h} Σ_{s in the house in t} y[h,p,j,s,ω] ≤ places[place,p,t] − those of groups that had started."""
    limit = net.case.workplaces
    limit = limit[limit["year"].isin(net.years)].reset_index(drop=True)
    pairs, house = net.pairs, net.in_house()
    each = pairs["workplaces"].to_numpy(dtype=float)
    room = limit["places"].to_numpy(dtype=float).copy()
    made = Rows(limit[["place", "programme", "year"]])
    for row, asked in enumerate(limit.itertuples()):
        here = ((pairs["site"] == asked.place) | (pairs["municipality"] == asked.place)) & (
            pairs["programme"] == asked.programme
        )
        year = int(str(asked.year)) - int(net.years[0])
        room[row] -= float((each * pairs["size"] * here) @ net.started[:, year])
        arcs = np.flatnonzero(here.to_numpy()[net.arc_pair])
        of = net.arc_pair[arcs]
        made.add(
            row, x["placed"][arcs], each[of, None, None] * house[of, :, year][:, :, None] * net.probability
        )
    made.upper, made.over = np.maximum(room, 0.0), np.maximum(-room, 0.0)
    return made
