# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`demand.project`: what it promises whatever it is given."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillshed.errors import InputError
from skillshed.outlook import demand

VALUES = ["mean", "low", "high"]
KEY = ["region", "occupation", "year"]


def world(*, regions=("01", "19"), occupations=("221", "512", "911"), years=range(2010, 2018), seed=0):
    source = np.random.default_rng(seed)
    rows = []
    for region in regions:
        for occupation in occupations:
            path = source.uniform(200, 9000) * np.exp(np.cumsum(source.normal(0.01, 0.03, len(years))))
            rows += [
                (region, occupation, year, round(persons)) for year, persons in zip(years, path, strict=True)
            ]
    return pd.DataFrame(rows, columns=["region", "occupation", "year", "value"])


def usable(frame):
    return (
        frame[VALUES].notna().all(axis=None)
        and (frame[VALUES] >= 0).all(axis=None)
        and (frame["low"] <= frame["mean"]).all()
        and (frame["mean"] <= frame["high"]).all()
    )


def test_it_works():
    frame = demand.project(world(), base=2017, horizon=5)
    assert list(frame) == ["region", "occupation", "year", "mean", "low", "high", "mark", "method"]
    assert len(frame) == 2 * 3 * 5
    assert sorted(frame["year"].unique()) == [2018, 2019, 2020, 2021, 2022]
    assert usable(frame)


def test_steady_employment_stays():
    steady = world().assign(value=1000)
    frame = demand.project(steady, base=2017, horizon=3)
    assert frame["mean"].to_numpy() == pytest.approx(1000, rel=1e-6)


def test_intervals_widen_with_the_horizon():
    frame = demand.project(world(), base=2017, horizon=6)
    width = (frame["high"] - frame["low"]).groupby([frame["region"], frame["occupation"]])
    assert width.apply(lambda one: one.is_monotonic_increasing).all()


def test_later_years_are_never_looked_at():
    early = demand.project(world(), base=2014, horizon=3)
    changed = world().assign(value=lambda one: one["value"].where(one["year"] <= 2014, 5))
    pd.testing.assert_frame_equal(early, demand.project(changed, base=2014, horizon=3))


def test_the_order_of_rows_does_not_matter():
    shuffled = world().sample(frac=1, random_state=1)
    pd.testing.assert_frame_equal(
        demand.project(world(), base=2017, horizon=2), demand.project(shuffled, base=2017, horizon=2)
    )


def test_a_withheld_sex_counts_as_in_its_nearest_year():
    divided = pd.concat([world().assign(sex="1"), world().assign(sex="2")], ignore_index=True)
    first = (divided["region"] == divided["region"].iloc[0]) & (
        divided["occupation"] == divided["occupation"].iloc[0]
    )
    last = divided["year"] == divided["year"].max()
    known = demand.project(divided, base=int(divided["year"].max()), horizon=2)
    gone = divided.assign(value=divided["value"].mask(first & last & (divided["sex"] == "2")))
    found = demand.project(gone, base=int(divided["year"].max()), horizon=2)
    ratio = (found["mean"] / known["mean"]).iloc[0]
    assert 0.85 < ratio < 1.15
    assert any("närmaste kända år" in one.sv for one in found.attrs["remarks"])


def test_sexes_are_summed_and_totals_left_out():
    parts = pd.concat(
        [world().assign(sex="1"), world().assign(sex="2"), world().assign(sex="T", value=10**6)]
    )
    frame = demand.project(parts, base=2017, horizon=2)
    double = demand.project(world().assign(value=lambda one: one["value"] * 2), base=2017, horizon=2)
    assert frame["mean"].to_numpy() == pytest.approx(double["mean"].to_numpy())
    assert any("T" in remark.en for remark in frame.attrs["remarks"])


def test_wholes_are_the_sums_of_their_parts():
    municipalities = world(regions=("1980", "1981", "0180"))
    whole = (
        municipalities[municipalities["region"] != "0180"]
        .groupby(["occupation", "year"], as_index=False)["value"]
        .sum()
    )
    nation = municipalities.groupby(["occupation", "year"], as_index=False)["value"].sum()
    known = pd.concat(
        [municipalities, whole.assign(region="19"), nation.assign(region="00", value=nation["value"] + 500)]
    )
    frame = demand.project(known, base=2017, horizon=4, margins=True)
    table = frame.pivot_table(index=["occupation", "year"], columns="region", values="mean")
    assert (table["1980"] + table["1981"]).to_numpy() == pytest.approx(table["19"].to_numpy(), rel=1e-9)
    assert (table["00"] > table["19"] + table["0180"]).all()  # the nation's 500 more are nobody's
    occupations = frame[frame["occupation"] != "T"].groupby(["region", "year"])["mean"].sum()
    totals = frame[frame["occupation"] == "T"].set_index(["region", "year"])["mean"]
    assert occupations.to_numpy() == pytest.approx(totals.reindex(occupations.index).to_numpy(), rel=1e-9)


def test_counties_and_nuts_areas_stand_beside_each_other():
    known = pd.concat([world(), world(regions=("SE11", "SE12"), seed=5)])
    frame = demand.project(known, base=2017, horizon=2)
    alone = demand.project(world(), base=2017, horizon=2)
    counties = frame[frame["region"].isin(["01", "19"])].reset_index(drop=True)
    pd.testing.assert_frame_equal(counties, alone, check_like=False)


