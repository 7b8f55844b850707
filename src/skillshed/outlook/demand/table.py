# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The table that the demand outlook gives: one row for each region, occupation and year."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd
import xarray as xr

from skillshed.outlook.demand.drawing import by_region
from skillshed.outlook.demand.intervals import (
    Shocks,
    all_occupations_variance,
    group_variance,
    interval,
)
from skillshed.outlook.demand.marks import mark
from skillshed.outlook.demand.regions import NATION

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.outlook.demand.fitting import Fitted

ALL_OCCUPATIONS = "T"


def frame(fitted: Fitted, *, base: int, level: float, margins: bool) -> pd.DataFrame:
    """Give region, occupation, year, mean, low, high, mark, method; wholes are the sums of their parts.

    Args:
        fitted: one division of the country with its projection.
        base: the base year.
        level: share of outcomes between low and high.
        margins: add all occupations, and the nation where it is lacking.
    """
    groups = dict(fitted.tree.groups)
    if margins and NATION not in groups:
        groups[NATION] = np.arange(fitted.cells.shape[0])
    shocks = _shocks(fitted)
    found = [_occupations(fitted, region, members, shocks=shocks) for region, members in groups.items()]
    if margins:
        found += [_together(fitted, region, members, shocks=shocks) for region, members in groups.items()]
    return _rows(found, base=base, level=level).assign(method=fitted.method)


def _shocks(fitted: Fitted) -> Shocks:
    return Shocks(fitted.spread, fitted.tree.families, fitted.whole)


class _Series(NamedTuple):
    """Series of one region: occupations, then for each its mean and log variance (series, horizon) and base year (series,)."""

    region: str
    codes: list[str]
    mean: NDArray[np.float64]
    variance: NDArray[np.float64]
    now: NDArray[np.float64]


def _occupations(fitted: Fitted, region: str, members: NDArray[np.intp], *, shocks: Shocks) -> _Series:
    """Every occupation of one region."""
    shown: NDArray[np.bool_] = np.asarray(fitted.alive[members].any(axis=0))
    return _Series(
        region,
        [code for code, alive in zip(fitted.tree.panel.occupations, shown, strict=True) if alive],
        fitted.cells[members].sum(axis=0)[shown],
        group_variance(fitted.cells, members, shocks=shocks)[shown],
        fitted.now[members].sum(axis=0)[shown],
    )


def _together(fitted: Fitted, region: str, members: NDArray[np.intp], *, shocks: Shocks) -> _Series:
    """The sum of one region's occupations."""
    return _Series(
        region,
        [ALL_OCCUPATIONS],
        fitted.cells[members].sum(axis=(0, 1))[None],
        all_occupations_variance(fitted.cells, members, shocks=shocks)[None],
        fitted.now[members].sum(keepdims=True)[0],
    )


def _rows(found: list[_Series], *, base: int, level: float) -> pd.DataFrame:
    """Lay all series out at once: one frame for each region would cost more than the figures."""
    mean, variance, now = (
        np.concatenate([getattr(one, name) for one in found]) for name in ("mean", "variance", "now")
    )
    low, high = interval(mean, variance, level=level)
    horizon = mean.shape[1]
    regions = np.repeat([one.region for one in found], [len(one.codes) for one in found])
    occupations = np.array([code for one in found for code in one.codes], dtype=str)
    return pd.DataFrame(
        {
            "region": pd.array(regions, dtype="str").repeat(horizon),
            "occupation": pd.array(occupations, dtype="str").repeat(horizon),
            "year": np.tile(np.arange(base + 1, base + horizon + 1), mean.shape[0]),
            "mean": mean.reshape(-1),
            "low": low.reshape(-1),
            "high": high.reshape(-1),
            "mark": mark(now).repeat(horizon),
        }
    )


def paths(fitted: Fitted, *, base: int, draws: int, seed: int) -> xr.DataArray:
    """Draw whole paths of every region: (draw, region, occupation, year) in persons, the base year first."""
    cells = np.concatenate([fitted.now[..., None], fitted.cells], axis=-1)
    groups = fitted.tree.groups
    belongs = [
        [at for at, members in enumerate(groups.values()) if part in members] for part in range(len(cells))
    ]
    # Draws lie innermost in memory: a sum, and a quantile after it, reads them in order.
    sums = np.zeros((len(groups), *cells.shape[1:], draws), dtype=np.float32)
    for part, drawn in enumerate(by_region(cells, shocks=_shocks(fitted), draws=draws, seed=seed)):
        for at in belongs[part]:
            sums[at] += drawn.transpose(1, 2, 0)
    regions = list(groups)
    years = [base + step for step in range(cells.shape[2])]
    return xr.DataArray(
        sums.transpose(3, 0, 1, 2),
        dims=("draw", "region", "occupation", "year"),
        coords={
            "draw": np.arange(draws),
            "region": regions,
            "occupation": list(fitted.tree.panel.occupations),
            "year": years,
        },
        name="employment",
        attrs={"unit": "persons"},
    )
