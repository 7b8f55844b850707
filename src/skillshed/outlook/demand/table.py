# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The table that the demand outlook gives: one row for each region, occupation and year."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    blocks = []
    for region, members in groups.items():
        block = _occupations(fitted, members, base=base, level=level)
        if margins:
            block = pd.concat([block, _all_occupations(fitted, members, base=base, level=level)])
        block.insert(0, "region", region)
        blocks.append(block)
    return pd.concat(blocks, ignore_index=True).assign(method=fitted.method)


def _shocks(fitted: Fitted, step: int) -> Shocks:
    return Shocks(fitted.spread, fitted.tree.families, fitted.whole, step + 1)


def _occupations(fitted: Fitted, members: NDArray[np.intp], *, base: int, level: float) -> pd.DataFrame:
    """Every occupation of one region."""
    shown: NDArray[np.bool_] = np.asarray(fitted.alive[members].any(axis=0))
    years = range(fitted.cells.shape[2])
    mean = fitted.cells[members].sum(axis=0)[shown]
    variance = np.stack(
        [group_variance(fitted.cells[..., step], members, shocks=_shocks(fitted, step)) for step in years],
        axis=-1,
    )[shown]
    codes = [code for code, alive in zip(fitted.tree.panel.occupations, shown, strict=True) if alive]
    return _rows(codes, mean, variance, base=base, level=level, now=fitted.now[members].sum(axis=0)[shown])


def _all_occupations(fitted: Fitted, members: NDArray[np.intp], *, base: int, level: float) -> pd.DataFrame:
    """The sum of one region's occupations."""
    years = range(fitted.cells.shape[2])
    mean = fitted.cells[members].sum(axis=(0, 1))[None]
    variance = np.array(
        [
            [
                all_occupations_variance(fitted.cells[..., step], members, shocks=_shocks(fitted, step))
                for step in years
            ]
        ]
    )
    now = fitted.now[members].sum(keepdims=True)[0]
    return _rows([ALL_OCCUPATIONS], mean, variance, base=base, level=level, now=now)


def _rows(
    codes: list[str],
    mean: NDArray[np.float64],
    variance: NDArray[np.float64],
    *,
    base: int,
    level: float,
    now: NDArray[np.float64],
) -> pd.DataFrame:
    low, high = interval(mean, variance, level=level)
    horizon = mean.shape[1]
    return pd.DataFrame(
        {
            "occupation": np.repeat(np.array(codes, dtype=object), horizon),
            "year": np.tile(np.arange(base + 1, base + horizon + 1), len(codes)),
            "mean": mean.reshape(-1),
            "low": low.reshape(-1),
            "high": high.reshape(-1),
            "mark": mark(np.repeat(now, horizon)),
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
    for part, drawn in enumerate(by_region(cells, shocks=_shocks(fitted, 0), draws=draws, seed=seed)):
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
