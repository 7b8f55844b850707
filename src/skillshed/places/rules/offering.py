# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A group starts only where the programme is offered, and what is offered starts a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.places.rows import Rows

if TYPE_CHECKING:
    from skillshed.places.columns import Columns
    from skillshed.places.network import Network

EQUATION = r"o_{pjt} \le g_{pjt} \le \mathrm{most}_{pjt} \, o_{pjt}"


def rows(net: Network, x: Columns) -> Rows:
    """o[p,j,t] ≤ g[p,j,t] ≤ most[p,j,t] · o[p,j,t]."""
    at = np.arange(x["groups"].size).reshape(x["groups"].shape)
    labels = net.labels("pair", "year")
    made = Rows(pd.concat([labels, labels], ignore_index=True), upper=0.0)
    made.add(at, x["offered"]).add(at, x["groups"], -1.0)
    return made.add(at + at.size, x["groups"]).add(at + at.size, x["offered"], -net.most)
