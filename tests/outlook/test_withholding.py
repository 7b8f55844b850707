# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from skillshed.outlook.withholding import withhold


def test_one_to_four_persons_are_withheld_and_the_reason_told():
    frame = withhold(pd.DataFrame({"age": ["1", "2", "3"], "value": [4.0, 5.0, 0.0]}))
    assert frame["value"].isna().tolist() == [True, False, False]
    assert frame["flag"].tolist()[0] == "secret"
    assert frame["flag"].isna().tolist() == [False, True, True]


def test_an_interval_goes_with_its_mean():
    frame = withhold(pd.DataFrame({"mean": [3.0], "low": [0.0], "high": [40.0]}))
    assert frame[["mean", "low", "high"]].isna().all(axis=None)


def test_a_cumulated_need_stays_where_only_the_yearly_one_is_small():
    few, many = [2.0, 1.0, 3.0], [30.0, 20.0, 40.0]
    columns = ["mean", "low", "high", "cumulative_mean", "cumulative_low", "cumulative_high"]
    frame = withhold(pd.DataFrame([few + many], columns=columns))
    assert frame[columns[:3]].isna().all(axis=None)
    assert frame[columns[3:]].notna().all(axis=None)
    assert frame["flag"].tolist() == ["secret"]


def test_a_reason_that_was_there_stays():
    frame = withhold(pd.DataFrame({"value": [None, 2.0], "flag": ["unavailable", None]}))
    assert frame["flag"].tolist() == ["unavailable", "secret"]


@given(st.lists(st.floats(-100, 100), max_size=20))
def test_no_small_count_ever_leaves_and_no_other_is_touched(counts):
    frame = withhold(pd.DataFrame({"value": pd.Series(counts, dtype=float)}))
    shown = frame["value"].dropna().abs()
    assert ((shown == 0) | (shown >= 5)).all()
    assert sorted(shown) == sorted(abs(count) for count in counts if count == 0 or abs(count) >= 5)
