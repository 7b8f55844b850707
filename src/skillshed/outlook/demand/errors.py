# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The blend's errors at one origin, divided into national, regional, occupational and the cell's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.outlook.demand.origins import Origin
    from skillshed.outlook.demand.uncertainty import Spread

_HALF = 0.5  # persons added before taking logs, so that a cell of nobody has an error too


@dataclass(frozen=True)
class OriginErrors:
    """Errors of one origin on the log scale.

    Attributes:
        ahead: years ahead, shape (horizon,).
        forecast: persons, shape (region, occupation, horizon).
        cells: log(outcome / forecast), same shape; NaN where the source lacks the outcome or a part of it.
        whole: where the origin's own figure was whole, shape (region, occupation).
        national: shape (horizon,).
        regional: against the national, shape (region, horizon).
        occupational: against the national, shape (occupation, horizon).
    """

    ahead: NDArray[np.int_]
    forecast: NDArray[np.float64]
    cells: NDArray[np.float64]
    national: NDArray[np.float64]
    regional: NDArray[np.float64]
    occupational: NDArray[np.float64]
    whole: NDArray[np.bool_]

    def cells_at(self, ahead: int, *, whole: bool) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Forecast persons and log errors of the cells with an outcome `ahead` years on, from a whole figure or an estimated one."""
        step = ahead - 1
        usable = ~np.isnan(self.cells[..., step]) & (self.forecast[..., step] >= 1) & (self.whole == whole)
        return self.forecast[usable, step], self.cells[usable, step]

    def regional_variance(self, rough: Spread) -> float:
        """Variance a year of regional shocks, less what cells' own errors put into a sum."""
        return self._shared(self.regional, axis=1, rough=rough)

    def occupational_variance(self, rough: Spread) -> float:
        """Variance a year of occupational shocks, less what cells' own errors put into a sum."""
        return self._shared(self.occupational, axis=0, rough=rough)

    def _shared(self, errors: NDArray[np.float64], *, axis: int, rough: Spread) -> float:
        found = []
        for step, ahead in enumerate(self.ahead):
            persons = self.forecast[..., step]
            sums = persons.sum(axis=axis)
            noise = (persons**2 * rough.own(persons, int(ahead))).sum(axis=axis) / np.maximum(sums, 1.0) ** 2
            excess = np.average(errors[:, step] ** 2 - noise, weights=np.sqrt(sums + 1e-9))
            found.append(max(float(excess), 0.0) / float(ahead))
        return float(np.mean(found))


def origin_errors(origin: Origin, forecast: NDArray[np.float64]) -> OriginErrors:
    """Compare one origin's blended forecast (region, occupation, horizon) with what came."""
    alive = np.where(origin.known[..., None], forecast, 0.0)
    national = _log(origin.full.sum(axis=(0, 1)), alive.sum(axis=(0, 1)))
    with np.errstate(invalid="ignore"):
        cells = _log(origin.came, alive)
    return OriginErrors(
        np.arange(1, origin.horizon + 1),
        alive,
        cells,
        national,
        _log(origin.full.sum(axis=1), alive.sum(axis=1)) - national,
        _log(origin.full.sum(axis=0), alive.sum(axis=0)) - national,
        origin.past.whole[..., -1],
    )


def _log(outcome: NDArray[np.float64], forecast: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.log((outcome + _HALF) / (forecast + _HALF))
