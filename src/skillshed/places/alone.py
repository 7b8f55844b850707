# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Every programme alone, its groups fractions: a bound within a second, and where the whole relaxation starts.

Rows that several programmes share are left out, so that the sum of what the programmes weigh is a bound on any plan. Cuts from whole groups
are found here, where solving again costs next to nothing: nearly all that hold the whole back are among them. The bases together are
dual feasible in the whole: only what programmes share is out of order.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import highspy
import numpy as np
import scipy.sparse as sp

from skillshed.places import rounding
from skillshed.places.highs import add, load, quiet

if TYPE_CHECKING:
    from skillshed.places.columns import Columns
    from skillshed.places.highs import Cuts, Linear
    from skillshed.places.network import Floats, Ints
    from skillshed.places.program import Program
    from skillshed.places.rounding import Field

ROUNDS: Final = 3  # of cuts; a fourth lifts the bound of the whole by less than a ten-thousandth
LANES: Final = 2  # programmes at once: HiGHS lets other threads run, and each programme's answer is its own
TIGHT: Final = 0.5  # pupils from which a cut no longer matters


@dataclass(frozen=True)
class Alone:
    """What the programmes say, each alone.

    Attributes:
        x: their points, [column]; nil for what several share.
        bound: no plan weighs less, million kronor.
        cuts: what holds them back.
        basis: of the whole program with the cuts.
    """

    x: Floats
    bound: float
    cuts: Cuts
    basis: highspy.HighsBasis


@dataclass(frozen=True)
class _One:
    """One programme: its columns, its rows, how they stand, its cuts and how those stand."""

    columns: Ints
    rows: Ints
    solver: highspy.Highs
    cuts: Cuts
    near: Ints


def alone(program: Program, cost: Floats | None = None) -> Alone | None:
    """Solve every programme alone, two at a time; None where one has no point, and so neither has the whole.

    Args:
        program: the whole.
        cost: of each column, where what programmes share is charged at a price; what it weighs unless told.
    """
    linear, of = program.whole, program.programme
    if cost is not None:
        linear = replace(linear, cost=cost)
    owner = owners(linear, of)

    def solved(field: Field) -> _One | None:
        number = int(of[program.columns["groups"][field.pairs[0], 0]])
        mine, its = np.flatnonzero(of == number), np.flatnonzero(owner == number)
        return _solved(program.columns, field, part=(linear.part(mine, its), mine, its))

    with ThreadPoolExecutor(LANES) as pool:
        made = list(pool.map(solved, rounding.fields(program.network)))
    found = [one for one in made if one is not None]
    return _together(program, found) if len(found) == len(made) else None


def _solved(x: Columns, field: Field, *, part: tuple[Linear, Ints, Ints]) -> _One | None:
    """Solve one programme, find what its point breaks, and solve again."""
    linear, mine, its = part
    solver = quiet()
    load(solver, linear, relaxed=True)
    point, kept = np.zeros(x.count), [rounding.rows([], x)]
    for left in reversed(range(ROUNDS)):
        solver.run()
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        point[mine] = solver.getSolution().col_value
        cuts = rounding.broken(field, point[x["placed"]], point[x["groups"]]) if left else []
        if not cuts:
            break
        kept.append(rounding.rows(cuts, x))
        add(solver, sp.csr_array(kept[-1][0][:, mine]), kept[-1][1])
    matrix, most = stacked(kept)
    binding = np.array(solver.getBasis().row_status, dtype=object)[len(its):] != highspy.HighsBasisStatus.kBasic  # fmt: skip
    near = np.flatnonzero((most - matrix @ point < TIGHT) | binding)
    return _One(mine, its, solver, (sp.csr_array(matrix[near]), most[near]), near)


def _together(program: Program, made: list[_One]) -> Alone:
    linear = program.whole
    point = np.zeros(len(linear.cost))
    columns = np.full(len(linear.cost), highspy.HighsBasisStatus.kLower, dtype=object)
    rows = np.full(len(linear.lower), highspy.HighsBasisStatus.kBasic, dtype=object)
    of_cuts = []
    for one in made:
        basis = one.solver.getBasis()
        status = np.array(basis.row_status, dtype=object)
        point[one.columns] = one.solver.getSolution().col_value
        columns[one.columns], rows[one.rows] = basis.col_status, status[: len(one.rows)]
        of_cuts.append(status[len(one.rows) :][one.near])
    basis = highspy.HighsBasis()
    basis.col_status, basis.row_status, basis.valid = list(columns), list(np.concatenate([rows, *of_cuts])), True  # fmt: skip
    bound = sum(float(one.solver.getInfo().objective_function_value) for one in made)
    return Alone(point, bound, stacked([one.cuts for one in made]), basis)


def stacked(kept: list[Cuts]) -> Cuts:
    """Several sets of cuts as one."""
    return sp.csr_array(sp.vstack([matrix for matrix, _ in kept])), np.concatenate([most for _, most in kept])


def owners(linear: Linear, of: Ints) -> Ints:
    """Which programme each row belongs to; −1 where several share it, [row]."""
    entries = sp.coo_array(linear.matrix)
    least, most = np.full(len(linear.lower), len(of)), np.full(len(linear.lower), -1)
    np.minimum.at(least, entries.row, of[entries.col])
    np.maximum.at(most, entries.row, of[entries.col])
    return np.where(least == most, least, -1)
