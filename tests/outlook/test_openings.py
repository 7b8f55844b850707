# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Job openings: cohorts by hand, what the schedule says, and what the table promises."""

import numpy as np
import pandas as pd
import pytest
import xarray as xr

from skillshed.errors import InputError
from skillshed.outlook import demand, openings
from skillshed.outlook.openings.ages import AGES, band_limits, spreading
from skillshed.outlook.openings.cohorts import replacement
from skillshed.outlook.openings.correction import corrections
from skillshed.outlook.openings.lenders import lenders_of
from skillshed.outlook.openings.schedule import REASONS, exit_rates, rates
from skillshed.outlook.openings.structure import entry_ages, read_age_table, shares
from skillshed.outlook.openings.table import openings as cumulated

BANDS = ("16-24", "25-34", "35-44", "45-54", "55-64")


def ages(counts=(100, 200, 200, 200, 150), *, regions=("SE12",), occupations=("221", "512"), years=(2017,)):
    return pd.DataFrame(
        [
            (region, occupation, band, year, count)
            for region in regions
            for occupation in occupations
            for band, count in zip(BANDS, counts, strict=True)
            for year in years
        ],
        columns=["region", "occupation", "age", "year", "value"],
    )


def paths(*, persons=1000.0, growth=1.0, draws=200, horizon=5, occupations=("221", "512"), regions=("19",)):
    years = np.arange(2017, 2018 + horizon)
    one = persons * growth ** np.arange(horizon + 1)
    block = np.broadcast_to(one, (draws, len(regions), len(occupations), horizon + 1)).copy()
    return xr.DataArray(
        block,
        dims=("draw", "region", "occupation", "year"),
        coords={
            "draw": np.arange(draws),
            "region": list(regions),
            "occupation": list(occupations),
            "year": years,
        },
    )


def test_cohorts_by_hand():
    # three ages; a tenth, a fifth and everyone leave; new ones enter at the youngest age
    structure = np.array([0.5, 0.3, 0.2])
    gone = replacement(
        np.array([100.0, 100.0, 110.0]),
        structure,
        leaving=np.array([0.1, 0.2, 1.0]),
        entering=np.array([1.0, 0, 0]),
    )
    # year 1: 5 + 6 + 20 leave; 45 and 24 grow older, 31 enter -> (31, 45, 24); year 2: 3.1 + 9 + 24
    assert gone == pytest.approx([31.0, 36.1])


def test_those_who_lose_their_job_are_not_replaced():
    structure = np.array([0.5, 0.5])
    gone = replacement(
        np.array([100.0, 20.0, 20.0]), structure, leaving=np.array([0.0, 0.4]), entering=np.array([1.0, 0.0])
    )
    # 20 leave; 50 are left and grow older, 30 of them lose the job: 20 stay, 8 of whom leave
    assert gone == pytest.approx([20.0, 8.0])


def test_a_structure_that_keeps_itself_gives_the_same_replacement_every_year():
    leaving = exit_rates(last_age=64)
    stock = np.cumprod(np.concatenate([[1.0], 1 - leaving[:-1]]))
    structure = stock / stock.sum()
    entering = entry_ages(structure, leaving)
    assert entering[0] == pytest.approx(1)
    gone = replacement(np.full(11, 1000.0), structure, leaving=leaving, entering=entering)
    assert gone == pytest.approx(np.full(10, 1000 * structure[0]), rel=1e-9)


def test_rates_add_up_and_everyone_leaves_at_the_last_age():
    leaving = exit_rates(last_age=64)
    assert ((leaving >= 0) & (leaving <= 1)).all()
    assert leaving[AGES == 64] == 1
    assert leaving[AGES == 40][0] < sum(rates(reason)[AGES == 40][0] for reason in REASONS) + 1e-12
    assert exit_rates(last_age=69)[AGES == 64] < 0.3


def test_the_mean_age_of_leaving_work_is_that_of_the_register():
    # Pensionsmyndigheten reports 64-65 for those who are at work at 50
    leaving = exit_rates(last_age=74)[AGES >= 50]
    left = np.cumprod(np.concatenate([[1.0], 1 - leaving[:-1]])) * leaving
    assert 63.5 < (left * AGES[AGES >= 50]).sum() / left.sum() < 65.5


@pytest.mark.parametrize(
    ("band", "limits"),
    [("16-24", (16, 24)), ("65+", (65, 69)), ("37", (37, 37)), ("-14", (16, 14)), ("065-69", (65, 69))],
)
def test_bands(band, limits):
    assert band_limits(band) == limits


def test_bands_are_spread_evenly():
    matrix = spreading(["16-24", "60-64"])
    assert matrix.sum(axis=1) == pytest.approx([1, 1])
    assert matrix[1][AGES == 62] == pytest.approx(0.2)


def test_an_odd_age_is_refused():
    with pytest.raises(InputError, match="ingen ålder"):
        openings.project(paths(), ages().assign(age="young"), base=2017, horizon=2)


def test_small_regions_look_like_the_nation_and_large_like_themselves():
    few = ages((0, 0, 0, 0, 10), regions=("19",))
    many = ages((0, 0, 0, 0, 100000), regions=("20",))
    nation = ages((1000, 1000, 1000, 1000, 1000), regions=("00",))
    table = read_age_table(pd.concat([few, many, nation]), base=2017)
    found = shares(table, ["19", "20"], ["221"], lenders={})
    old = AGES >= 55
    assert found.sum(axis=-1) == pytest.approx(1)
    assert found[0, 0][old].sum() < 0.3
    assert found[1, 0][old].sum() > 0.99


