# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""No goal comes to more than its cap: what a lexicographic plan keeps of the goals before, or what a planner sets outright."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.places.goals import GOALS
from skillshed.places.rows import Rows

if TYPE_CHECKING:
    from skillshed.places.columns import Columns
    from skillshed.places.network import Network

EQUATION = r"\mathrm{measure}_k \le \mathrm{cap}_k"
MILLION = 1e6


def rows(net: Network, x: Columns) -> Rows:
    """The goal's measure ≤ cap[goal], in its own unit; kronor in millions."""
    caps = net.case.caps
    scale = np.array([1 / MILLION if goal == "cost" else 1.0 for goal in caps])
    labels = pd.DataFrame({"goal": [str(GOALS[goal].title) for goal in caps]})
    made = Rows(labels, upper=np.array(list(caps.values()), dtype=float) * scale)
    for row, goal in enumerate(caps):
        measure = GOALS[goal].measure(net, x) * scale[row]
        columns = np.flatnonzero(measure)
        made.add(row, columns, measure[columns])
    return made
