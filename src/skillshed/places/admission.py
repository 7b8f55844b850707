# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Admission by merit among pupils' own ranked choices.

All offers rank pupils alike, by merit, so that deferred acceptance (Gale & Shapley 1962) is the same as letting pupils choose in the order of their
merit (serial dictatorship): stable, without justified envy, and nobody gains by ranking untruly (Abdulkadiroğlu & Sönmez 2003). One pass serves every
future at once: the futures differ in how many pupils of each kind there are and in how many seats, not in who wants what.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Counts = NDArray[np.int32]

NOWHERE: Final = -1


@dataclass(frozen=True)
class Pupils:
    """Pupils in the order of their merit, the best first.

    Attributes:
        kind: what a pupil is counted as (home and wished programme), [pupil].
        number: the pupil's number among those of the kind, from 0: there are as many as a future has, the first of them, [pupil].
        choices: offers in the order the pupil ranks them, NOWHERE where the list ends, [pupil, rank].
        wished: whether a choice is the programme that the pupil wishes, [pupil, rank].
        minutes: travel to each choice, [pupil, rank].
    """

    kind: Ints
    number: Ints
    choices: Ints
    wished: NDArray[np.bool_]
    minutes: NDArray[np.float32]


@dataclass(frozen=True)
class Admitted:
    """Who was admitted where.

    Attributes:
        offer: pupils admitted, [offer, future].
        first: pupils admitted to their first choice, [future].
        unmet: pupils not admitted to the programme they wished, [kind, future].
        without: pupils admitted to none of their choices, [kind, future].
        minutes: minutes one way of all who were admitted, [future].
    """

    offer: Counts
    first: Counts
    unmet: Counts
    without: Counts
    minutes: NDArray[np.float64]


def admit(pupils: Pupils, seats: Ints, counts: Ints, *, compiled: bool | None = None) -> Admitted:
    """Admit in every future.

    Args:
        pupils: all who may exist, the best first.
        seats: [offer].
        counts: how many pupils of each kind there are, [kind, future].
        compiled: whether the compiled kernel runs (the extra `fast`); where it is installed unless told. The figures are the same.

    Returns:
        What came of it.
    """
    futures = counts.shape[1]
    free = np.repeat(seats.astype(np.int32)[:, None], futures, axis=1)
    made = Admitted(
        offer=free,
        first=np.zeros(futures, dtype=np.int32),
        unmet=np.zeros(counts.shape, dtype=np.int32),
        without=np.zeros(counts.shape, dtype=np.int32),
        minutes=np.zeros(futures),
    )
    if find_spec("numba") is not None if compiled is None else compiled:
        import_module("skillshed.places.admission_compiled").run(pupils, counts.astype(np.int32), made)
    else:
        _run(pupils, counts.astype(np.int32), made)
    return Admitted(
        seats.astype(np.int32)[:, None] - free, made.first, made.unmet, made.without, made.minutes
    )


def _run(pupils: Pupils, counts: Counts, made: Admitted) -> None:
    """Let the pupils choose one by one, each in all futures; `made.offer` holds the seats that are left."""
    rows = (
        one.tolist() for one in (pupils.kind, pupils.number, pupils.choices, pupils.wished, pupils.minutes)
    )
    for kind, number, choices, wished, minutes in zip(*rows, strict=True):
        waiting = counts[kind] > number
        for at, offer in enumerate(choices):
            if offer < 0 or not waiting.any():
                break
            taken = waiting & (made.offer[offer] > 0)
            made.offer[offer] -= taken
            made.minutes[...] += minutes[at] * taken
            if at == 0:
                made.first[...] += taken
            if not wished[at]:
                made.unmet[kind] += taken
            waiting &= ~taken
        made.without[kind] += waiting
        made.unmet[kind] += waiting
