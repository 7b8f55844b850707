# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The visible mark of small cells (Cedefop's rule)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from skillshed.outlook.demand.settings import setting

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from pandas.core.arrays.string_ import BaseStringArray


def mark(persons: NDArray[np.float64]) -> BaseStringArray:
    """Mark figures by the persons employed in the base year.

    Args:
        persons: shape (series,).

    Returns:
        `caution` or `scepticism`, NA where no mark is called for; shape (series,).
    """
    marks = pd.array([None] * persons.shape[0], dtype="string")
    marks[persons < float(setting("marks.caution"))] = "caution"
    marks[persons < float(setting("marks.scepticism"))] = "scepticism"
    return marks
