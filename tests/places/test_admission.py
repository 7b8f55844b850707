# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Admission is stable: nobody justly envies anybody, no seat that somebody wants is empty, and both kernels say the same."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillshed.places.admission import NOWHERE, Pupils, admit


@st.composite
def markets(draw):
    """Pupils with lists of different offers, in order of merit, and seats."""
    offers, count, rank = draw(st.integers(1, 4)), draw(st.integers(0, 12)), 3
    lists = [draw(st.permutations(range(offers)))[: draw(st.integers(0, rank))] for _ in range(count)]
    choices = np.full((count, rank), NOWHERE, dtype=np.int64)
    for row, told in enumerate(lists):
        choices[row, : len(told)] = told
    kind = np.arange(count)
    pupils = Pupils(
        kind, np.zeros(count, dtype=np.int64), choices, choices >= 0, np.ones(choices.shape, np.float32)
    )
    seats = np.array([draw(st.integers(0, 4)) for _ in range(offers)])
    exists = np.array([[draw(st.integers(0, 1)) for _ in range(2)] for _ in range(count)]).reshape(count, 2)
    return pupils, seats, exists, lists


def placed_by_hand(seats, exists, lists):
    """Serial dictatorship, written plainly: pupil → offer."""
    free, where = list(seats), {}
    for pupil in range(len(lists)):
        if exists[pupil]:
            where[pupil] = next((offer for offer in lists[pupil] if free[offer] > 0), None)
            if where[pupil] is not None:
                free[where[pupil]] -= 1
    return where


@settings(max_examples=60, deadline=None)
@given(markets())
def test_no_justified_envy_and_no_wanted_seat_is_empty(market):
    pupils, seats, exists, lists = market
    got = admit(pupils, seats, exists, compiled=False)
    for future in (0, 1):
        where = placed_by_hand(seats, exists[:, future], lists)
        taken = [sum(offer == one for one in where.values()) for offer in range(len(seats))]
        assert got.offer[:, future].tolist() == taken
        assert got.without[:, future].sum() == sum(offer is None for offer in where.values())
        for pupil, mine in where.items():
            better = lists[pupil] if mine is None else lists[pupil][: lists[pupil].index(mine)]
            for offer in better:
                assert taken[offer] == seats[offer]  # stable: no empty seat that the pupil would rather have
                assert all(other < pupil for other, has in where.items() if has == offer)  # no justified envy


@settings(max_examples=30, deadline=None)
@given(markets())
def test_everybody_is_counted_once_and_never_beyond_the_seats(market):
    pupils, seats, exists, _ = market
    got = admit(pupils, seats, exists, compiled=False)
    assert (got.offer <= seats[:, None]).all()
    assert (got.offer.sum(axis=0) + got.without.sum(axis=0) == exists.sum(axis=0)).all()
    assert (got.first <= got.offer.sum(axis=0)).all()
    assert (got.minutes == got.offer.sum(axis=0)).all()


def test_both_kernels_give_the_same():
    pytest.importorskip("numba")
    rng = np.random.default_rng(3)
    kind = rng.integers(0, 8, 200)
    number = np.array([(kind[:at] == one).sum() for at, one in enumerate(kind)])
    choices = np.stack([rng.permutation(10)[:4] for _ in kind])
    pupils = Pupils(kind, number, choices, choices % 2 == 0, rng.random(choices.shape).astype(np.float32))
    counts = rng.integers(0, 30, (8, 7))
    plain, fast = (admit(pupils, np.full(10, 12), counts, compiled=one) for one in (False, True))
    for name in ("offer", "first", "unmet", "without"):
        assert np.array_equal(getattr(plain, name), getattr(fast, name))
    assert fast.minutes == pytest.approx(plain.minutes)


def test_a_pupil_placed_in_another_programme_has_a_place_but_not_the_wish():
    pupils = Pupils(np.array([0]), np.array([0]), np.array([[0, 1]]), np.array([[True, False]]), np.array([[5.0, 30.0]], np.float32))  # fmt: skip
    got = admit(pupils, np.array([0, 1]), np.array([[1]]), compiled=False)
    assert (got.unmet.sum(), got.without.sum(), got.minutes[0]) == (1, 0, 30.0)
