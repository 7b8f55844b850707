# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The relaxation: groups may be fractions, but cuts from whole groups hold. Its value is what no plan can go below.

1. Every programme alone is a small linear program; their bases together start the whole one (a dual-feasible start: only
   what programmes share is out of order).
2. Solve; find cuts that the point breaks; add them; solve again from where it stood.
3. Stop when a round of cuts gains next to nothing.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import highspy
import numpy as np
import scipy.sparse as sp

from skillshed.places import rounding
from skillshed.places.highs import load, quiet

if TYPE_CHECKING:
    from skillshed.places.highs import Linear
    from skillshed.places.network import Floats, Ints
    from skillshed.places.program import Program
    from skillshed.places.standing import Standing

GAIN: Final = 3e-4  # a round that lifts the bound by less than this share of it is the last
ROUNDS: Final = 12
TIGHT: Final = 0.5  # pupils from which a cut no longer matters
MOMENT: Final = 5.0  # seconds that the bound may take whatever the limit: without it nothing is proven
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
    cuts: tuple[sp.csr_array, Floats]
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
    linear, x = program.whole, program.columns
    solver = quiet()
    if np.isfinite(until):
        solver.setOptionValue("time_limit", max(until - time.monotonic(), MOMENT))
    load(solver, linear, relaxed=True)
    kept: list[tuple[sp.csr_array, Floats]] = []
    if like is not None and like.fits(program):
        kept.append(like.cuts)
        _add(solver, *like.cuts)
        solver.setBasis(like.basis)
    elif x.count > BLOCK:
        _start(solver, program)
    of = rounding.fields(program.network)
    bound = -np.inf
    for _ in range(ROUNDS):
        solver.run()
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return _unsolved(solver, program, max(bound, 0.0))
        point, value = (
            np.array(solver.getSolution().col_value),
            float(solver.getInfo().objective_function_value),
        )
        if standing is not None:
            standing.better(bound=value)
        content = standing is not None and standing.enough()
        if value - bound < GAIN * abs(value) or time.monotonic() > until or content:
            break
        bound = value
        cuts = [cut for one in of for cut in rounding.broken(one, point[x["placed"]], point[x["groups"]])]
        if not cuts:
            break
        kept.append(rounding.rows(cuts, x))
        _add(solver, *kept[-1])
    return _kept(solver, program, _stack(kept, x.count))


def _unsolved(solver: highspy.Highs, program: Program, bound: float) -> Relaxation:
    """No point: because there is none, or because time ran out; then the bound of the round before stands, or nil, which no plan is below."""
    x, rows = program.columns, len(program.lower)
    out = solver.getModelStatus() == highspy.HighsModelStatus.kTimeLimit
    return Relaxation(out, np.zeros(x.count), bound if out else np.inf, np.zeros(rows), _stack([], x.count))


def again(program: Program, like: Relaxation) -> highspy.Highs:
    """Solve with the cuts that there are, no further ones, and keep the solver: for steps away from a relaxation and back."""
    solver = quiet()
    load(solver, program.whole, relaxed=True)
    _add(solver, *like.cuts)
    solver.setBasis(like.basis)
    solver.run()
    return solver


def _kept(solver: highspy.Highs, program: Program, cuts: tuple[sp.csr_array, Floats]) -> Relaxation:
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


def _add(solver: highspy.Highs, matrix: sp.csr_array, most: Floats) -> None:
    free = np.full(len(most), -highspy.kHighsInf)
    solver.addRows(
        len(most), free, most, matrix.nnz, matrix.indptr[:-1].astype(np.int32), matrix.indices.astype(np.int32), matrix.data
    )  # fmt: skip


def _stack(kept: list[tuple[sp.csr_array, Floats]], count: int) -> tuple[sp.csr_array, Floats]:
    if not kept:
        return sp.csr_array((0, count)), np.zeros(0)
    return sp.csr_array(sp.vstack([one for one, _ in kept])), np.concatenate([most for _, most in kept])


def _start(solver: highspy.Highs, program: Program) -> None:
    """Give the whole program the bases of its programmes, each solved alone."""
    linear, of = program.whole, program.programme
    columns = np.full(len(linear.cost), highspy.HighsBasisStatus.kLower, dtype=object)
    rows = np.full(len(linear.lower), highspy.HighsBasisStatus.kBasic, dtype=object)
    owner = owners(linear, of)
    for number in range(int(of.max()) + 1):
        mine, its = np.flatnonzero(of == number), np.flatnonzero(owner == number)
        if len(mine) == 0:
            continue
        alone = quiet()
        load(alone, linear.part(mine, its), relaxed=True)
        alone.run()
        if alone.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return
        basis = alone.getBasis()
        columns[mine], rows[its] = basis.col_status, basis.row_status
    basis = highspy.HighsBasis()
    basis.col_status, basis.row_status, basis.valid = list(columns), list(rows), True
    solver.setBasis(basis)


def owners(linear: Linear, of: Ints) -> Ints:
    """Which programme each row belongs to; −1 where several share it, [row]."""
    entries = sp.coo_array(linear.matrix)
    least, most = np.full(len(linear.lower), len(of)), np.full(len(linear.lower), -1)
    np.minimum.at(least, entries.row, of[entries.col])
    np.maximum.at(most, entries.row, of[entries.col])
    return np.where(least == most, least, -1)
