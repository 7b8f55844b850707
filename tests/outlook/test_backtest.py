# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import integrate
from scipy.stats import norm

from skillshed.errors import InputError
from skillshed.outlook.backtest import NAIVE, evaluate, naive_forecasts
from skillshed.outlook.backtest.measures import crps_normal, pit_normal


def series(values, *, first=1990, region="19"):
    years = range(first, first + len(values))
    return pd.DataFrame({"region": region, "year": years, "value": values})


def naive(train, year):
    return naive_forecasts(train, keys=["region"], years=[year]).set_index("region")[list(NAIVE)]


def test_naive_forecasts_by_hand():
    train = pd.concat([series([10.0, 12, 14, 16]), series([30.0, 28, 26, 24], region="20")])
    made = naive(train, 1995)
    assert made.loc["19"].to_list() == pytest.approx([16, 20, 20, 16])
    assert made.loc["20"].to_list() == pytest.approx([24, 20, 20, 24])


def test_the_trend_knows_ten_years_only():
    train = series([1000.0] * 5 + list(np.arange(100.0, 110.0)))
    assert naive(train, 2006).loc["19", "trend"] == pytest.approx(111)


def test_gaps_single_points_and_falling_to_nil():
    train = pd.concat(
        [series([10.0, np.nan, 14]), series([5.0], region="20"), series([9.0, 1.0], region="21")]
    )
    made = naive(train, 1995)
    assert made.loc["19", "drift"] == pytest.approx(20)
    assert made.loc["20"].notna().all()
    assert made.loc["21", "drift"] == 0


def test_the_constant_share_is_of_what_is_alike():
    train = pd.concat(
        [
            series([10.0, 10.0]).assign(age="0"),
            series([30.0, 90.0], region="20").assign(age="0"),
            series([5.0, 5.0]).assign(age="1"),
        ]
    )
    made = naive_forecasts(train, keys=["region", "age"], years=[1992]).set_index(["region", "age"])[
        "constant_share"
    ]
    assert made["19", "0"] == pytest.approx(0.1 * 160)
    assert made["19", "1"] == pytest.approx(5)


def forecast_of(values, *, width, first=1994, region="19"):
    years = range(first, first + len(values))
    frame = pd.DataFrame({"region": region, "year": years, "mean": values})
    return frame.assign(low=frame["mean"] - width, high=frame["mean"] + width)


def test_measures_by_hand():
    train = pd.concat([series([10.0, 12, 14, 16]), series([30.0, 28, 26, 24], region="20")])
    forecast = pd.concat([forecast_of([18.0, 21], width=2), forecast_of([20.0, 20], width=5, region="20")])
    actual = pd.concat([series([20.0, 20], first=1994), series([22.0, 26], first=1994, region="20")])
    found = evaluate(forecast, actual, train)
    pooled = found.pooled.iloc[0]
    assert pooled["cells"] == 4
    assert pooled["wape"] == pytest.approx((2 + 1 + 2 + 6) / 88)
    assert pooled["mape"] == pytest.approx(np.mean([2 / 20, 1 / 20, 2 / 22, 6 / 26]))
    assert pooled["malpe"] == pytest.approx(np.mean([-2 / 20, 1 / 20, -2 / 22, -6 / 26]))
    assert pooled["mase"] == pytest.approx(np.mean([2, 1, 2, 6]) / 2)
    assert pooled["direction"] == pytest.approx(0.75)
    assert pooled["coverage"] == pytest.approx(0.75)
    assert found.by_horizon["horizon"].to_list() == [1, 2]
    assert len(found.by_series) == 2
    first = found.by_horizon.iloc[0]
    assert first["dissimilarity"] == pytest.approx(0.5 * 2 * abs(18 / 38 - 20 / 42))
    # drift says 18 and 22, exact for region 20: the best naive, which we beat in no cell
    assert first["best_naive"] == "drift"
    assert first["wape_best_naive"] == pytest.approx(2 / 42)
    assert first["beats_share"] == 0
    assert found.pit["share"].sum() == pytest.approx(1)
    assert set(found.naive["method"]) == set(NAIVE)


def test_a_perfect_forecast():
    train, actual = series([1.0, 2, 4, 8]), series([16.0, 32], first=1994)
    found = evaluate(forecast_of([16.0, 32], width=0), actual, train)
    pooled = found.pooled.iloc[0]
    assert pooled["wape"] == pooled["crps"] == pooled["dissimilarity"] == 0
    assert pooled["coverage"] == pooled["direction"] == pooled["beats_share"] == 1
    assert found.cells["pit"].to_list() == [0.5, 0.5]