def test_finer_and_coarser_codes_find_each_other():
    table = read_age_table(ages((0, 0, 0, 0, 10000), occupations=("2211", "2212")), base=2017)
    found = shares(table, ["19"], ["221"], lenders={"19": "SE12"})
    assert found[0, 0][AGES >= 55].sum() == pytest.approx(1)


def test_repeated_tables_correct_the_schedule():
    leaving = exit_rates(last_age=64)
    bands = spreading(BANDS) > 0
    single = np.where(AGES < 65, 1000.0, 0.0)
    counts = {}
    for year, factor in ((2016, 1.0), (2017, 1.0)):
        counts[year] = [float(single[band].sum()) for band in bands]
        gone = single * np.where((AGES >= 55) & (AGES < 64), leaving * 0.6, leaving) * factor
        single = np.roll(single - gone, 1)
        single[0] = 1000
    frame = pd.concat([ages(tuple(np.array(counts[year]) * 50), years=(year,)) for year in counts])
    ratio = corrections(read_age_table(frame, base=2017))["2"]
    assert 0.5 < ratio < 0.85
    assert corrections(read_age_table(ages(), base=2017)) == {}


def test_openings_are_the_largest_need_so_far():
    employed = np.array([[[100.0, 90.0, 120.0, 100.0]]], dtype=np.float32)
    left = np.array([[[5.0, 5.0, 5.0]]], dtype=np.float32)
    told = cumulated(employed, left)
    assert told["expansion"][0, 0].tolist() == [-10, 20, 0]
    assert told["replacement"][0, 0].tolist() == [5, 10, 15]
    assert told["openings"][0, 0].tolist() == [0, 30, 30]


def test_it_works():
    frame = openings.project(paths(), ages(), base=2017, horizon=5)
    assert list(frame)[:7] == ["region", "occupation", "year", "component", "mean", "low", "high"]
    assert len(frame) == 2 * 5 * 3
    assert not frame.isna().any(axis=None)
    assert (frame["low"] <= frame["high"]).all()
    assert (frame.loc[frame["component"] == "expansion", "mean"] == 0).all()
    replaced = frame[frame["component"] == "replacement"]
    assert (replaced["mean"] > 10).all()
    last = frame[frame["year"] == 2022].set_index(["component", "occupation"])["cumulative_mean"]
    assert last["openings"].to_numpy() == pytest.approx(last["replacement"].to_numpy(), rel=1e-5)
    assert replaced.groupby("occupation")["mean"].sum().to_numpy() == pytest.approx(
        last["replacement"].to_numpy(), rel=1e-5
    )
    assert any("19 ← SE12" in remark.en for remark in frame.attrs["remarks"])


def test_growth_and_replacement_make_openings_where_both_are_positive():
    frame = openings.project(paths(growth=1.02), ages(), base=2017, horizon=4).set_index(
        ["component", "occupation", "year"]
    )["mean"]
    assert (frame["expansion"] + frame["replacement"]).to_numpy() == pytest.approx(
        frame["openings"].to_numpy(), rel=1e-4
    )


def test_older_work_forces_need_more():
    young = openings.project(paths(), ages((300, 300, 100, 50, 20)), base=2017, horizon=3)
    old = openings.project(paths(), ages((20, 50, 100, 300, 300)), base=2017, horizon=3)
    assert old["mean"].sum() > 2 * young["mean"].sum()


def test_the_same_seed_gives_the_same_figures():
    first, again = (openings.project(paths(), ages(), base=2017, horizon=3, seed=5) for _ in range(2))
    pd.testing.assert_frame_equal(first, again)


def test_a_printed_forecast_does_as_well_as_its_draws():
    source = np.random.default_rng(0)
    known = pd.DataFrame(
        [
            ("19", code, year, round(3000 + 40 * (year - 2010) + source.normal(0, 60)))
            for code in ("221", "512")
            for year in range(2010, 2018)
        ],
        columns=["region", "occupation", "year", "value"],
    )
    frame, draws = demand.project(known, base=2017, horizon=4, with_draws=True)
    by_draws = openings.project(draws, ages(), base=2017, horizon=4)
    by_frame = openings.project(frame, ages(), base=2017, horizon=4, employment=known)
    replaced = by_draws["component"] == "replacement"
    assert by_frame.loc[replaced, "mean"].to_numpy() == pytest.approx(
        by_draws.loc[replaced, "mean"].to_numpy(), rel=0.03
    )
    with pytest.raises(InputError, match="basåret"):
        openings.project(frame, ages(), base=2017, horizon=4)


def test_later_ages_are_never_looked_at():
    both = pd.concat([ages(), ages((0, 0, 0, 0, 999), years=(2018,))])
    pd.testing.assert_frame_equal(
        openings.project(paths(), both, base=2017, horizon=2),
        openings.project(paths(), ages(), base=2017, horizon=2),
    )


@pytest.mark.parametrize(
    ("region", "known", "lender"),
    [
        ("1980", {"1980", "19"}, "1980"),
        ("1980", {"19", "SE12"}, "19"),
        ("1980", {"SE12", "00"}, "SE12"),
        ("19", {"00"}, "00"),
        ("31", {"01"}, ""),
    ],
)
def test_whose_ages_are_borrowed(region, known, lender):
    assert lenders_of(region, known) == lender


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one.drop(columns="age"),
        lambda one: one.assign(year=2030),
        lambda one: one.assign(value=".."),
    ],
)
def test_an_unusable_age_structure_is_refused(change):
    with pytest.raises(InputError):
        openings.project(paths(), change(ages()), base=2017, horizon=2)


def test_draws_that_end_too_early_are_refused():
    with pytest.raises(InputError, match="täcker inte"):
        openings.project(paths(horizon=2), ages(), base=2017, horizon=5)
