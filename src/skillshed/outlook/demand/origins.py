# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Rolling origins: what every forecaster would have said earlier, beside what came."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.demand.forecasters import Forecasts, forecast
from skillshed.outlook.demand.history import history
from skillshed.outlook.demand.settings import setting

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.outlook.demand.history import History

_THREADS = 2  # numpy lets go of the interpreter in a large panel; origins do not depend on each other


@dataclass(frozen=True)
class Origin:
    """One origin of the training years.

    Attributes:
        year: position of the origin on the year axis.
        past: the gap-free history up to the origin.
        said: what every forecaster said then.
        came: persons, shape (region, occupation, horizon); NaN where the source lacks a part of it, since nobody can tell then how wrong
            a forecast was.
        full: the same without gaps, for the totals.
        known: cells observed at the origin or before, shape (region, occupation).
    """

    year: int
    past: History
    said: Forecasts
    came: NDArray[np.float64]
    full: NDArray[np.float64]
    known: NDArray[np.bool_]

    @property
    def horizon(self) -> int:
        """How many years ahead the outcome is known."""
        return int(self.came.shape[2])


def rolling_origins(parts: NDArray[np.float64], *, whole: History, horizon: int) -> list[Origin]:
    """Go back to each of the latest origins and say again what would have been said.

    Args:
        parts: persons, shape (region, occupation, part, year), NaN where no figure is known; the last year is the base.
        whole: its gap-free history.
        horizon: the longest horizon of interest, years.
    """
    count = parts.shape[-1]
    first = max(0, count - 1 - int(setting("weights.origins")))
    with ThreadPoolExecutor(max_workers=_THREADS) as pool:
        return list(
            pool.map(
                lambda year: _origin(parts, whole, year=year, horizon=min(horizon, count - 1 - year)),
                range(first, count - 1),
            )
        )


def _origin(parts: NDArray[np.float64], whole: History, *, year: int, horizon: int) -> Origin:
    past = history(parts[..., : year + 1])
    known: NDArray[np.bool_] = np.asarray(past.observed.any(axis=2))
    ahead = slice(year + 1, year + 1 + horizon)
    full = np.where(known[..., None], whole.cells[..., ahead], 0.0)
    came = np.where(whole.whole[..., ahead], whole.cells[..., ahead], np.nan)
    return Origin(year, past, forecast(past, horizon), came, full, known)
