# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillshed.outlook.population.assumptions import assumptions
from skillshed.outlook.population.expected import Rates, run
from skillshed.outlook.population.factors import mirrored
from skillshed.outlook.population.growth import Growth, waves
from skillshed.outlook.population.holes import without_holes
from skillshed.outlook.population.intervals import interval
from skillshed.outlook.population.labels import age_of, sex_of
from skillshed.outlook.population.remarks import Remarks
from skillshed.outlook.population.shrinkage import kept_share, relative_level
from skillshed.outlook.population.smoothing import smooth_ratio
from skillshed.outlook.population.steps import cohort_deaths, entrants, mothers
from skillshed.outlook.population.totals import Totals, combined, lines


def leslie(survival, fertility, *, girls):
    """A population of women only by a Leslie matrix: births from the mean of women before and after."""
    size = len(survival)
    age_up = np.zeros((size, size))
    age_up[np.arange(1, size), np.arange(size - 1)] = survival[1:]
    age_up[-1, -1] = survival[-1]
    rates = np.zeros(size)
    rates[14:50] = fertility
    birth_row = girls * survival[0] * 0.5 * (rates + rates @ age_up)
    return age_up + np.outer(np.eye(size)[0], birth_row)


def test_a_closed_population_is_the_leslie_matrix():
    rng = np.random.default_rng(2)
    survival = np.concatenate([[0.995], np.linspace(0.999, 0.55, 100)])
    fertility = rng.uniform(0, 0.1, 36)
    people = rng.uniform(100, 500, (1, 1, 101))
    nothing = np.zeros((3, 1, 101))
    rates = Rates(
        mortality=SimpleNamespace(survival=lambda horizon: np.tile(survival, (horizon, 1, 1, 1))),
        fertility=SimpleNamespace(rates=lambda: np.tile(fertility, (3, 1, 1))),
        migration=SimpleNamespace(nation=nothing, deviation=nothing[:, None], mobility=np.ones((1, 101))),
        boys=np.array([1.0]),
    )
    by_hand = people[0, 0]
    projected = run(people, rates, horizon=3)
    for year in range(3):
        by_hand = leslie(survival, fertility, girls=1.0) @ by_hand
        np.testing.assert_allclose(projected.population[year, 0, 0], by_hand)


def test_what_leaves_one_region_arrives_in_another():
    rng = np.random.default_rng(4)
    people = rng.uniform(100, 500, (3, 2, 101))
    deviation = rng.normal(0, 0.02, (2, 3, 2, 101))
    rates = Rates(
        mortality=SimpleNamespace(survival=lambda horizon: np.ones((horizon, 3, 2, 101))),
        fertility=SimpleNamespace(rates=lambda: np.zeros((2, 3, 36))),
        migration=SimpleNamespace(
            nation=np.zeros((2, 2, 101)), deviation=deviation, mobility=np.ones((2, 101))
        ),
        boys=np.array([0.5, 0.5]),
    )
    projected = run(people, rates, horizon=2)
    np.testing.assert_allclose(projected.migration.sum(axis=1), 0, atol=1e-9)
    np.testing.assert_allclose(projected.population[-1].sum(), people.sum())
    totals = np.array([[0.9, 1.0, 1.1], [0.8, 1.0, 1.2]]) * people.sum(axis=(1, 2))
    reached = run(people, rates, horizon=2, totals=totals).population.sum(axis=(2, 3))
    np.testing.assert_allclose(reached, totals, rtol=1e-6)


def test_entrants_age_one_year_and_keep_everybody():
    start = np.arange(12.0).reshape(1, 2, 6)
    came = entrants(start, np.array([[7.0, 8.0]]))
    np.testing.assert_array_equal(came[0, 0], [7, 0, 1, 2, 3, 4 + 5])
    assert came.sum() == start.sum() + 15


def test_mothers_are_the_mean_of_both_ends_of_the_year():
    start, end = np.zeros((1, 2, 101)), np.zeros((1, 2, 101))
    start[0, 1, 30], end[0, 1, 30] = 10, 20
    assert mothers(start, end)[0, 30 - 14] == 15


@pytest.mark.parametrize("at_death", [True, False])
def test_the_way_a_source_counts_age_at_death_is_found(at_death):
    rng = np.random.default_rng(5)
    people = np.full((4, 2, 1, 101), 5_000.0)
    cohort = np.zeros_like(people)
    cohort[..., 50:] = rng.integers(50, 900, (4, 2, 1, 51))
    told = cohort.copy()
    if at_death:  # the inverse of halving: solve for deaths by age at death
        told = np.zeros_like(cohort)
        for age in range(2, 101):
            told[..., age] = 2 * cohort[..., age] - told[..., age - 1]
    end = people - cohort
    found = cohort_deaths(told, entered=people, end=end, usable=np.ones((4, 2), dtype=bool))
    np.testing.assert_allclose(found[..., 60:95], cohort[..., 60:95])


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 500), st.floats(0.1, 500)), min_size=2, max_size=12))
def test_a_shrunk_level_lies_between_its_own_and_the_common_one(areas):
    observed, expected = (np.array(column, dtype=float) for column in zip(*areas, strict=True))
    level = relative_level(observed, expected)
    common, own = observed.sum() / expected.sum(), observed / expected
    low, high = np.minimum(common, own), np.maximum(common, own)
    assert ((level >= low - 1e-9) & (level <= high + 1e-9)).all()


