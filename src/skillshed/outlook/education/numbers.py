# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Numbers of persons taken from a population projection."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.outlook.education.stock import band_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.outlook.education.stock import Stock


def given_numbers(population: pd.DataFrame, stock: Stock, *, base: int, horizon: int) -> NDArray[np.float64]:
    """Arrange a population projection on the stock's regions, sexes and bands.

    Returns:
        Persons, shape (region, sex, band, horizon); NaN where the projection has no such cell.

    Raises:
        InputError: the frame has neither age_group nor age, or neither mean nor value.
    """
    frame = population.copy()
    measure = "mean" if "mean" in frame else "value"
    if measure not in frame or not {"age_group", "age"} & set(frame):
        raise InputError(
            Text(
                sv="Befolkningsprognosen går inte att använda.",
                en="The population projection cannot be used.",
            ),
            where=", ".join(str(name) for name in frame),
            mend=Text(
                sv="Ge kolumnerna region, sex, age_group eller age, year och mean eller value.",
                en="Give the columns region, sex, age_group or age, year, and mean or value.",
            ),
        )
    regions, sexes, bands = stock.axes[0], stock.axes[1], stock.axes[2]
    if "age_group" not in frame:
        frame = _in_bands(frame, stock)
    if tuple(sexes) == ("T",) and "T" not in set(frame["sex"].astype(str)):
        frame["sex"] = "T"
    sums = (
        frame.astype({"region": str, "sex": str, "age_group": str})
        .groupby(["region", "sex", "age_group", "year"])[measure]
        .sum()
    )
    years = [base + ahead for ahead in range(1, horizon + 1)]
    wanted = pd.MultiIndex.from_product([regions, sexes, bands, years], names=sums.index.names)
    return sums.reindex(wanted).to_numpy(dtype=float).reshape(len(regions), len(sexes), len(bands), horizon)


def _in_bands(frame: pd.DataFrame, stock: Stock) -> pd.DataFrame:
    ages = pd.to_numeric(frame["age"].astype(str).str.rstrip("+"), errors="coerce")
    single = frame[ages.notna()].copy()
    numbers = band_of([float(age) for age in ages.dropna()], stock.bands)
    single["age_group"] = np.array([*stock.axes[2], ""])[numbers]
    return single[numbers >= 0]
