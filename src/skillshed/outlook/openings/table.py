# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One region's openings in every draw, told by their mean and quantiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy.stats import norm

if TYPE_CHECKING:
    import xarray as xr
    from numpy.typing import NDArray

ALL_OCCUPATIONS = "T"
COMPONENTS = ("expansion", "replacement", "openings")
COLUMNS = (
    "region",
    "occupation",
    "year",
    "component",
    "mean",
    "low",
    "high",
    "cumulative_mean",
    "cumulative_low",
    "cumulative_high",
)


CHANCE = ("replacement", "openings")
"""Components that count who leaves."""


def openings(persons: NDArray[np.float32], replaced: NDArray[np.float32]) -> dict[str, NDArray[np.float32]]:
    """Cumulate the three components since the base year.

    Args:
        persons: employed, shape (draw, occupation, 1 + horizon), the base year first.
        replaced: those who leave each year, shape (draw, occupation, horizon).

    Returns:
        `expansion`, `replacement` and `openings`, each (draw, occupation, horizon). Openings are the largest sum of the
        two so far and never below nil: persons too many are taken before anyone new.
    """
    expansion = persons[..., 1:] - persons[..., :1]
    replacement = np.cumsum(replaced, axis=-1)
    need = np.maximum.accumulate(expansion + replacement, axis=-1)
    return {"expansion": expansion, "replacement": replacement, "openings": np.maximum(need, 0.0)}


def told(paths: xr.DataArray, replaced: NDArray[np.float32], *, level: float) -> pd.DataFrame:
    """Give one region's rows in the order of `COLUMNS`.

    Args:
        paths: employed, (draw, occupation, year) of one region, the base year first.
        replaced: those who leave each year, shape (draw, occupation, horizon).
        level: share of the draws between low and high.
    """
    persons = paths.to_numpy().astype(np.float32)
    employed = np.flatnonzero(persons.max(axis=(0, 2)) > 0)
    cumulated = openings(persons[:, employed], replaced[:, employed])
    codes = paths["occupation"].to_numpy().astype(str)[employed]
    years = paths["year"].to_numpy()[1:].astype(int)
    blocks = [
        _component(drawn, level=level, chance=name in CHANCE).assign(
            component=name, occupation=np.repeat(codes, years.size), year=np.tile(years, codes.size)
        )
        for name, drawn in cumulated.items()
    ]
    return pd.concat(blocks, ignore_index=True).assign(region=str(paths["region"].item()))[list(COLUMNS)]


def told_together(paths: xr.DataArray, replaced: NDArray[np.float32], *, level: float) -> pd.DataFrame:
    """Give one region's rows of all occupations together, occupation `T`; arguments as those of `told`.

    The sum of the occupations' own openings in every draw: persons too many in one occupation do not fill another.
    """
    cumulated = openings(paths.to_numpy().astype(np.float32), replaced)
    years = paths["year"].to_numpy()[1:].astype(int)
    blocks = [
        _component(drawn.sum(axis=1, keepdims=True), level=level, chance=name in CHANCE).assign(
            component=name, year=years
        )
        for name, drawn in cumulated.items()
    ]
    whole = pd.concat(blocks, ignore_index=True)
    return whole.assign(region=str(paths["region"].item()), occupation=ALL_OCCUPATIONS)[list(COLUMNS)]


def _component(cumulated: NDArray[np.float32], *, level: float, chance: bool) -> pd.DataFrame:
    """Mean and interval of a component; `chance` adds that who leaves is a count, whatever the rate (Poisson)."""
    columns: dict[str, NDArray[np.float64]] = {}
    yearly = np.diff(cumulated, axis=-1, prepend=np.float32(0))
    for prefix, drawn in (("", yearly), ("cumulative_", cumulated)):
        low, high = _quantiles(drawn, level=level)
        mean = drawn.mean(axis=0, dtype=np.float64)
        if chance:
            noise = norm.ppf(0.5 + level / 2) ** 2 * np.maximum(mean, 0.0)
            low = np.maximum(mean - np.sqrt((mean - low) ** 2 + noise), 0.0)
            high = mean + np.sqrt((high - mean) ** 2 + noise)
        columns[f"{prefix}mean"] = mean.reshape(-1)
        columns[f"{prefix}low"], columns[f"{prefix}high"] = low.reshape(-1), high.reshape(-1)
    return pd.DataFrame(columns)


def _quantiles(
    drawn: NDArray[np.float32], *, level: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Lower and upper quantile over the draws (first axis), by sorting along memory."""
    ordered = np.sort(np.ascontiguousarray(np.moveaxis(drawn, 0, -1)), axis=-1)
    last = ordered.shape[-1] - 1
    found = []
    for place in ((0.5 - level / 2) * last, (0.5 + level / 2) * last):
        below = int(place)
        part = place - below
        found.append(ordered[..., below] * (1 - part) + ordered[..., min(below + 1, last)] * part)
    return found[0].astype(np.float64), found[1].astype(np.float64)
