# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The batch forecasters against a maintained library, series by series: the same parameters give the same forecast,
and parameters chosen for a whole panel do as well as those that the library fits to each series.
"""

from dataclasses import astuple

import numpy as np
import pytest
from statsmodels.tsa.api import ExponentialSmoothing, SimpleExpSmoothing
from statsmodels.tsa.forecasting.theta import ThetaModel
from statsmodels.tsa.statespace.kalman_filter import KalmanFilter

from skillshed.outlook.demand import series as alone
from skillshed.outlook.demand.forecasters import _smoothed
from skillshed.outlook.demand.smoothing import Damped, damped_trend, smooth

YEARS, HORIZON, SERIES, COUNTRIES = 20, 5, 30, 4


def country(seed):
    """Employed persons, (series, year): a common walk, own walks with drift, and sampling noise."""
    source = np.random.default_rng(seed)
    size = np.exp(source.normal(6, 1.2, (SERIES, 1)))
    common = np.cumsum(source.normal(0.01, 0.012, (1, YEARS)), axis=1)
    own = np.cumsum(source.normal(source.normal(0, 0.01, (SERIES, 1)), 0.03, (SERIES, YEARS)), axis=1)
    return source.poisson(size * np.exp(common + own)).astype(float)


@pytest.fixture(scope="module")
def panel():
    return country(4)


def wape(said, came):
    return np.abs(said - came).sum() / came.sum()


def kalman(figures, damped):
    """The model of `smoothing` in the library's state space: level and trend, the first figure the first level."""
    q, rho, phi = astuple(damped)
    model = KalmanFilter(k_endog=1, k_states=2)
    model["design"] = np.array([[1.0, 0.0]])
    model["transition"] = np.array([[1.0, phi], [0.0, phi]])
    model["selection"] = np.eye(2)
    model["obs_cov"] = np.array([[1.0]])
    model["state_cov"] = np.diag([q, rho * q * (1 - phi**2)])
    first = model["transition"] @ np.diag([1.0, rho * q]) @ model["transition"].T + model["state_cov"]
    model.initialize_known(np.array([figures[0], 0.0]), first)
    model.bind(figures[1:].copy())
    return model.filter()


@pytest.mark.parametrize("damped", [Damped(0.5, 0.0, 1.0), Damped(2.0, 0.2, 0.9), Damped(8.0, 0.05, 0.8)])
def test_damped_trend_is_the_librarys_kalman_filter(panel, damped):
    ours, errors = damped_trend(panel, HORIZON, damped=damped), smooth(panel, damped)[2]
    for row, figures in enumerate(panel[:10]):
        theirs = kalman(figures, damped)
        said = theirs.predict(start=YEARS - 1, end=YEARS - 1 + HORIZON).forecasts[0]
        assert ours[row] == pytest.approx(np.maximum(said, 0.0), rel=1e-8)
        assert errors[row, 1:] == pytest.approx(theirs.forecasts_error[0], rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("smoothing", [0.2, 0.7, 1.0])
def test_theta_is_the_librarys_smoothing_with_half_the_slope(panel, smoothing):
    """Hyndman and Billah (2003): simple exponential smoothing, and half the least-squares slope."""
    ours = alone.theta(panel, HORIZON, smoothing=smoothing)
    for row, figures in enumerate(panel[:10]):
        level = SimpleExpSmoothing(figures, initialization_method="known", initial_level=figures[0])
        smoothed = level.fit(smoothing_level=smoothing, optimized=False).forecast(HORIZON)
        steps = np.arange(HORIZON) + (1 - (1 - smoothing) ** YEARS) / smoothing
        slope = np.polyfit(np.arange(YEARS), figures, 1)[0]
        assert ours[row] == pytest.approx(np.maximum(smoothed + slope / 2 * steps, 0.0), rel=1e-8)


def test_last_value_is_smoothing_without_memory(panel):
    ours = alone.last_value(panel, HORIZON)
    for row, figures in enumerate(panel[:5]):
        theirs = SimpleExpSmoothing(figures, initialization_method="known", initial_level=figures[0])
        assert ours[row] == pytest.approx(theirs.fit(smoothing_level=1.0, optimized=False).forecast(HORIZON))


def damped_by_library(figures):
    model = ExponentialSmoothing(
        figures, trend="add", damped_trend=True, initialization_method="legacy-heuristic"
    )
    return model.fit().forecast(HORIZON)


def theta_by_library(figures):
    return ThetaModel(figures, deseasonalize=False).fit().forecast(HORIZON)


@pytest.fixture(scope="module")
def tried():
    """The last years of several countries held back, (series, year), and what ours and the library said of them."""
    countries = [country(seed) for seed in range(COUNTRIES)]
    ours = [_smoothed(one[None, :, :-HORIZON], HORIZON) for one in countries]
    past = np.concatenate(countries)[:, :-HORIZON]
    return {
        "came": np.concatenate(countries)[:, -HORIZON:],
        "damped": np.concatenate([damped[0] for damped, _ in ours]),
        "theta": np.concatenate([theta[0] for _, theta in ours]),
    } | {
        by.__name__: np.maximum(np.stack([by(one) for one in past]), 0.0)
        for by in (damped_by_library, theta_by_library)
    }


@pytest.mark.parametrize("method", ["damped", "theta"])
def test_parameters_for_a_panel_err_no_more_than_those_fitted_to_each_series(tried, method):
    ours, library = wape(tried[method], tried["came"]), wape(tried[f"{method}_by_library"], tried["came"])
    assert ours <= 1.03 * library
