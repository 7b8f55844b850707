# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Admission is stable: nobody justly envies anybody, no seat that somebody wants is empty, and both kernels say the same."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillshed.places.admission import NOWHERE, Market, Pupils, admit


def market_of(offers, *, today=None, length=3, programme=None):
    """One home, an arc to every offer; each offer its own programme unless told."""
    arcs = np.arange(offers)
    return Market(
        offer=arcs, home=np.zeros(offers, dtype=np.int64), programme=arcs if programme is None else np.array(programme),
        minutes=np.ones(offers, dtype=np.float32), today=np.zeros(offers) if today is None else np.array(today, dtype=float),
        programmes=64, homes=1, length=length,
    )  # fmt: skip


def pupils_of(order, futures):
    """Each pupil a kind of its own."""
    count = len(order)
    return Pupils(np.arange(count), np.zeros(count, dtype=np.int64), np.array(order, dtype=np.int32).reshape(count, len(order[0]) if count else 0), (0, futures))  # fmt: skip


@st.composite
def markets(draw):
    """Pupils with lists of different offers, in order of merit, and seats."""
    offers, count, rank = draw(st.integers(1, 4)), draw(st.integers(0, 12)), 4
    lists = [draw(st.permutations(range(offers)))[: draw(st.integers(0, rank))] for _ in range(count)]
    order = np.full((count, rank), NOWHERE, dtype=np.int32)
    for row, told in enumerate(lists):
        order[row, : len(told)] = told
    seats = np.array([draw(st.integers(0, 4)) for _ in range(offers)])
    exists = np.array([[draw(st.integers(0, 1)) for _ in range(2)] for _ in range(count)]).reshape(count, 2)
    return market_of(offers), pupils_of(order, 2), seats, exists, lists


def placed_by_hand(seats, exists, lists):
    """Serial dictatorship over the three most liked that are open, written plainly: pupil → offer."""
    free, where = list(seats), {}
    for pupil, likes in enumerate(lists):
        if exists[pupil]:
            listed = [offer for offer in likes if seats[offer] > 0][:3]
            where[pupil] = next((offer for offer in listed if free[offer] > 0), None)
            if where[pupil] is not None:
                free[where[pupil]] -= 1
    return where


@settings(max_examples=60, deadline=None)
@given(markets())
def test_no_justified_envy_and_no_wanted_seat_is_empty(market):
    told, pupils, seats, exists, lists = market
    got = admit(told, [pupils], seats, counts=exists, compiled=False)
    for future in (0, 1):
        where = placed_by_hand(seats, exists[:, future], lists)
        taken = [sum(offer == one for one in where.values()) for offer in range(len(seats))]
        assert got.offer[:, future].tolist() == taken
        assert got.without[:, future].sum() == sum(offer is None for offer in where.values())
        for pupil, mine in where.items():
            listed = [offer for offer in lists[pupil] if seats[offer] > 0][:3]
            for offer in listed if mine is None else listed[: listed.index(mine)]:
                assert taken[offer] == seats[offer]  # stable: no empty seat that the pupil would rather have
                assert all(other < pupil for other, has in where.items() if has == offer)  # no justified envy


@settings(max_examples=30, deadline=None)
@given(markets())
def test_everybody_is_counted_once_and_never_beyond_the_seats(market):
    told, pupils, seats, exists, _ = market
    got = admit(told, [pupils], seats, counts=exists, compiled=False)
    assert (got.offer <= seats[:, None]).all()
    assert (got.offer.sum(axis=0) + got.without.sum(axis=0) == exists.sum(axis=0)).all()
    assert (got.first <= got.offer.sum(axis=0)).all()
    assert (got.minutes == got.offer.sum(axis=0)).all()
    assert got.arc == pytest.approx(got.offer.mean(axis=1))


def test_both_kernels_give_the_same_and_each_cast_only_its_own_futures():
    pytest.importorskip("numba")
    rng = np.random.default_rng(3)
    kind = rng.integers(0, 8, 200)
    number = np.array([(kind[:at] == one).sum() for at, one in enumerate(kind)])
    casts = [
        Pupils(kind, number, np.stack([rng.permutation(10) for _ in kind]).astype(np.int32), span)
        for span in ((0, 3), (3, 7))
    ]
    most = np.bincount(kind, minlength=8)[:, None]
    counts, weight = np.minimum(rng.integers(0, 30, (8, 7)), most), rng.dirichlet(np.ones(7))
    market = market_of(10, today=rng.integers(0, 2, 10), programme=rng.integers(0, 3, 10))
    seats = rng.integers(0, 2, 10) * 14
    plain, fast = (
        admit(market, casts, seats, counts=counts, weight=weight, compiled=one) for one in (False, True)
    )
    for name in ("offer", "first", "unmet", "without"):
        assert np.array_equal(getattr(plain, name), getattr(fast, name))
    assert fast.minutes == pytest.approx(plain.minutes)
    assert fast.arc == pytest.approx(plain.arc)
    assert plain.offer.sum(axis=0).tolist() == (counts.sum(axis=0) - plain.without.sum(axis=0)).tolist()


def test_a_pupil_placed_in_another_programme_has_a_place_but_not_the_wish():
    got = admit(
        market_of(2),
        [pupils_of([[0, 1], [0, 1]], 1)],
        np.array([1, 1]),
        counts=np.array([[1], [1]]),
        compiled=False,
    )
    assert (got.unmet.sum(), got.without.sum(), got.first.sum()) == (1, 0, 1)


@pytest.mark.parametrize(("today", "unmet"), [((5, 0), 1), ((0, 0), 0)])
def test_what_closes_leaves_a_wish_unmet_and_what_never_was_does_not(today, unmet):
    market = market_of(2, today=today)
    got = admit(market, [pupils_of([[0, 1]], 1)], np.array([0, 1]), counts=np.array([[1]]), compiled=False)
    assert (got.unmet.sum(), got.without.sum()) == (unmet, 0)
