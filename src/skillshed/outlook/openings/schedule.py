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


def rates(reason: str, *, later: float = 0.0) -> NDArray[np.float64]:
    """Share of the employed who leave within a year for one reason, by single age, shape (age,).

    Args:
        reason: one of `REASONS`.
        later: years by which the schedule is moved up the ages; below nil: down.
    """
    table = setting(f"exits.{reason}")
    return np.asarray(
        np.interp(AGES - later, [int(age) for age in table], [float(rate) for rate in table.values()])
    )


def exit_rates(*, last_age: int, later: float = 0.0) -> NDArray[np.float64]:
    """Share who leave within a year for any reason, by single age, shape (age,).

    Args:
        last_age: the oldest age that the statistics count as employed; those who reach it all leave within the year,
            as SCB's registers up to 2022 stop at 64.
        later: years by which retirement comes later (below nil: earlier); the last age moves with it. Between whole
            years the rates are a weighted mean of the two.
    """
    whole = int(np.floor(later))
    part = later - whole
    if part > 0:
        nearest = [exit_rates(last_age=last_age, later=float(whole + step)) for step in (0, 1)]
        return np.asarray((1 - part) * nearest[0] + part * nearest[1])
    moved = {"retirement": later}
    staying = np.prod([1 - rates(reason, later=moved.get(reason, 0.0)) for reason in REASONS], axis=0)
    leaving = 1 - staying
    return np.where(last_age + whole <= AGES, 1.0, leaving)
