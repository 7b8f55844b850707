# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Exit rates by single age: death, illness, retirement, leaving the occupation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.openings.ages import AGES
from skillshed.outlook.openings.settings import setting

if TYPE_CHECKING:
    from numpy.typing import NDArray

REASONS = ("retirement", "death", "illness", "leaving")


def rates(reason: str) -> NDArray[np.float64]:
    """Share of the employed who leave within a year for one reason, by single age, shape (age,)."""
    table = setting(f"exits.{reason}")
    return np.interp(AGES, [int(age) for age in table], [float(rate) for rate in table.values()])


def exit_rates(*, last_age: int) -> NDArray[np.float64]:
    """Share who leave within a year for any reason, by single age, shape (age,).

    Args:
        last_age: the oldest age that the statistics count as employed; those who reach it all leave within the year,
            as SCB's registers up to 2022 stop at 64.
    """
    staying = np.prod([1 - rates(reason) for reason in REASONS], axis=0)
    leaving = 1 - staying
    return np.where(last_age <= AGES, 1.0, leaving)
