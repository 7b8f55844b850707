# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from skillshed.codes import classification
from skillshed.errors import InputError
from skillshed.outlook import mix
from skillshed.outlook.mix.demand import draw_strays, draw_trend
from skillshed.outlook.mix.flexibility import affinity
from skillshed.outlook.mix.settings import setting

MARGIN = arrays.arrays(float, 4, elements=st.floats(1, 1000))


@settings(max_examples=30, deadline=None)
@given(rows=MARGIN, columns=MARGIN, seed=st.integers(0, 999))
def test_ras_meets_both_margins_and_keeps_the_odds(rows, columns, seed):
    prior = np.random.default_rng(seed).uniform(0.1, 2, (4, 4))
    fitted = mix.ras(prior, rows, columns)
    assert np.allclose(fitted.sum(axis=1), rows, rtol=1e-6)
    assert np.allclose(fitted.sum(axis=0), columns * rows.sum() / columns.sum(), rtol=1e-6)
    odds = (fitted[0, 0] * fitted[1, 1]) / (fitted[0, 1] * fitted[1, 0])
    assert odds == pytest.approx((prior[0, 0] * prior[1, 1]) / (prior[0, 1] * prior[1, 0]))


def test_ras_by_hand_and_in_batches():
    even = mix.ras(np.ones((2, 2)), np.array([30.0, 70.0]), np.array([40.0, 60.0]))
    assert np.allclose(even, [[12, 18], [28, 42]])
    both = mix.ras(
        np.ones((2, 2)), np.array([[30.0, 70.0], [0.0, 10.0]]), np.array([[40.0, 60.0], [5.0, 5.0]])
    )
    assert np.allclose(both, [even, [[0, 0], [5, 5]]])


def test_every_occupation_has_a_row_and_every_code_is_known():
    told = mix.flexibility()
    assert set(told["occupation"]) == set(classification("ssyk2012").codes(level=3))
    assert set(told["education"]) <= set(classification("education_group").codes())
    assert not told.duplicated(["occupation", "education"]).any()
    assert (told.groupby("occupation")["match"].agg(lambda one: (one == "full").any())).all()


def test_matches_become_weights_and_an_unknown_occupation_takes_its_kin():
    weights = setting("affinity.weights")
    row = affinity(["222"], ["H723", "H721", "G84", "unknown"])[0]
    assert row.tolist() == [weights["full"], weights["partial"], weights["none"], weights["partial"]]
    kin = affinity(["229"], ["H723"])[0, 0]
    assert weights["none"] < kin < weights["full"]


def test_another_matching_map_can_be_read(tmp_path):
    path = tmp_path / "karta.csv"
    path.write_text("occupation,education,match\n222,G84,Helt\n222,H723,inte\n", encoding="utf-8")
    told = mix.read_flexibility(path)
    weights = setting("affinity.weights")
    assert affinity(["222"], ["G84", "H723"], told)[0].tolist() == [weights["full"], weights["none"]]
    path.write_text("occupation,education,match\n222,G84,kanske\n", encoding="utf-8")
    with pytest.raises(InputError, match="kanske"):
        mix.read_flexibility(path)


def estimated(*, trend=True):
    axes = (["222", "532"], ["G72", "H723", "P00"])
    now = mix.Margins(
        np.array([[100.0, 200.0], [10.0, 30.0]]), np.array([[150.0, 120.0, 30.0], [25.0, 12.0, 3.0]])
    )
    then = mix.Margins(
        np.array([[90.0, 200.0], [10.0, 28.0]]), np.array([[170.0, 80.0, 40.0], [26.0, 9.0, 3.0]])
    )
    return mix.estimate(axes, now, then if trend else None, years=10)


def test_the_mix_fits_the_nation_and_each_region():
    nation, region = estimated()
    assert np.allclose(region.persons.sum(axis=0), [25, 12, 3])
    assert np.allclose(region.persons.sum(axis=1), [10, 30])
    assert np.allclose(nation.share.sum(axis=1), 1)
    odds = [
        one.persons[0, 0] * one.persons[1, 1] / one.persons[0, 1] / one.persons[1, 0]
        for one in (nation, region)
    ]
    assert odds[0] == pytest.approx(odds[1])
    assert nation.share[0].argmax() == 1


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 99))
def test_demand_keeps_the_totals_of_every_draw(seed):
    jobs = np.random.default_rng(seed).uniform(0, 500, (12, 2, 6))
    strays = draw_strays(["G72", "H723", "P00"], draws=12, horizon=5, seed=seed)
    wanted = mix.demand(jobs, estimated()[1], trend=draw_trend(12, seed), strays=strays)
    assert np.allclose(wanted.sum(axis=1), jobs.sum(axis=1))
    assert (wanted >= 0).all()


def test_without_a_trend_the_shares_stay_and_with_one_they_drift():
    jobs = np.ones((1, 2, 11)) * np.array([100.0, 200.0])[None, :, None]
    still, moving = estimated(trend=False)[0], estimated()[0]
    told = mix.demand(jobs, still)
    assert np.allclose(told, told[..., :1])
    drift = mix.demand(jobs, moving, trend=0.6)[0]
    assert np.allclose(drift[:, 0], told[0, :, 0], rtol=1e-6)
    assert drift[1, -1] > drift[1, 0]
    assert drift[2, -1] < drift[2, 0]
    assert np.allclose(mix.demand(jobs, moving, trend=0.0)[0], told[0], rtol=1e-6)


def test_trends_lie_in_their_range_and_walks_begin_at_nil():
    low, high = setting("trend.share_range")
    trend = draw_trend(500, 1)
    assert low <= trend.min()
    assert trend.max() <= high
    assert (draw_strays(["A"], draws=5, horizon=3, seed=1)[..., 0] == 1).all()
    alone, among = (draw_strays(codes, draws=5, horizon=3, seed=1) for codes in (["B"], ["A", "B"]))
    assert np.array_equal(alone[:, 0], among[:, 1])
