# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""No payer pays more for what starts in an autumn than its budget for it, as expected over the futures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.places.payers import payments
from skillshed.places.rows import Rows

if TYPE_CHECKING:
    from skillshed.places.columns import Columns
    from skillshed.places.network import Network

EQUATION = r"\sum_{pj} \mathrm{group}_{mpj} g_{pjt} + \sum_{\omega h p j} \pi_\omega \mathrm{pupil}_{mhpj} y_{hpjt\omega} \le \mathrm{budget}_{mt}"


def rows(net: Network, x: Columns) -> Rows:
    """Σ group price · g + Σ π · pupil price · y ≤ budget[payer,t], all years of study of what starts in t together."""
    limit = net.case.budgets
    limit = limit[limit["year"].isin(net.years)].reset_index(drop=True)
    made = Rows(limit[["payer", "year"]], upper=limit["kronor"].to_numpy(dtype=float) / 1e6)
    for row, asked in enumerate(limit.itertuples()):
        per_group, per_pupil = payments(net, str(asked.payer))
        year = int(str(asked.year)) - int(net.years[0])
        made.add(row, x["groups"][:, year], per_group / 1e6)
        made.add(row, x["placed"][:, year], per_pupil[:, None] / 1e6 * net.probability)
    return made
