# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Employment by occupation, projected once in a build: the employment outlook tells it, and the balance reads the same draws."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pandas as pd

from skillshed.outlook import demand

if TYPE_CHECKING:
    import xarray as xr

    from skillshed.outlook.tables.settings import Settings

    Key = tuple[int, int, Settings, int]


@dataclass
class Jobs:
    """Projects employment, and keeps the last projection until it is taken: the draws of a nation are large."""

    _kept: dict[Key, tuple[pd.DataFrame, xr.DataArray]] = field(default_factory=dict, repr=False)

    def project(
        self, known: pd.DataFrame, *, base: int, draws: int, settings: Settings
    ) -> tuple[pd.DataFrame, xr.DataArray]:
        """Project, or give what was projected of the same figures.

        Args:
            known: region, occupation, sex, year, value, as `employment.plain` gives.
            base: the base year.
            draws: number of paths.
            settings: horizon, seed, level.

        Returns:
            The forecast with its margins, and the paths (draw, region, occupation, year), the base year first.
        """
        figures = int(pd.util.hash_pandas_object(known, index=False).sum())
        key = (base, draws, settings, figures)
        if key not in self._kept:
            self._kept = {key: _projected(known, base=base, draws=draws, settings=settings)}
        return self._kept[key]

    def take(
        self, known: pd.DataFrame, *, base: int, draws: int, settings: Settings
    ) -> tuple[pd.DataFrame, xr.DataArray]:
        """As `project`, and keep nothing."""
        found = self.project(known, base=base, draws=draws, settings=settings)
        self._kept = {}
        return found


def _projected(
    known: pd.DataFrame, *, base: int, draws: int, settings: Settings
) -> tuple[pd.DataFrame, xr.DataArray]:
    return demand.project(
        known,
        base=base,
        horizon=settings.horizon,
        draws=draws,
        seed=settings.seed,
        level=settings.level,
        bar=True,
        margins=True,
        with_draws=True,
    )
