# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Jobs of areas that are sums of regions, and of all occupations together: summed in every draw.

Means add up, quantiles do not, so that the interval of a sum is read from the sums of the draws. One area is taken at a
time: the draws of all areas at once would be as many again as those of the regions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.outlook.demand.marks import mark
from skillshed.outlook.openings.table import ALL_OCCUPATIONS
from skillshed.outlook.population.intervals import interval
from skillshed.outlook.sums import areas_summed

if TYPE_CHECKING:
    from collections.abc import Mapping

    import xarray as xr
    from numpy.typing import NDArray

    from skillshed.codes import AreaList


def areas_of_paths(paths: xr.DataArray, areas: AreaList) -> dict[str, list[str]]:
    """Give the areas that the paths' regions make up and that are not among them, each with its regions."""
    regions = [str(region) for region in paths["region"].to_numpy()]
    return areas_summed(regions, areas)


def employment_of_areas(
    forecast: pd.DataFrame, paths: xr.DataArray, areas: Mapping[str, list[str]], *, level: float
) -> pd.DataFrame:
    """Give the expected employment of areas.

    Args:
        forecast: region, occupation (`T` together), year, mean, low, high, mark, method, of the regions.
        paths: the same in draws, (draw, region, occupation, year), the base year first.
        areas: area → the regions that make it up.
        level: share of outcomes between low and high.

    Returns:
        Rows as in `forecast`, of the areas that it does not tell itself, as it may the nation. A mean is the sum of
        the regions' means.
    """
    told_before = set(forecast["region"].unique())
    rows = [
        _employment(forecast, paths, (area, parts), level=level)
        for area, parts in areas.items()
        if area not in told_before
    ]
    return pd.concat([forecast.iloc[:0], *rows], ignore_index=True) if rows else forecast.iloc[:0]


def _employment(
    forecast: pd.DataFrame, paths: xr.DataArray, area: tuple[str, list[str]], *, level: float
) -> pd.DataFrame:
    code, parts = area
    own = forecast[forecast["region"].isin(parts)]
    mean = own.pivot_table(index="occupation", columns="year", values="mean", aggfunc="sum")
    codes = [*map(str, paths["occupation"].to_numpy()), ALL_OCCUPATIONS]
    drawn = _summed(paths, parts)[[codes.index(one) for one in mean.index]]
    middle, low, high = interval(drawn[:, 1:], level=level)
    # The draws lie around the exact mean with chance of their own; the interval is moved to where the mean is.
    scale = mean.to_numpy() / np.where(middle > 0, middle, 1.0)
    now = drawn[:, 0].mean(axis=-1).astype(float)
    years = mean.columns.size
    return pd.DataFrame(
        {
            "region": code,
            "occupation": np.repeat(mean.index.to_numpy(dtype=object), years),
            "year": np.tile(mean.columns.to_numpy(), mean.index.size),
            "mean": mean.to_numpy().reshape(-1),
            "low": (low * scale).reshape(-1),
            "high": (high * scale).reshape(-1),
            "mark": mark(np.repeat(now, years)),
            "method": str(own["method"].iloc[0]),
        }
    )


def _summed(paths: xr.DataArray, parts: list[str]) -> NDArray[np.float32]:
    """Sum some regions' paths, and add all occupations together: [occupation, year, draw], the last occupation `T`."""
    regions = [str(region) for region in paths["region"].to_numpy()]
    drawn = paths.to_numpy()
    whole = np.zeros_like(drawn[:, 0])
    for part in parts:
        whole += drawn[:, regions.index(part)]
    return np.moveaxis(np.concatenate([whole, whole.sum(axis=1, keepdims=True)], axis=1), 0, -1)