def test_a_sum_is_less_uncertain_than_its_parts():
    frame = demand.project(world(), base=2017, horizon=3, margins=True)
    frame["spread"] = np.log(frame["high"] / frame["low"])
    total = frame[(frame["region"] == "00") & (frame["occupation"] == "T")]["spread"]
    assert total.max() < frame[(frame["region"] == "01") & (frame["occupation"] != "T")]["spread"].max()


def test_draws_tell_the_same_as_the_table():
    frame, draws = demand.project(world(), base=2017, horizon=4, draws=4000, seed=1, with_draws=True)
    assert draws.dims == ("draw", "region", "occupation", "year")
    assert list(draws["year"].to_numpy()) == [2017, 2018, 2019, 2020, 2021]
    later = draws.sel(year=range(2018, 2022))
    table = frame.set_index(KEY)["mean"].to_xarray()
    assert later.mean("draw").transpose(*KEY).to_numpy() == pytest.approx(table.to_numpy(), rel=0.03)
    high = frame.set_index(KEY)["high"].to_xarray()
    assert later.quantile(0.9, "draw").transpose(*KEY).to_numpy() == pytest.approx(high.to_numpy(), rel=0.05)


def test_the_same_seed_gives_the_same_draws():
    first, again, other = (
        demand.project(world(), base=2017, horizon=2, draws=20, seed=seed, with_draws=True)[1]
        for seed in (3, 3, 4)
    )
    assert first.equals(again)
    assert not first.equals(other)


def test_marks_follow_the_size():
    sizes = world(occupations=("a", "b", "c")).assign(
        value=lambda one: one["occupation"].map({"a": 500, "b": 5000, "c": 50000})
    )
    marks = (
        demand.project(sizes, base=2017, horizon=1)
        .drop_duplicates("occupation")
        .set_index("occupation")["mark"]
    )
    assert marks["a"] == "scepticism"
    assert marks["b"] == "caution"
    assert pd.isna(marks["c"])


def test_gaps_and_dots_are_taken():
    gaps = world().astype({"value": object})
    gaps.loc[[1, 2, 9], "value"] = ".."
    gaps.loc[[7, 20], "value"] = None
    assert usable(demand.project(gaps, base=2017, horizon=5))


def test_a_series_without_any_figure_is_left_out_and_told():
    silent = world().assign(
        value=lambda one: one["value"].where((one["region"] != "19") | (one["occupation"] != "911"))
    )
    frame = demand.project(silent, base=2017, horizon=2)
    assert frame[(frame["region"] == "19") & (frame["occupation"] == "911")].empty
    assert any("1 series" in remark.en for remark in frame.attrs["remarks"])


@pytest.mark.parametrize("years", [range(2017, 2018), range(2016, 2018), range(2015, 2018)])
def test_short_histories_rest_on_assumptions_and_say_so(years):
    frame = demand.project(world(years=years), base=2017, horizon=10)
    assert usable(frame)
    assert (frame["high"] > frame["mean"]).all()
    assert frame.attrs["remarks"]


def test_a_region_of_nobody_stays_empty():
    empty = world().assign(value=lambda one: one["value"].where(one["region"] != "19", 0))
    frame = demand.project(empty, base=2017, horizon=3)
    assert frame.loc[frame["region"] == "19", VALUES].to_numpy() == pytest.approx(0, abs=1)
    assert usable(frame)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda one: one.drop(columns="occupation"), "occupation"),
        (lambda one: one.assign(value=-1), "region"),
        (lambda one: one.assign(value="many"), "value"),
        (lambda one: one.assign(year="last year"), "year"),
    ],
)
def test_unusable_input_is_refused(change, where):
    with pytest.raises(InputError) as refused:
        demand.project(change(world()), base=2017, horizon=2)
    assert where in str(refused.value) or where in refused.value.where
    assert refused.value.mend.sv
    assert refused.value.mend.en


@pytest.mark.parametrize("base", [2009, 2018, 1900])
def test_an_unknown_base_names_the_years(base):
    with pytest.raises(InputError, match=str(base)) as refused:
        demand.project(world(), base=base, horizon=2)
    assert "2010" in refused.value.mend.en


@pytest.mark.parametrize(
    "settings_", [{"horizon": 0}, {"horizon": 2, "level": 1.0}, {"horizon": 2, "draws": 0}]
)
def test_settings_out_of_range_are_refused(settings_):
    with pytest.raises(InputError):
        demand.project(world(), base=2017, **settings_)


@given(st.lists(st.one_of(st.none(), st.integers(0, 30000)), min_size=24, max_size=24), st.integers(1, 6))
@settings(max_examples=40, deadline=None)
def test_never_nan_never_negative(figures, horizon):
    frame = world(years=range(2014, 2018)).assign(value=figures)
    try:
        projected = demand.project(frame, base=2017, horizon=horizon)
    except InputError:
        assert frame.loc[frame["year"] == 2017, "value"].isna().all()
        return
    assert usable(projected)


def test_categories_and_small_integers_are_fine():
    tidy = world().astype({"region": "category", "occupation": "category", "year": "int16", "value": float})
    pd.testing.assert_frame_equal(
        demand.project(tidy, base=2017, horizon=2), demand.project(world(), base=2017, horizon=2)
    )
