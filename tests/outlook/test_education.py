# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`education.project`: cohorts carry their education with them."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillshed.errors import InputError
from skillshed.outlook import education
from skillshed.outlook.education.cohorts import project_numbers, project_shares
from skillshed.outlook.education.stock import band_limits

BANDS = ("25-34", "35-44", "45-54", "55-64")
LIMITS = np.array([band_limits(band) for band in BANDS], dtype=float)
KEY = ["region", "sex", "age_group", "education", "year"]


def stock(
    *, years=range(2000, 2011), regions=("01", "19"), level=(0.6, 0.45, 0.3, 0.2), rise=0.0, persons=10000
):
    rows = []
    for region in regions:
        for sex in ("1", "2"):
            for band, share in zip(BANDS, level, strict=True):
                for year in years:
                    high = min(share + rise * (year - 2000), 0.95)
                    rows += [
                        (region, sex, band, "high", year, persons * high),
                        (region, sex, band, "low", year, persons * (1 - high)),
                    ]
    return pd.DataFrame(rows, columns=[*KEY, "value"])


def test_it_works():
    frame = education.project(stock(), base=2010, horizon=5)
    assert list(frame) == [*KEY, "mean", "low", "high"]
    assert len(frame) == 2 * 2 * 4 * 2 * 5
    assert not frame.isna().any(axis=None)
    assert ((frame["low"] <= frame["mean"]) & (frame["mean"] <= frame["high"]) & (frame["low"] >= 0)).all()


def test_a_cohort_arrives_with_its_education_after_ten_years():
    # one year of figures: nothing is known of change, so a band is in ten years what the band below it is today
    frame = education.project(stock(years=[2010], regions=("01",)), base=2010, horizon=10)
    ten = frame[(frame["year"] == 2020) & (frame["education"] == "high") & (frame["sex"] == "1")].set_index(
        "age_group"
    )["mean"]
    assert ten[["35-44", "45-54", "55-64"]].to_numpy() == pytest.approx([5878, 4500, 3000], rel=0.001)
    # 35-44 were 29.5 in the base year: 11/12 rests on the cohort (60 %), 1/12 on the band's own (45 %), in logs:
    # 0.60^(11/12) · 0.45^(1/12) = 0.5858 against 0.40^(11/12) · 0.55^(1/12) = 0.4108; together 58.78 %


def test_halfway_is_between_the_bands():
    frame = education.project(stock(years=[2010], regions=("01",)), base=2010, horizon=5)
    five = frame[(frame["year"] == 2015) & (frame["education"] == "high") & (frame["sex"] == "1")].set_index(
        "age_group"
    )["mean"]
    assert five["55-64"] == pytest.approx(2500, rel=0.001)


def test_a_structure_that_has_always_moved_so_moves_on():
    # every band gains what the cohort below it brings: 1.5 points a year, as the steps between bands say
    moving = stock(level=(0.6, 0.45, 0.30, 0.15), rise=0.015)
    frame = education.project(moving, base=2010, horizon=10)
    old = frame[(frame["age_group"] == "55-64") & (frame["education"] == "high") & (frame["year"] == 2020)][
        "mean"
    ]
    assert old.to_numpy() == pytest.approx(4500, rel=0.02)


def test_shares_add_to_one_and_numbers_follow_the_cohorts():
    values = np.full((1, 1, 4, 2, 11), 500.0)
    values[0, 0, 0] = 1000.0  # a large youngest cohort that has always been so
    assert project_shares(values, LIMITS, horizon=7).sum(axis=3) == pytest.approx(1)
    numbers = project_numbers(values, LIMITS, horizon=10)
    assert numbers[0, 0, 0, -1] == pytest.approx(2000)
    assert numbers[0, 0, 1:, -1] == pytest.approx(
        [1000, 1000, 1000]
    )  # constant history: ratios undo the larger cohort