def test_many_events_are_believed_and_few_are_not():
    level = relative_level(np.array([9_000.0, 11_000.0, 2.0]), np.array([10_000.0, 10_000.0, 1.0]))
    assert level[0] == pytest.approx(0.9, abs=0.01)
    assert level[2] == pytest.approx(1.0, abs=0.05)
    kept = kept_share(np.array([0.05, -0.05, 0.05]), np.array([1e-8, 1e-8, 1.0]))
    assert kept[0] > 0.99
    assert kept[2] < 0.01


def test_smoothing_keeps_a_constant_rate():
    under = np.linspace(1, 500, 101)
    np.testing.assert_allclose(smooth_ratio(0.03 * under, under, width=2.0), 0.03)


def test_waves_are_the_variance_of_a_simulated_sum():
    rng = np.random.default_rng(6)
    memory = float(assumptions()["growth_wave_memory"]["value"])
    level = total = np.zeros(40_000)
    for _ in range(6):
        level = memory * level + rng.standard_normal(level.size)
        total = total + level
    assert waves(6)[-1] == pytest.approx(total.var(), rel=0.03)
    assert Growth(2.0, 1.0).variance(6)[-1] == pytest.approx(12 + waves(6)[-1])


def test_mirrored_numbers_have_no_mean():
    drawn = mirrored(np.random.default_rng(0), (5, 40))
    np.testing.assert_allclose(drawn.mean(axis=-1), 0, atol=1e-12)
    assert mirrored(np.random.default_rng(0), (5, 7)).shape == (5, 7)


@settings(deadline=None, max_examples=20)
@given(st.integers(2, 40), st.sampled_from([0.5, 0.8, 0.95]))
def test_intervals_are_numpys_quantiles(draws, level):
    values = np.random.default_rng(draws).standard_normal((3, draws)).astype(np.float32)
    mean, low, high = interval(values, level=level)
    np.testing.assert_allclose(mean, values.mean(axis=1), atol=1e-6)
    np.testing.assert_allclose(low, np.quantile(values.astype(float), (1 - level) / 2, axis=1), atol=1e-6)
    np.testing.assert_allclose(high, np.quantile(values.astype(float), (1 + level) / 2, axis=1), atol=1e-6)


@pytest.mark.parametrize(
    ("label", "years"),
    [
        ("7", 7),
        (7, 7),
        ("100+", 100),
        ("100", 100),
        ("<15", 14),
        ("-14", 14),
        ("49+", 49),
        ("12 år", 12),
        ("100+ år", 100),
        ("90-", 90),
    ],
)
def test_ages_as_people_write_them(label, years):
    assert age_of(label).years == years


@pytest.mark.parametrize("label", ["20-24", "totalt", "no information", "x"])
def test_what_is_not_a_single_age(label):
    assert age_of(label) is None


def test_sexes_as_people_write_them():
    assert [sex_of(label) for label in ("Females", "kvinnor", 2, "Men", "1", "T", "x")] == [
        1,
        1,
        1,
        0,
        0,
        -1,
        None,
    ]


def test_every_assumption_says_its_unit_and_source():
    for name, told in assumptions().items():
        assert {"value", "unit", "since", "source", "sv", "en"} <= set(told), name
        assert told["source"], name


@given(seed=st.integers(0, 99))
@settings(max_examples=20, deadline=None)
def test_combined_totals_begin_between_what_is_combined_and_end_as_the_line(seed):
    rng = np.random.default_rng(seed)
    cohorts, line = (Totals.of(1000 * rng.lognormal(0, 0.3, (60, 4))) for _ in range(2))
    made = combined(cohorts, line)
    nation = made.sum(axis=1)
    low, high = np.minimum(cohorts.nation, line.nation), np.maximum(cohorts.nation, line.nation)
    assert low[0] * 0.999 <= nation[0] <= high[0] * 1.001
    np.testing.assert_allclose(combined(line, line), line.persons())
    # Far ahead the yearly steps are the line's own.
    np.testing.assert_allclose(np.diff(nation)[-10:], np.diff(line.nation)[-10:], rtol=1e-3)
    ratios = [np.diff(np.log(at[-10:, 1:] / at[-10:, :1]), axis=0) for at in (made, line.persons())]
    np.testing.assert_allclose(ratios[0], ratios[1], atol=1e-3)


def test_a_lines_share_of_the_nation_does_not_see_a_border_change_elsewhere():
    total = np.array([[100.0, 100.0], [110.0, 110.0], [121.0, 60.0], [133.1, 66.0]])[..., None, None] * 1000
    usable = np.array([[True, True], [True, False], [True, True]])
    made = lines(SimpleNamespace(population=total, usable=usable), horizon=3)
    np.testing.assert_allclose(np.diff(made.shares, axis=0), 0.0, atol=1e-9)
    assert made.nation[0] == pytest.approx(total[-1].sum() * (1 + 0.1 / 1.1), rel=1e-3)


def test_a_hole_in_a_large_cohort_is_filled_along_it_and_told():
    people = np.full((4, 1, 1, 6), 50.0)
    people[1, 0, 0, 3] = people[3, 0, 0, 2] = people[2, 0, 0, 0] = 0
    people[:, 0, 0, 4] = 0  # an age nobody ever has a cohort for is filled too
    remarks = Remarks()
    mended = without_holes(people, regions=["19"], years=np.arange(2000, 2004), remarks=remarks)
    assert (mended[1:] > 0).all()
    assert mended[1, 0, 0, 3] == pytest.approx(50)
    assert len(remarks) == 1
    small = np.where(people > 0, 5.0, 0.0)
    np.testing.assert_array_equal(
        without_holes(small, regions=["19"], years=np.arange(2000, 2004), remarks=Remarks()), small
    )
