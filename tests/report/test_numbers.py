# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Numbers: Swedish and English form, rounding by uncertainty, small counts hidden, missing never 0."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillshed.report.numbers import Numbers, step

SV, EN = Numbers("sv"), Numbers("en")
NB = "\N{NO-BREAK SPACE}"


def test_swedish_groups_with_no_break_spaces_and_writes_a_true_minus():
    assert SV.count(261703) == f"261{NB}703"
    assert SV.decimal(-1234.5, digits=1) == f"−1{NB}234,5"
    assert SV.percent(0.2375, digits=1) == f"23,8{NB}%"


def test_english_groups_with_commas():
    assert EN.count(261703) == "261,703"
    assert EN.percent(0.2375, digits=1) == "23.8%"


@pytest.mark.parametrize("value", [0, 1, 4, 4.9])
def test_counts_below_five_are_not_shown(value):
    assert SV.count(value) == "färre än 5"
    assert EN.count(value) == "fewer than 5"


def test_the_limit_is_a_parameter():
    assert Numbers("sv", k=10).count(9) == "färre än 10"
    assert SV.count(5) == "5"


def test_missing_is_two_dots_and_never_zero():
    assert SV.count(math.nan) == ".."
    assert SV.percent(math.nan) == ".."
    assert SV.expected(math.nan, low=0, high=1) == ".."
    assert SV.interval(math.nan, 3) == ".."


def test_an_estimate_is_starred():
    assert SV.count(120, flag="estimated") == "120*"


def test_an_expected_number_is_rounded_to_what_its_interval_allows():
    assert SV.expected(274_312, low=262_101, high=286_812) == f"274{NB}000"
    assert SV.interval(262_101, 286_812) == f"262{NB}000–287{NB}000"
    assert SV.expected(103.4, low=100, high=107) == "103"


def test_an_interval_over_zero_has_words_between_its_ends():
    assert SV.interval(-120, 340) == f"−120{NB}till{NB}340"
    assert EN.interval(1, 40) == f"fewer than 5{NB}to{NB}40"


def test_zero_has_no_sign():
    assert SV.decimal(-0.2) == "0"
    assert SV.change(0.2) == "0"
    assert SV.change(12) == "+12"


@settings(deadline=None, max_examples=60)
@given(st.floats(0, 1e7), st.floats(0, 1e6))
def test_rounding_never_moves_a_number_by_more_than_a_tenth_of_its_interval(mean, half):
    size = step(mean - half, mean + half)
    assert size == 1 or size <= half / 10 * 1.0000001


@settings(deadline=None, max_examples=60)
@given(st.integers(5, 10**9))
def test_grouping_loses_no_digit(value):
    assert SV.count(value).replace(NB, "") == str(value)
    assert EN.count(value).replace(",", "") == str(value)
