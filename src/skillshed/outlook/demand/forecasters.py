# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The set of forecasters that the blend weighs: those of one series, and those that lean on nation or region."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.demand import series as alone
from skillshed.outlook.demand.settings import setting
from skillshed.outlook.demand.smoothing import choose, damped_trend

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.outlook.demand.history import History

NAIVE = ("last_value", "drift", "trend", "constant_share")
MARGIN_FORECASTERS = ("last_value", "drift", "trend", "damped_trend", "theta")
CELL_FORECASTERS = (*NAIVE, "damped_trend", "theta", "shift_share", "shrunk_share", "region_growth")


@dataclass(frozen=True)
class Forecasts:
    """What every forecaster says, from one origin.

    Attributes:
        cells: shape (forecaster, region, occupation, horizon), in the order of `CELL_FORECASTERS`.
        nation: shape (forecaster, occupation, horizon), in the order of `MARGIN_FORECASTERS`.
        regional: shape (forecaster, region, horizon).
        total: shape (forecaster, horizon).
    """

    cells: NDArray[np.float64]
    nation: NDArray[np.float64]
    regional: NDArray[np.float64]
    total: NDArray[np.float64]


def size_class(level: NDArray[np.float64]) -> NDArray[np.intp]:
    """Put each series into small (0), middle (1) or large (2) by its latest figure."""
    return np.searchsorted(np.asarray(setting("weights.size_limits"), dtype=float), level, side="right")


def forecast(past: History, horizon: int) -> Forecasts:
    """Let every forecaster speak for every series, 1 … horizon years ahead."""
    margins = np.concatenate([past.nation, past.regional, past.total[None]])
    said = _margin_forecasts(margins, horizon, counted=past.counted)
    occupations, regions = past.nation.shape[0], past.regional.shape[0]
    nation, regional = said[:, :occupations], said[:, occupations : occupations + regions]
    total = said[:, -1]
    steady = MARGIN_FORECASTERS.index("damped_trend")
    cells = _cell_forecasts(past, nation[steady], regional=regional[steady], total=total[steady])
    return Forecasts(cells, nation, regional, total)


def _margin_forecasts(margins: NDArray[np.float64], horizon: int, *, counted: bool) -> NDArray[np.float64]:
    chosen = choose(margins, counted=counted)
    return np.stack(
        [
            alone.last_value(margins, horizon),
            alone.drift(margins, horizon),
            alone.trend(margins, horizon, years=setting("forecasters.trend_years")),
            damped_trend(margins, horizon, damped=chosen),
            alone.theta(margins, horizon, smoothing=_settled_gain(chosen.q)),
        ]
    )


def _cell_forecasts(
    past: History, nation: NDArray[np.float64], *, regional: NDArray[np.float64], total: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Every forecaster for every cell; nation, regional and total are the forecasts that cells lean on."""
    horizon = total.shape[0]
    cells, latest = past.cells, past.cells[..., -1:]
    damped, smoothed_theta = _smoothed(cells, horizon)
    return np.stack(
        [
            alone.last_value(cells, horizon),
            alone.drift(cells, horizon),
            alone.trend(cells, horizon, years=setting("forecasters.trend_years")),
            latest * _growth(total, past.total[-1]),
            damped,
            smoothed_theta,
            latest * _growth(nation, past.nation[:, -1:]),
            _smoothed_share(past, horizon) * nation,
            latest * _growth(regional, past.regional[:, -1:])[:, None],
        ]
    )


def _growth(later: NDArray[np.float64], now: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where(now > 0, later / np.where(now > 0, now, 1.0), 1.0)


def _settled_gain(q: float) -> float:
    """Gain of simple exponential smoothing in the long run for a level noise ratio `q` (Muth 1960)."""
    return float((-q + np.sqrt(q * q + 4 * q)) / 2)


def _smoothed(cells: NDArray[np.float64], horizon: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Damped trend and Theta, with the parameters that each size class has chosen for itself."""
    flat = cells.reshape(-1, cells.shape[2])
    damped, theta = np.zeros((flat.shape[0], horizon)), np.zeros((flat.shape[0], horizon))
    classes = size_class(flat[:, -1])
    for number in np.unique(classes):
        members = classes == number
        chosen = choose(flat[members])
        damped[members] = damped_trend(flat[members], horizon, damped=chosen)
        theta[members] = alone.theta(flat[members], horizon, smoothing=_settled_gain(chosen.q))
    shape = (*cells.shape[:2], horizon)
    return damped.reshape(shape), theta.reshape(shape)


def _smoothed_share(past: History, horizon: int) -> NDArray[np.float64]:
    """Each region's share of the nation's occupation, smoothed over the years: a share has no trend of its own."""
    nation = past.nation
    share = past.cells / np.where(nation > 0, nation, 1.0)
    flat = share.reshape(-1, past.length)
    smoothed = np.zeros((flat.shape[0], horizon))
    classes = size_class(past.cells[..., -1].reshape(-1))
    for number in np.unique(classes):
        members = classes == number
        smoothed[members] = damped_trend(flat[members], horizon, damped=choose(flat[members], trending=False))
    return smoothed.reshape(*share.shape[:2], horizon)
