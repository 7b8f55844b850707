# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Forecasters of one series, against figures worked out by hand and against the models they stand for."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from skillshed.outlook.demand import series as alone
from skillshed.outlook.demand.history import history
from skillshed.outlook.demand.smoothing import Damped, candidates, choose, damped_trend, smooth
from skillshed.outlook.demand.whole import filled

panels = arrays(np.float64, st.tuples(st.integers(1, 4), st.integers(2, 9)), elements=st.floats(0, 1e5))


def test_last_value_stays():
    assert alone.last_value(np.array([[3.0, 5.0]]), 3).tolist() == [[5, 5, 5]]


def test_drift_prolongs_first_to_last():
    assert alone.drift(np.array([[10.0, 30.0, 16.0]]), 2).tolist() == [[19, 22]]


def test_trend_is_the_least_squares_line():
    # years 0, 1, 2 with 1, 2, 6: slope 2.5, level 3 at year 1
    assert alone.trend(np.array([[1.0, 2.0, 6.0]]), 2, years=10)[0] == pytest.approx([8.0, 10.5])


def test_trend_looks_no_farther_back_than_asked():
    assert alone.trend(np.array([[900.0, 10.0, 20.0]]), 1, years=2)[0] == pytest.approx([30.0])


def test_nothing_falls_below_nil():
    falling = np.array([[100.0, 50.0, 10.0]])
    for forecast in (
        alone.drift(falling, 5),
        alone.trend(falling, 5, years=10),
        alone.theta(falling, 9, smoothing=0.9),
    ):
        assert forecast.min() == 0


def test_theta_is_the_mean_of_the_line_and_the_smoothed_double_curve():
    # Assimakopoulos and Nikolopoulos (2000): theta 0 is the regression line, theta 2 is 2 y - line, smoothed
    figures = np.array([12.0, 15.0, 11.0, 18.0, 21.0])
    time = np.arange(5)
    slope, start = np.polyfit(time, figures, 1)
    doubled = 2 * figures - (start + slope * time)
    smoothing, level = 0.4, doubled[0]
    for figure in doubled[1:]:
        level += smoothing * (figure - level)
    # the smoothed double curve is flat ahead; the line goes on
    expected = [(level + start + slope * (4 + ahead)) / 2 for ahead in (1, 2, 3)]
    assert alone.theta(figures[None], 3, smoothing=smoothing)[0] == pytest.approx(expected)


def test_smoothing_is_the_best_linear_guess_of_its_model():
    # the Kalman filter against the conditional mean of the joint normal of the same model, written out in full
    damped, figures = Damped(q=1.5, rho=0.4, phi=0.8), np.array([10.0, 12.0, 11.0, 15.0])
    spread = damped.rho * damped.q
    start = np.diag([1e9, spread])
    step = np.array([[1, damped.phi], [0, damped.phi]])
    noise = np.diag([damped.q, spread * (1 - damped.phi**2)])
    powers = [np.linalg.matrix_power(step, power) for power in range(5)]
    state = [start]
    for _ in range(3):
        state.append(step @ state[-1] @ step.T + noise)
    joint = np.array(
        [
            [
                (powers[max(i - j, 0)] @ state[min(i, j)])[0, 0]
                if i >= j
                else (powers[j - i] @ state[i])[0, 0]
                for j in range(4)
            ]
            for i in range(4)
        ]
    )
    with_level = np.array([(powers[3 - i] @ state[i])[0, 0] for i in range(4)])
    level = with_level @ np.linalg.solve(joint + np.eye(4), figures)
    assert smooth(figures[None], damped)[0][0] == pytest.approx(level, rel=1e-4)


def test_a_straight_line_is_followed_and_damped():
    line = np.arange(1, 31, dtype=float)[None] * 10
    forecast = damped_trend(line, 2, damped=Damped(q=50, rho=2.0, phi=0.9))[0]
    assert 304 < forecast[0] <= 310
    assert forecast[1] - forecast[0] < forecast[0] - 300 + 1e-9


def test_noise_chooses_slow_smoothing_and_walks_choose_fast():
    source = np.random.default_rng(1)
    noise = 1000 + 50 * source.standard_normal((400, 10))
    walk = 1000 + np.cumsum(20 * source.standard_normal((400, 10)), axis=1)
    assert choose(noise).q == 0.3
    assert choose(walk).q >= 4


def test_two_years_cannot_choose():
    assert choose(np.array([[1.0, 2.0]])) == candidates()[0]


@given(panels, st.floats(0.01, 100))
@settings(max_examples=30, deadline=None)
def test_scaling_the_figures_scales_every_forecast(panel, factor):
    makers = (
        lambda one: alone.drift(one, 3),
        lambda one: alone.trend(one, 3, years=10),
        lambda one: alone.theta(one, 3, smoothing=0.5),
        lambda one: damped_trend(one, 3, damped=candidates()[0]),
    )
    for make in makers:
        assert make(panel * factor) == pytest.approx(make(panel) * factor, rel=1e-6, abs=1e-6)


def test_counts_and_rounded_estimates_are_told_apart():
    counts = np.random.default_rng(0).integers(1, 5000, (3, 9, 2)).astype(float)
    assert history(counts[:, :, None]).counted
    assert not history(np.round(counts[:, :, None], -1)).counted
    assert choose(np.array([[1.0, 2.0]]), counted=True).q > choose(np.array([[1.0, 2.0]])).q


def test_a_withheld_part_of_a_long_table_is_its_nearest_year_and_marked():
    rows = [("31", "1", 2020, 40.0), ("31", "1", 2021, 42.0), ("31", "2", 2020, 10.0), ("31", "2", 2021, None),
            ("32", "1", 2020, 5.0), ("32", "1", 2021, None), ("32", "2", 2021, None)]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["region", "sex", "year", "value"])
    found = filled(frame, ["region"]).set_index(["region", "sex", "year"])
    assert found.loc[("31", "2", 2021)].tolist() == [10.0, True]
    assert found.loc[("31", "1", 2021)].tolist() == [42.0, False]
    assert ("32", "1", 2021) not in found.index
