# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How long admission and judging take, at the size of Mälardalen: 57 homes, 120 sites, 18 programmes, 14,600 pupils a year.

    python benchmarks/places_judging.py

Limits: one year's admission of 14,600 pupils with six choices in 1,000 futures, and a plan judged on 1,000 futures of five years ≤ 10 s.
"""

from __future__ import annotations

import time

import numpy as np

from skillshed.places.admission import Pupils, admit

PUPILS, CHOICES, FUTURES, YEARS = 14_600, 6, 1_000, 5
OFFERS, KINDS = 900, 57 * 18
LIMIT = 10.0


def market(seed: int = 1) -> tuple[Pupils, np.ndarray, np.ndarray]:
    """Draw pupils, seats and how many there are in each future."""
    rng = np.random.default_rng(seed)
    kind = np.sort(rng.integers(0, KINDS, PUPILS))
    begins = np.searchsorted(kind, np.arange(KINDS))
    number = np.arange(PUPILS) - begins[kind]
    merit = rng.permutation(PUPILS)
    choices = rng.integers(0, OFFERS, (PUPILS, CHOICES))
    pupils = Pupils(kind[merit], number[merit], choices, choices >= 0, np.ones(choices.shape, np.float32))
    most = np.bincount(kind, minlength=KINDS)
    counts = np.maximum(most[:, None] - rng.integers(0, 4, (KINDS, FUTURES)), 0)
    return pupils, np.full(OFFERS, PUPILS // OFFERS), counts


def plain(pupils: Pupils, seats: np.ndarray, counts: np.ndarray) -> int:
    """One future, pupil by pupil, as one would write it first."""
    free, placed = seats.copy(), 0
    for kind, number, choices in zip(pupils.kind, pupils.number, pupils.choices, strict=True):
        if number >= counts[kind]:
            continue
        for offer in choices:
            if free[offer] > 0:
                free[offer] -= 1
                placed += 1
                break
    return placed


def main() -> None:
    """Measure, and say whether the limit holds."""
    pupils, seats, counts = market()
    began = time.process_time()
    placed = plain(pupils, seats, counts[:, 0])
    one = time.process_time() - began
    for compiled in (False, True):
        try:
            admit(pupils, seats, counts[:, :2], compiled=compiled)
        except ModuleNotFoundError:
            continue
        began = time.process_time()
        got = admit(pupils, seats, counts, compiled=compiled)
        took = time.process_time() - began
        assert got.offer[:, 0].sum() == placed
        name = "numba" if compiled else "numpy"
        print(
            f"{name}: {FUTURES} futures of one year {took:.2f} s CPU, {one * FUTURES / took:.0f} times as fast as pupil by pupil"
        )
        print(
            f"{name}: five years {YEARS * took:.2f} s of {LIMIT:.0f} s: {'holds' if YEARS * took <= LIMIT else 'DOES NOT HOLD'}"
        )


if __name__ == "__main__":
    main()
