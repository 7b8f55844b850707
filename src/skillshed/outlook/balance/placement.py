# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Place people in jobs when they may stand in for each other: what is still unfilled, and what one more job would cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse
from scipy.optimize import linprog

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

UNFILLED = 1.0


@dataclass(frozen=True)
class Placement:
    """The cheapest placement.

    Attributes:
        placed: persons, [education, occupation].
        unfilled: jobs nobody takes, [occupation].
        unplaced: persons without a job, [education].
        price: what one more job in the occupation would cost, [occupation]: 0 where people whose education fits are left over, 1
            where it would stay unfilled or leave another unfilled.
        worth: what one more person with the education would save, [education].
    """

    placed: Floats
    unfilled: Floats
    unplaced: Floats
    price: Floats
    worth: Floats


def place(persons: Floats, jobs: Floats, cost: Floats) -> Placement:
    """Solve the transport problem (Hitchcock 1941) with unfilled jobs at a cost of 1 each.

        min  Σ cost[g, o] x[g, o] + Σ u[o]    Σ_o x[g, o] ≤ persons[g],  Σ_g x[g, o] + u[o] = jobs[o],  x, u ≥ 0

    Args:
        persons: [education].
        jobs: [occupation].
        cost: of placing one person, [education, occupation], below 1 where a placement is better than an unfilled job.
    """
    groups, trades = cost.shape
    every = np.ones((1, trades))
    supplied: Any = sparse.hstack(
        [sparse.kron(sparse.eye(groups), every), sparse.csr_matrix((groups, trades))]
    )
    filled: Any = sparse.hstack([sparse.kron(np.ones((1, groups)), sparse.eye(trades)), sparse.eye(trades)])
    found: Any = linprog(
        np.concatenate([cost.ravel(), np.full(trades, UNFILLED)]),
        A_ub=supplied.tocsr(),
        b_ub=np.maximum(persons, 0.0),
        A_eq=filled.tocsr(),
        b_eq=np.maximum(jobs, 0.0),
        method="highs",
    )
    assert found.success, (
        found.message
    )  # leaving every job unfilled is always possible, so there is a cheapest placement
    placed = found.x[: cost.size].reshape(cost.shape)
    left = np.maximum(persons - placed.sum(axis=1), 0.0)
    worth, price = (np.asarray(side.marginals, dtype=float) + 0.0 for side in (found.ineqlin, found.eqlin))
    return Placement(placed, found.x[cost.size :], left, price=price, worth=-worth + 0.0)
