# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Project the stock of educated people by region, sex, age band and education."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy.stats import norm

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.outlook.education.cohorts import project_numbers, project_shares
from skillshed.outlook.education.numbers import given_numbers
from skillshed.outlook.education.stock import KEYS, Stock, read_stock
from skillshed.outlook.education.uncertainty import variances

if TYPE_CHECKING:
    from numpy.typing import NDArray


def project(
    stock: pd.DataFrame,
    *,
    base: int,
    horizon: int,
    population: pd.DataFrame | None = None,
    level: float = 0.8,
) -> pd.DataFrame:
    """Project persons by education, cohort by cohort.

    Args:
        stock: region, sex, age_group (such as `25-34`), education, year, value (persons; gaps and `..` are fine).
        base: the last year whose figures may be used; there must be figures for it.
        horizon: years to project, at least 1.
        population: region, sex, age_group or single age, year, and mean or value - a population projection that the
            educations of each band are to add up to, where it has the cell; without it cohorts carry
            their own numbers.
        level: share of outcomes that low-high should hold.

    Returns:
        A frame region, sex, age_group, education, year, mean, low, high; persons. `attrs["remarks"]` tells what was
        done with the input.

    Raises:
        InputError: unusable input, an unknown base year, or settings out of range.
    """
    if horizon < 1 or not 0 < level < 1:
        raise InputError(
            Text(sv="Horisonten eller nivån är orimlig.", en="The horizon or the level is out of range."),
            where=f"horizon={horizon}, level={level}",
            mend=Text(
                sv="Ge minst ett år och en nivå mellan 0 och 1.",
                en="Give at least one year and a level between 0 and 1.",
            ),
        )
    known = read_stock(stock, base=base)
    shares = project_shares(known.values, known.bands, horizon=horizon)
    numbers = project_numbers(known.values, known.bands, horizon=horizon)
    given = None if population is None else given_numbers(population, known, base=base, horizon=horizon)
    if given is not None:
        numbers = np.where(np.isnan(given), numbers, given)
    mean = shares * numbers[:, :, :, None]
    variance = variances(known.values, known.bands, mean=mean, totals=given)
    return _frame(known, mean, variance, base=base, level=level)


def _frame(
    known: Stock, mean: NDArray[np.float64], variance: NDArray[np.float64], *, base: int, level: float
) -> pd.DataFrame:
    reach = float(norm.ppf(0.5 + level / 2))
    centre = mean * np.exp(-variance / 2)
    low, high = (centre * np.exp(side * reach * np.sqrt(variance)) for side in (-1, 1))
    years = [base + ahead for ahead in range(1, mean.shape[-1] + 1)]
    index = pd.MultiIndex.from_product([*known.axes, years], names=[*KEYS, "year"])
    frame = pd.DataFrame(
        {name: block.reshape(-1) for name, block in (("mean", mean), ("low", low), ("high", high))},
        index=index,
    )
    frame = frame[np.repeat(known.known.reshape(-1), len(years))].reset_index()
    frame.attrs["remarks"] = list(known.remarks)
    return frame
