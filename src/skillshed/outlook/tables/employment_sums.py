# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Jobs and openings of areas that are sums of regions, and of all occupations together: summed in every draw.

Means add up, quantiles do not, so that the interval of a sum is read from the sums of the draws. One area is taken at a
time: the draws of all areas at once would be as many again as those of the regions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import xarray as xr

from skillshed.outlook.demand.marks import mark
from skillshed.outlook.openings.draws import leavers, replaced, respond, shocks
from skillshed.outlook.openings.lenders import lenders_of
from skillshed.outlook.openings.structure import read_age_table
from skillshed.outlook.openings.table import ALL_OCCUPATIONS, told, told_together
from skillshed.outlook.population.intervals import interval
from skillshed.outlook.sums import areas_summed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from skillshed.codes import AreaList

    Leaving = Callable[[str], NDArray[np.float32]]


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
    told_before = set(forecast["region"])
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
    drawn = _with_all(_summed(paths, code, parts)).sel(occupation=list(mean.index))
    middle, low, high = interval(np.moveaxis(drawn.to_numpy(), 0, -1)[:, 1:], level=level)
    # The draws lie around the exact mean with chance of their own; the interval is moved to where the mean is.
    scale = mean.to_numpy() / np.where(middle > 0, middle, 1.0)
    now = drawn.isel(year=0).mean("draw").to_numpy().astype(float)
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


def openings_beside(
    paths: xr.DataArray, ages: pd.DataFrame, areas: Mapping[str, list[str]], *, seed: int, level: float
) -> pd.DataFrame:
    """Give what `openings.project` does not: openings of areas, and of all occupations together everywhere.

    Args:
        paths: as for `openings.project`, with all years of the projection.
        ages: the age structure, as for `openings.project`.
        areas: area → the regions that make it up.
        seed: that of `openings.project`, so that the draws are the same.
        level: share of outcomes between low and high.

    Returns:
        Rows as those of `openings.project`.
    """
    leaving = _leaving(paths, ages, seed=seed)
    regions = [str(region) for region in paths["region"].to_numpy()]
    rows = [told_together(paths.sel(region=region), leaving(region), level=level) for region in regions]
    for area, parts in areas.items():
        whole = _summed(paths, area, parts)
        left = leaving(parts[0])
        for part in parts[1:]:
            left = left + leaving(part)
        rows += [told(whole, left, level=level), told_together(whole, left, level=level)]
    return pd.concat(rows, ignore_index=True)


def _leaving(paths: xr.DataArray, ages: pd.DataFrame, *, seed: int) -> Leaving:
    """Draw those who leave a region's work, as `openings.project` does: region → (draw, occupation, horizon)."""
    regions, occupations = (
        [str(code) for code in paths[name].to_numpy()] for name in ("region", "occupation")
    )
    table = read_age_table(ages, base=int(paths["year"].to_numpy()[0]))
    known = set(table.frame["region"])
    lenders = {region: lenders_of(region, known) for region in regions}
    who = leavers(table, regions, occupations, lenders=lenders)
    response = respond(
        who, paths.mean("draw").transpose("region", "occupation", "year").to_numpy().astype(float)
    )
    drawn = shocks(occupations, draws=paths.sizes["draw"], seed=seed)

    def leaving(region: str) -> NDArray[np.float32]:
        one = paths.sel(region=region).transpose("draw", "occupation", "year")
        return replaced(one.to_numpy(), response.of(regions.index(region)), drawn=drawn)

    return leaving


def _summed(paths: xr.DataArray, area: str, parts: list[str]) -> xr.DataArray:
    """Sum some regions' paths: (draw, occupation, year) with the area as its region."""
    whole = paths.sel(region=parts).sum("region").transpose("draw", "occupation", "year")
    return whole.assign_coords(region=area)


def _with_all(paths: xr.DataArray) -> xr.DataArray:
    """Add all occupations together, `T`, to one region's paths."""
    together = paths.sum("occupation").expand_dims(occupation=[ALL_OCCUPATIONS], axis=1)
    return xr.concat([paths, together], dim="occupation")
