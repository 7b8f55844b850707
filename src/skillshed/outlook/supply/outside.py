# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is told from outside - graduates by the plan of places, recognition, a population - laid out on the accounts' axes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.outlook.grid import grid
from skillshed.outlook.supply.accounts import ALL, Accounts
from skillshed.outlook.supply.expected import Given

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

YOUNGEST, OLDEST = 18, 64


def given_from(
    accounts: Accounts,
    graduates: pd.DataFrame | None,
    recognised: pd.DataFrame | None,
    *,
    population: pd.DataFrame | None,
    years: Sequence[int],
) -> Given:
    """Arrange what is given.

    Args:
        accounts: whose axes count; tables without sex are divided by each group's stock.
        graduates: region, education, year, value.
        recognised: region, education, year, value (net).
        population: region, sex, age, year, value or mean; the base year included.
        years: the years ahead.
    """
    entrants = leaving = people = None
    if population is not None:
        entrants, leaving, people = _people(accounts, population, years)
    return Given(
        _by_group(accounts, graduates, years),
        _by_group(accounts, recognised, years),
        entrants,
        leaving,
        people,
    )


def _by_group(accounts: Accounts, told: pd.DataFrame | None, years: Sequence[int]) -> Floats | None:
    if told is None or told.empty:
        return None
    axes = {"region": accounts.regions, "education": accounts.educations, "year": years}
    values = grid(told, axes, missing=np.nan)[:, None]
    return np.asarray(values * _sexes_of(accounts)[..., None])


def _sexes_of(accounts: Accounts) -> Floats:
    """Share of each sex among the new ones of a group, [region, sex, education]: that of its latest graduates, else of its stock."""
    recent = np.nansum(accounts.flows["graduated"][..., -3:], axis=-1)
    base = np.where(recent.sum(axis=1, keepdims=True) > 0, recent, accounts.stock[..., -1])
    whole = base.sum(axis=1, keepdims=True)
    return np.asarray(np.where(whole > 0, base / np.where(whole > 0, whole, 1.0), 1 / len(accounts.sexes)))


def _people(
    accounts: Accounts, population: pd.DataFrame, years: Sequence[int]
) -> tuple[Floats, Floats, Floats]:
    """Persons who turn 18, who turn 65, and of 18-64, [region, sex, year]; scaled so that the base year agrees with the stock."""
    measure = "mean" if "mean" in population else "value"
    age = pd.to_numeric(population["age"].astype(str).str.rstrip("+"), errors="coerce")
    wanted = [accounts.years[-1], *years]
    axes = {"region": accounts.regions, "sex": accounts.sexes, "year": wanted}
    people = population if len(accounts.sexes) > 1 else population.assign(sex=ALL)
    sums = [
        grid(people[members], axes, measure=measure, missing=np.nan)
        for members in (age == YOUNGEST, age == OLDEST + 1, age.between(YOUNGEST, OLDEST))
    ]
    stock = accounts.stock[..., -1].sum(axis=2)
    with np.errstate(invalid="ignore", divide="ignore"):
        scale = np.where(sums[2][..., 0] > 0, stock / sums[2][..., 0], 1.0)
    scaled = [one[..., 1:] * scale[..., None] for one in sums]
    return scaled[0], scaled[1], scaled[2]
