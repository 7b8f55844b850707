# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Admission by merit among pupils' own ranked choices.

All offers rank pupils alike, by merit, so that deferred acceptance (Gale & Shapley 1962) is the same as letting pupils choose in the order of their
merit (serial dictatorship): stable, without justified envy, and nobody gains by ranking untruly (Abdulkadiroğlu & Sönmez 2003). One pass serves every
future at once: the futures differ in how many pupils of each kind there are, not in who wants what.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]
    Counts = NDArray[np.int32]

NOWHERE: Final = -1


@dataclass(frozen=True)
class Market:
    """Who may be admitted where, an arc each: a home and an offer.

    Attributes:
        offer, home, programme: their numbers, [arc].
        minutes: one way, [arc].
        today: places offered today, [offer].
        programmes, homes: how many.
        length: choices that a pupil lists.
    """

    offer: Ints
    home: Ints
    programme: Ints
    minutes: NDArray[np.float32]
    today: Floats
    programmes: int
    homes: int
    length: int


@dataclass(frozen=True)
class Pupils:
    """Pupils in the order of their merit, the best first.

    Attributes:
        kind: home × programmes + the programme put first today, [pupil].
        number: the pupil's number among those of the kind, from 0: there are as many as a future has, the first of them, [pupil].
        order: arcs, the most liked first, NOWHERE where the list ends, [pupil, rank].
        futures: the first of the futures they apply in, and the one after the last.
    """

    kind: Ints
    number: Ints
    order: NDArray[np.int32]
    futures: tuple[int, int]

    def since(self, future: int) -> Pupils:
        """The same pupils where futures are counted from another."""
        return replace(self, futures=(self.futures[0] - future, self.futures[1] - future))


@dataclass(frozen=True)
class Admitted:
    """Who was admitted where.

    Attributes:
        offer: pupils admitted, [offer, future].
        arc: the same by home, mean over futures by their probability, [arc].
        first: pupils admitted to their first choice, [future].
        unmet: pupils not admitted to the programme they wished, [home, future].
        without: pupils admitted to none of their choices, [home, future].
        minutes: minutes one way of all who were admitted, [future].
    """

    offer: Counts
    arc: Floats
    first: Counts
    unmet: Counts
    without: Counts
    minutes: Floats


def admit(
    market: Market,
    casts: Sequence[Pupils],
    seats: Ints,
    *,
    counts: Ints,
    weight: Floats | None = None,
    compiled: bool | None = None,
) -> Admitted:
    """Admit in every future.

    A pupil lists the offers that are open, the most liked first. What it *wishes* is the programme it likes best of all that is open or is offered
    today: so what closes leaves a wish unmet, and what opens and draws more than it takes does too.

    Args:
        market: who may be admitted where.
        casts: all who may exist, the best first; each cast in its own futures, together all of them.
        seats: [offer].
        counts: how many pupils of each kind there are, [kind, future].
        weight: probability of each future, [future]; alike unless told.
        compiled: whether the compiled kernel runs (the extra `fast`); where it is installed unless told. The figures are the same.

    Returns:
        What came of it.
    """
    futures = counts.shape[1]
    made = Admitted(
        offer=np.repeat(seats.astype(np.int32)[:, None], futures, axis=1),
        arc=np.zeros(len(market.offer)),
        first=np.zeros(futures, dtype=np.int32),
        unmet=np.zeros((market.homes, futures), dtype=np.int32),
        without=np.zeros((market.homes, futures), dtype=np.int32),
        minutes=np.zeros(futures),
    )
    share = np.full(futures, 1 / max(futures, 1)) if weight is None else weight
    exist = (counts.astype(np.int32), share)
    if find_spec("numba") is not None if compiled is None else compiled:
        import_module("skillshed.places.admission_compiled").run(
            market, casts, seats > 0, exist=exist, made=made
        )
    else:
        for cast in casts:
            _run(market, cast, seats > 0, exist=exist, made=made)
    taken = seats.astype(np.int32)[:, None] - made.offer
    return Admitted(taken, made.arc, made.first, made.unmet, made.without, made.minutes)


def _run(
    market: Market,
    pupils: Pupils,
    is_open: NDArray[np.bool_],
    *,
    exist: tuple[Counts, Floats],
    made: Admitted,
) -> None:
    """Let the pupils choose one by one, each in all futures; `made.offer` holds the seats that are left."""
    begin, end = pupils.futures
    counts, weight = (one[..., begin:end] for one in exist)
    free, first, unmet, without, minutes = (
        one[..., begin:end] for one in (made.offer, made.first, made.unmet, made.without, made.minutes)
    )
    known = is_open | (market.today > 0)
    for kind, number, likes in zip(pupils.kind.tolist(), pupils.number.tolist(), pupils.order, strict=True):
        waiting = counts[kind] > number
        if not waiting.any():
            continue
        home = kind // market.programmes
        likes = likes[likes != NOWHERE]  # noqa: PLW2901 - the rest of the row is no list
        best = likes[known[market.offer[likes]]][:1]
        listed = likes[is_open[market.offer[likes]]][: market.length]
        for at, arc in enumerate(listed.tolist()):
            offer = market.offer[arc]
            taken = waiting & (free[offer] > 0)
            free[offer] -= taken
            made.arc[arc] += taken @ weight
            minutes += market.minutes[arc] * taken
            if at == 0:
                first += taken
            if market.programme[arc] != market.programme[best[0]]:
                unmet[home] += taken
            waiting &= ~taken
        without[home] += waiting
        unmet[home] += waiting
