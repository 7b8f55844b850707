# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The table that the supply outlook gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.outlook.demand.intervals import interval
from skillshed.outlook.draws import quantiles
from skillshed.outlook.supply.errors import SUBJECTS
from skillshed.outlook.supply.expected import COMPONENTS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.outlook.supply.paths import RegionPaths
    from skillshed.outlook.supply.projection import Supply

    Floats = NDArray[np.float64]

LEVELS = ("supply", "residents", "stock")
COLUMNS = ("region", "education", "year", "component", "mean", "low", "high")


def frame(made: Supply, *, level: float) -> pd.DataFrame:
    """Give one row for each region, education, year and component, in the order of `COLUMNS`."""
    blocks = [
        _rows(made, region, name, told=told)
        for region in made.regions
        for name, told in _region(made, made.paths(region), level=level).items()
    ]
    return pd.concat(blocks, ignore_index=True)[list(COLUMNS)]


def _region(made: Supply, paths: RegionPaths, *, level: float) -> dict[str, tuple[Floats, Floats, Floats]]:
    """Mean, low and high of every component, each [education, horizon]."""
    told = {}
    for name, drawn in (("supply", paths.supply), ("residents", paths.force), ("stock", paths.stock)):
        later = drawn[..., 1:]
        told[name] = (later.mean(axis=0), *quantiles(later, level=level))
    ahead = np.arange(1, made.horizon + 1, dtype=float)
    for name in COMPONENTS:
        mean = paths.flows.mean(name)
        size = np.abs(mean)
        variance = made.spread.variance(name if name in SUBJECTS else "other", size, ahead)
        low, high = interval(size, np.where(size > 0, variance, 0.0), level=level)
        told[name] = (mean, np.where(mean < 0, -high, low), np.where(mean < 0, -low, high))
    return told


def _rows(made: Supply, region: str, name: str, *, told: tuple[Floats, Floats, Floats]) -> pd.DataFrame:
    years = made.years[1:]
    mean, low, high = (one.reshape(-1) for one in told)
    return pd.DataFrame(
        {
            "region": region,
            "education": np.repeat(np.array(made.educations, dtype=object), len(years)),
            "year": np.tile(np.array(years), len(made.educations)),
            "component": name,
            "mean": mean,
            "low": np.minimum(low, mean),
            "high": np.maximum(high, mean),
        }
    )
