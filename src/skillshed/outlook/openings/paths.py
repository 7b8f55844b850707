# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Employment paths for the openings: those of the demand outlook, or made from its printed intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import xarray as xr
from scipy.stats import norm

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.outlook.demand.history import history
from skillshed.outlook.demand.panel import read_panel

if TYPE_CHECKING:
    from numpy.typing import NDArray

AXES = ("draw", "region", "occupation", "year")


def check_paths(paths: xr.DataArray, *, base: int, horizon: int) -> xr.DataArray:
    """Take the base year and the horizon out of drawn paths.

    Raises:
        InputError: an axis or a year is missing.
    """
    years = [base + ahead for ahead in range(horizon + 1)]
    lacking = [name for name in AXES if name not in paths.dims]
    if lacking or not set(years) <= {int(year) for year in paths["year"].to_numpy()}:
        raise InputError(
            Text(
                sv="Dragningarna täcker inte basåret och alla år som ska räknas.",
                en="The draws do not cover the base year and every year asked for.",
            ),
            where=f"{base}-{base + horizon}",
            mend=Text(
                sv="Ta dem från demand.project(..., with_draws=True) med samma basår och minst samma horisont.",
                en="Take them from demand.project(..., with_draws=True) with the same base and at least the same horizon.",
            ),
        )
    ordered = paths.transpose(*AXES)
    known = [int(year) for year in paths["year"].to_numpy()]
    return ordered if known == years else ordered.sel(year=years)


def paths_from_intervals(
    forecast: pd.DataFrame,
    employment: pd.DataFrame,
    *,
    base: int,
    horizon: int,
    draws: int,
    seed: int,
    level: float,
) -> xr.DataArray:
    """Make paths whose mean and spread are the forecast's, each cell by itself, years belonging together.

    Args:
        forecast: region, occupation, year, mean, low, high.
        employment: region, occupation, year, value; the base year is read from it.
        base: the base year.
        horizon: years.
        draws: number of paths.
        seed: of the draws.
        level: share of outcomes between low and high.
    """
    wide = forecast.pivot_table(
        index=["region", "occupation"], columns="year", values=["mean", "low", "high"], observed=True
    )
    years = [base + ahead for ahead in range(1, horizon + 1)]
    mean, high = (_block(pd.DataFrame(wide[name]), years) for name in ("mean", "high"))
    deviation = _deviation(mean, high, level=level)
    now = _base(employment, base=base).reindex(wide.index).fillna(0.0).to_numpy()
    drawn = _walks(np.maximum.accumulate(deviation**2, axis=1), draws=draws, seed=seed) * mean
    cells = np.concatenate([np.broadcast_to(now[:, None], (draws, now.size, 1)), drawn], axis=-1)
    return _labelled(cells, list(wide.index), [base, *years])


def _block(wide: pd.DataFrame, years: list[int]) -> NDArray[np.float64]:
    return np.asarray(wide.reindex(years, axis=1).fillna(0.0).to_numpy(dtype=float))


def _deviation(mean: NDArray[np.float64], high: NDArray[np.float64], *, level: float) -> NDArray[np.float64]:
    """Log standard deviation of the log-normal with this mean and upper bound: `log(high/mean) = z·s - s²/2`."""
    reach = float(norm.ppf(0.5 + level / 2))
    positive = (mean > 0) & (high > mean)
    rise = np.log(np.where(positive, high, 1.0) / np.where(positive, mean, 1.0))
    return np.asarray(reach - np.sqrt(np.maximum(reach**2 - 2 * rise, 0.0)))


def _base(employment: pd.DataFrame, *, base: int) -> pd.Series:
    panel = read_panel(employment, base=base)
    index = pd.MultiIndex.from_product([panel.regions, panel.occupations], names=["region", "occupation"])
    return pd.Series(history(panel.persons).cells[..., -1].reshape(-1), index=index)


def _walks(variance: NDArray[np.float64], *, draws: int, seed: int) -> NDArray[np.float64]:
    source = np.random.default_rng(seed)
    steps = np.sqrt(np.diff(variance, axis=1, prepend=0.0))
    shock = np.cumsum(source.standard_normal((draws, *variance.shape)) * steps, axis=-1)
    return np.asarray(np.exp(shock - variance / 2))


def _labelled(cells: NDArray[np.float64], cells_of: list[tuple[str, str]], years: list[int]) -> xr.DataArray:
    regions = sorted({region for region, _ in cells_of})
    occupations = sorted({code for _, code in cells_of})
    block = np.zeros((cells.shape[0], len(regions), len(occupations), len(years)), dtype=np.float32)
    places = {region: number for number, region in enumerate(regions)}
    trades = {code: number for number, code in enumerate(occupations)}
    for cell, (region, occupation) in enumerate(cells_of):
        block[:, places[region], trades[occupation]] = cells[:, cell]
    return xr.DataArray(
        block,
        dims=AXES,
        coords={
            "draw": np.arange(cells.shape[0]),
            "region": regions,
            "occupation": occupations,
            "year": years,
        },
    )