def test_a_population_projection_is_kept_to():
    given_ = pd.DataFrame(
        [
            (region, sex, band, year, 1234.0 + year)
            for region in ("01", "19")
            for sex in ("1", "2")
            for band in BANDS
            for year in range(2011, 2014)
        ],
        columns=["region", "sex", "age_group", "year", "mean"],
    )
    frame = education.project(stock(), base=2010, horizon=3, population=given_)
    sums = frame.groupby(["region", "sex", "age_group", "year"])["mean"].sum()
    assert sums.to_numpy() == pytest.approx(1234 + sums.index.get_level_values("year").to_numpy())


def test_single_ages_are_put_into_bands():
    ages = pd.DataFrame(
        [
            (region, sex, str(age), 2011, 100.0)
            for region in ("01", "19")
            for sex in ("1", "2")
            for age in range(100)
        ],
        columns=["region", "sex", "age", "year", "mean"],
    )
    frame = education.project(stock(), base=2010, horizon=1, population=ages)
    assert frame.groupby(["region", "sex", "age_group"])["mean"].sum().to_numpy() == pytest.approx(1000)


def test_later_years_are_never_looked_at():
    changed = stock().assign(value=lambda one: one["value"].where(one["year"] <= 2006, 7.0))
    pd.testing.assert_frame_equal(
        education.project(stock(), base=2006, horizon=4), education.project(changed, base=2006, horizon=4)
    )


def test_the_order_of_rows_does_not_matter():
    shuffled = stock(rise=0.01).sample(frac=1, random_state=2)
    pd.testing.assert_frame_equal(
        education.project(stock(rise=0.01), base=2010, horizon=2),
        education.project(shuffled, base=2010, horizon=2),
    )


def test_intervals_widen_with_the_horizon_and_in_small_cells():
    large, small = (
        education.project(stock(rise=0.004, persons=size), base=2010, horizon=6) for size in (100000, 100)
    )
    spread = [
        (one["high"] / one["low"].clip(lower=1e-6)).groupby(one["year"]).median() for one in (large, small)
    ]
    assert spread[0].is_monotonic_increasing
    assert (spread[1] > spread[0]).all()


def test_gaps_are_filled_and_told():
    gaps = stock().astype({"value": object})
    gaps.loc[[3, 4, 40], "value"] = ".."
    frame = education.project(gaps, base=2010, horizon=2)
    assert not frame.isna().any(axis=None)
    assert "3 gaps" in frame.attrs["remarks"][0].en


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one.drop(columns="age_group"),
        lambda one: one.assign(value=-5),
        lambda one: one.assign(value="many"),
        lambda one: one.assign(age_group="young"),
        lambda one: one.assign(year="last"),
    ],
)
def test_unusable_input_is_refused(change):
    with pytest.raises(InputError) as refused:
        education.project(change(stock()), base=2010, horizon=2)
    assert refused.value.mend.sv


@pytest.mark.parametrize(
    "settings_", [{"base": 1999, "horizon": 2}, {"base": 2011, "horizon": 2}, {"base": 2010, "horizon": 0}]
)
def test_an_unknown_base_or_no_horizon_is_refused(settings_):
    with pytest.raises(InputError):
        education.project(stock(), **settings_)


@given(st.lists(st.integers(0, 5000), min_size=64, max_size=64), st.integers(1, 15))
@settings(max_examples=25, deadline=None)
def test_never_nan_never_negative(figures, horizon):
    frame = stock(years=range(2007, 2011), regions=("01",)).assign(value=figures)
    projected = education.project(frame, base=2010, horizon=horizon)
    values = projected[["mean", "low", "high"]].to_numpy()
    assert np.isfinite(values).all()
    assert (values >= 0).all()


def test_categories_small_integers_and_a_single_band_are_fine():
    one = stock(regions=("01",)).query("age_group == '25-34'")
    tidy = one.astype(dict.fromkeys(KEY[:-1], "category")).astype({"year": "int16"})
    pd.testing.assert_frame_equal(
        education.project(tidy, base=2010, horizon=3), education.project(one, base=2010, horizon=3)
    )
