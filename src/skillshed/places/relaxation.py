# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The relaxation: groups may be fractions, but cuts from whole groups hold. Its value is what no plan can go below.

1. Every programme alone is a small linear program: there the cuts are found, and its bases start the whole one (`alone`).
2. Solve the whole. A small one, or one that starts from another relaxation, finds its cuts itself: those that the point breaks are added,
   and it is solved again from where it stood, until a round gains next to nothing.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import highspy
import numpy as np
import scipy.sparse as sp

from skillshed.places import rounding
from skillshed.places.alone import TIGHT, alone, stacked
from skillshed.places.highs import add, load, quiet

if TYPE_CHECKING:
    from skillshed.places.alone import Alone
    from skillshed.places.highs import Cuts
    from skillshed.places.network import Floats
    from skillshed.places.program import Program
    from skillshed.places.standing import Standing

GAIN: Final = 3e-4  # a round that lifts the bound by less than this share of it is the last
ROUNDS: Final = 12
MOMENT: Final = 1.0  # seconds that the whole may take whatever the limit
BLOCK: Final = 2000  # columns below which the whole program is as fast as its parts


@dataclass(frozen=True)
class Relaxation:
    """What the relaxation says.

    Attributes:
        feasible: whether any point keeps the rules, fractions allowed.
        x: the point, [column].
        bound: its value, million kronor: no plan weighs less.
        price: what a unit more of a row's bound changes the value by, [row of the program].
        cuts: the cuts that hold the point back, [cut, column], and what they are at most.
        basis: where another relaxation of the same shape may start.
        wishes: pupils that the cuts were made from, [choice, year, future].
    """

    feasible: bool
    x: Floats
    bound: float
    price: Floats
    cuts: Cuts
    basis: highspy.HighsBasis = field(default_factory=highspy.HighsBasis)
    wishes: Floats | None = None

    def fits(self, program: Program) -> bool:
        """Whether its cuts hold in another program, and its basis has the program's shape."""
        same = self.wishes is not None and np.array_equal(self.wishes, program.network.wishes)
        return (
            same and self.cuts[0].shape[1] == program.columns.count and len(self.price) == len(program.lower)
        )


def relax(
    program: Program,
    *,
    until: float = np.inf,
    like: Relaxation | None = None,
    standing: Standing | None = None,
) -> Relaxation:
    """Solve the relaxation with cuts.

    Args:
        program: what to relax.
        until: `time.monotonic()` after which no further round begins.
        like: the relaxation of a program that differs in bounds and prices only, to start from.
        standing: told the bound as it rises.
    """
    x, kept = program.columns, [rounding.rows([], program.columns)]
    solver, rounds, first = _solver(program, until), ROUNDS, None
    if like is not None and like.fits(program):
        kept.append(like.cuts)
        add(solver, *like.cuts)
        solver.setBasis(like.basis)
    elif x.count > BLOCK:
        first = alone(program)
        if first is not None:
            kept.append(first.cuts)
            add(solver, *first.cuts)
            solver.setBasis(first.basis)
            rounds = 1
            _tell(standing, first.bound)
    of = rounding.fields(program.network)
    bound = -np.inf
    for left in reversed(range(rounds)):
        solver.run()
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return _unsolved(solver, program, bound=bound, first=first)
        point, value = (
            np.array(solver.getSolution().col_value),
            float(solver.getInfo().objective_function_value),
        )
        _tell(standing, value)
        last = not left or time.monotonic() > until or (standing is not None and standing.enough())
        if last or value - bound < GAIN * abs(value):
            break
        bound = value
        cuts = [cut for one in of for cut in rounding.broken(one, point[x["placed"]], point[x["groups"]])]
        if not cuts:
            break
        kept.append(rounding.rows(cuts, x))
        add(solver, *kept[-1])
    return _kept(solver, program, stacked(kept))


def _solver(program: Program, until: float) -> highspy.Highs:
    """The relaxation in HiGHS; its rows are of one size, and scaling them costs a tenth of the time."""
    solver = quiet()
    solver.setOptionValue("simplex_scale_strategy", 0)
    if np.isfinite(until):
        solver.setOptionValue("time_limit", max(until - time.monotonic(), MOMENT))
    load(solver, program.whole, relaxed=True)
    return solver


def _tell(standing: Standing | None, bound: float) -> None:
    if standing is not None:
        standing.better(bound=bound)


def _unsolved(solver: highspy.Highs, program: Program, *, bound: float, first: Alone | None) -> Relaxation:
    """No point: because there is none, or because time ran out; then what the programmes say alone stands, or nil, which no plan is below."""
    x, rows = program.columns, np.zeros(len(program.lower))
    nothing = rounding.rows([], x)
    if solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
        return Relaxation(False, np.zeros(x.count), np.inf, rows, nothing)
    if first is None:
        return Relaxation(True, np.zeros(x.count), max(bound, 0.0), rows, nothing)
    return Relaxation(True, first.x, max(bound, first.bound, 0.0), rows, first.cuts)


def again(program: Program, like: Relaxation) -> highspy.Highs:
    """Solve with the cuts that there are, no further ones, and keep the solver: for steps away from a relaxation and back."""
    solver = quiet()
    load(solver, program.whole, relaxed=True)
    add(solver, *like.cuts)
    solver.setBasis(like.basis)
    solver.run()
    return solver


def _kept(solver: highspy.Highs, program: Program, cuts: Cuts) -> Relaxation:
    """Keep the cuts that hold the point back, or nearly, and the basis without the others."""
    solution, basis, rows = solver.getSolution(), solver.getBasis(), len(program.lower)
    point, price = np.array(solution.col_value), np.array(solution.row_dual)[:rows]
    value = float(solver.getInfo().objective_function_value)
    matrix, most = cuts
    near = most - matrix @ point < TIGHT
    status = np.array(basis.row_status, dtype=object)
    near |= status[rows:] != highspy.HighsBasisStatus.kBasic
    basis.row_status = list(np.r_[status[:rows], status[rows:][near]])
    kept = (sp.csr_array(matrix[np.flatnonzero(near)]), most[near])
    return Relaxation(True, point, value, price, kept, basis, program.network.wishes)
