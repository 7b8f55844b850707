# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How much of a future's unmet need lies beyond what the worst futures reach at least (Rockafellar & Uryasev 2000, eq. 9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.places.rows import Rows

if TYPE_CHECKING:
    from skillshed.places.columns import Columns
    from skillshed.places.network import Network

EQUATION = r"z_\omega \ge \sum_{et} n_{et\omega} - \eta"


def rows(net: Network, x: Columns) -> Rows:
    """z[ω] + η − Σ_{e,t} n[e,t,ω] ≥ 0."""
    at = np.arange(len(net.probability))
    made = Rows(net.axis("future"), lower=0.0)
    return made.add(at, x["tail_over"]).add(at, x["tail_at"]).add(at, x["unmet_need"], -1.0)