@settings(deadline=None, max_examples=15)
@given(st.floats(-3, 3), st.floats(0.2, 5))
def test_crps_is_the_integral_it_stands_for(actual, spread):
    def gap(x):
        return (norm.cdf(x, 0, spread) - (x >= actual)) ** 2

    by_hand = integrate.quad(gap, -40, actual)[0] + integrate.quad(gap, actual, 40)[0]
    one = [pd.Series([value]) for value in (actual, 0.0, spread)]
    assert crps_normal(*one)[0] == pytest.approx(by_hand, abs=1e-5)
    assert pit_normal(*one)[0] == pytest.approx(norm.cdf(actual / spread))


def test_a_good_interval_covers_what_it_promises():
    rng = np.random.default_rng(9)
    frames = [[], [], []]
    for region in map(str, range(400)):
        level, noise = 1000.0, rng.normal(0, 20)
        frames[0].append(forecast_of([level], width=20 * norm.ppf(0.9), region=region))
        frames[1].append(series([level + noise], first=1994, region=region))
        frames[2].append(series([level] * 4, region=region))
    found = evaluate(*map(pd.concat, frames))
    assert found.pooled.loc[0, "coverage"] == pytest.approx(0.8, abs=0.05)
    assert found.pit["share"].to_numpy() == pytest.approx([0.1] * 10, abs=0.05)
    assert 0.9 * 20 * 0.5642 < found.cells["crps"].mean() < 1.1 * 20 * 0.5642


def test_what_has_no_counterpart_is_counted_and_told():
    train = series([10.0, 12, 14, 16])
    found = evaluate(forecast_of([18.0, 20, 22], width=2), series([18.0], first=1994), train)
    assert len(found.cells) == 1
    assert found.unmatched == 2
    assert "2 rader" in found.explain().sv


def test_keys_are_compared_as_written_not_as_stored():
    train = series([10.0, 12]).assign(region=19)
    found = evaluate(
        forecast_of([14.0], width=1, first=1992), series([14.0], first=1992).assign(region=19), train
    )
    assert len(found.cells) == 1


def test_the_explanation_names_the_best_naive_method_in_both_languages():
    found = evaluate(forecast_of([18.0], width=2), series([18.5], first=1994), series([10.0, 12, 14, 16]))
    told = found.explain()
    assert "2,7 %" in told.sv
    assert "genomsnittlig förändring" in told.sv
    assert "drift" in told.en
    assert "100% of cases" in told.en


def test_zero_outcomes_give_no_division_by_nil():
    found = evaluate(forecast_of([0.0], width=0), series([0.0], first=1994), series([0.0, 0, 0, 0]))
    assert found.pooled.loc[0, "wape"] == 0


@pytest.mark.parametrize("gone", ["mean", "low", "year"])
def test_a_missing_column_is_named(gone):
    with pytest.raises(InputError, match=gone):
        evaluate(forecast_of([1.0], width=1).drop(columns=gone), series([1.0], first=1994), series([1.0]))


def test_nothing_in_common_is_refused():
    with pytest.raises(InputError, match="1990"):
        evaluate(forecast_of([1.0], width=1), series([1.0], first=1994, region="20"), series([1.0]))


def test_what_a_model_says_of_its_figures_is_no_key():
    forecast = forecast_of([18.0], width=2).assign(mark=None, method="blend")
    found = evaluate(forecast, series([18.5], first=1994), series([10.0, 12, 14, 16]))
    assert len(found.cells) == 1


def test_a_nations_single_series_needs_no_key():
    frames = (forecast_of([18.0], width=2), series([18.5], first=1994), series([10.0, 12, 14, 16]))
    found = evaluate(*(frame.drop(columns="region") for frame in frames))
    assert found.pooled.loc[0, "mape"] == pytest.approx(0.5 / 18.5)


def test_outcomes_finer_than_the_forecast_are_summed_and_an_unknown_part_leaves_the_sum_unknown():
    sexes = [
        series([9.0, 10.0], first=1994).assign(sex="1"),
        series([9.5, np.nan], first=1994).assign(sex="2"),
    ]
    found = evaluate(forecast_of([18.0, 20.0], width=2), pd.concat(sexes), series([10.0, 12, 14, 16]))
    assert found.cells["actual"].to_list() == [18.5]


def test_figures_and_years_written_as_text_are_understood():
    actual = series([18.5, 19.0], first=1994).astype({"value": object, "year": str})
    actual.loc[1, "value"] = ".."
    found = evaluate(forecast_of([18.0, 20.0], width=2), actual, series([10.0, 12, 14, 16]))
    assert found.cells["actual"].to_list() == [18.5]
