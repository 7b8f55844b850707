# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The base year's situation: who is employed by education group, and which unemployment is no surplus.

Unemployment up to `base_year.friction`, or up to the group's own where that is lower, is people between two jobs. So a group begins in
balance, unless its unemployment is higher (then with a surplus) or unfilled jobs were measured (then with a shortage).
A shortage that nobody has measured is not seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.balance.settings import setting
from skillshed.outlook.grid import grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

FORCE = ("employed", "self_employed", "unemployed")


@dataclass(frozen=True)
class Situation:
    """The base year, by region and education; every array [region, education].

    Attributes:
        unemployment: unemployed per person in the labour force, small groups drawn towards the common rate.
        friction: the part of it that is no surplus.
        vacancies: unfilled jobs, persons; NaN where nothing was measured.
        status_known: whether the stock told employed from unemployed.
    """

    unemployment: Floats
    friction: Floats
    vacancies: Floats
    status_known: bool

    def demand(self, supply: Floats) -> Floats:
        """Persons asked for, of a supply [region, education]: those employed and the unfilled jobs."""
        return np.asarray(supply * (1 - self.unemployment) + np.nan_to_num(self.vacancies))


def situation(
    stock: pd.DataFrame,
    axes: tuple[Sequence[str], Sequence[str]],
    *,
    base: int,
    vacancies: pd.DataFrame | None = None,
    friction: float | None = None,
) -> Situation:
    """Read the base year's situation.

    Args:
        stock: region, education, status (employed, self_employed, unemployed, outside), year, value; without a status nobody is
            known to be unemployed.
        axes: regions and education groups.
        base: the base year.
        vacancies: region, education, value (unfilled jobs in the base year); None where nothing is measured.
        friction: highest frictional unemployment; the parameter's unless given.
    """
    shape = (len(axes[0]), len(axes[1]))
    named = {"region": axes[0], "education": axes[1]}
    unfilled = np.full(shape, np.nan) if vacancies is None else grid(vacancies, named, missing=np.nan)
    if "status" not in stock:
        return Situation(np.zeros(shape), np.zeros(shape), unfilled, status_known=False)
    now = stock[stock["year"].astype(int) == base]
    status = now["status"].astype(str)
    out = grid(now[status == "unemployed"], named)
    force = grid(now[status.isin(FORCE)], named)
    k = float(setting("base_year.prior_persons"))
    common = out.sum(axis=0) / np.maximum(force.sum(axis=0), 1.0)
    rate = (out + k * common) / (force + k)
    highest = float(setting("base_year.friction")) if friction is None else friction
    return Situation(rate, np.minimum(rate, highest), unfilled, status_known=True)
