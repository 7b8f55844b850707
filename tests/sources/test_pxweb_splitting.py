# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

from itertools import product
from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillshed.sources.pxweb.splitting import least, split

SIZES = st.lists(st.integers(1, 9), min_size=1, max_size=4)


def asked(*sizes):
    return {f"v{axis}": tuple(f"{axis}:{i}" for i in range(size)) for axis, size in enumerate(sizes)}


@given(SIZES, st.integers(1, 60))
@settings(max_examples=60, deadline=None)
def test_parts_hold_every_cell_exactly_once_and_none_is_too_large(sizes, most):
    selection = asked(*sizes)
    cells = [cell for part in split(selection, most) for cell in product(*part.values())]
    assert sorted(cells) == sorted(product(*selection.values()))
    assert all(prod(map(len, part.values())) <= most for part in split(selection, most))


@pytest.mark.parametrize(
    "sizes", [(290, 148, 2, 1, 5), (290, 149, 2, 1, 5), (312, 101, 2, 1, 57), (312, 400, 10, 2, 5)]
)
def test_a_nation_takes_at_most_a_tenth_more_calls_than_the_least_possible(sizes):
    assert len(split(asked(*sizes), 150_000)) <= 1.1 * least(asked(*sizes), 150_000)


def test_what_fits_is_not_divided():
    assert split(asked(10, 10), 100) == [asked(10, 10)]
