# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""HiGHS behind one call: a sparse program in, the best point, its bound and its prices out."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import TYPE_CHECKING, Final

import highspy
import numpy as np
import scipy.sparse as sp

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]
    Cuts = tuple[sp.csr_array, Floats]  # rows over the columns, and what each is at most

_STATUS: Final = highspy.HighsModelStatus


@dataclass(frozen=True)
class Linear:
    """`min cost · x`, `lower ≤ matrix x ≤ upper`, `least ≤ x ≤ most`, some of x whole."""

    cost: Floats
    matrix: sp.csr_array
    lower: Floats
    upper: Floats
    least: Floats
    most: Floats
    whole: NDArray[np.bool_]

    def part(self, columns: Ints, rows: Ints) -> Linear:
        """The program of some columns and rows alone."""
        return Linear(
            self.cost[columns],
            sp.csr_array(self.matrix[rows][:, columns]),
            self.lower[rows],
            self.upper[rows],
            self.least[columns],
            self.most[columns],
            self.whole[columns],
        )

    def around(self, x: Floats, free: Ints) -> Linear:
        """The program of the free columns, all others fixed where `x` has them."""
        rest = x.copy()
        rest[free] = 0.0
        fixed = self.matrix @ rest
        mine = sp.csr_array(self.matrix[:, free])
        rows = np.flatnonzero(np.diff(mine.indptr))
        return Linear(
            self.cost[free],
            sp.csr_array(mine[rows]),
            self.lower[rows] - fixed[rows],
            self.upper[rows] - fixed[rows],
            self.least[free],
            self.most[free],
            self.whole[free],
        )

    def more(self, matrix: sp.csr_array, most: Floats) -> Linear:
        """The program with further rows, each at most so much."""
        return replace(
            self,
            matrix=sp.csr_array(sp.vstack([self.matrix, matrix])),
            lower=np.r_[self.lower, np.full(len(most), -np.inf)],
            upper=np.r_[self.upper, most],
        )

    def elastic(self, rows: Ints, price: Floats) -> Linear:
        """The program in which some rows may be broken, at a price per unit; two columns more for each, below and above."""
        count = len(rows)
        ends = (np.r_[np.ones(count), -np.ones(count)], (np.r_[rows, rows], np.arange(2 * count)))
        slack = sp.csr_array(sp.coo_array(ends, shape=(len(self.lower), 2 * count)))
        most = np.r_[
            np.where(np.isinf(self.lower[rows]), 0.0, np.inf),
            np.where(np.isinf(self.upper[rows]), 0.0, np.inf),
        ]
        return replace(
            self,
            cost=np.r_[self.cost, price, price],
            matrix=sp.csr_array(sp.hstack([self.matrix, slack])),
            least=np.r_[self.least, np.zeros(2 * count)],
            most=np.r_[self.most, most],
            whole=np.r_[self.whole, np.zeros(2 * count, dtype=bool)],
        )


@dataclass(frozen=True)
class Effort:
    """How long, how near and from which start.

    Attributes:
        seconds: at most; wall time.
        gap: relative gap that is enough.
        start: a point to start from, where there is one.
        options: anything else of HiGHS.
        better: told `value` and `bound` of a mixed-integer program while it is being solved.
        enough: asked while a mixed-integer program is being solved whether to end with the best so far.
    """

    seconds: float = 60.0
    gap: float = 1e-4
    start: Floats | None = None
    options: dict[str, bool | float | int | str] = field(default_factory=dict)
    better: Callable[..., None] | None = None
    enough: Callable[[], bool] | None = None


@dataclass(frozen=True)
class Answer:
    """What HiGHS found.

    Attributes:
        status: `optimal`, `limit` (time or gap), `infeasible` or `failed`.
        x: the best point; None where there is none.
        objective: its cost.
        bound: no point costs less.
        row_price, column_price: of a linear program: what a unit more of a row's bound, or of a column's, changes the cost by.
    """

    status: str
    x: Floats | None
    objective: float
    bound: float
    row_price: Floats
    column_price: Floats


def minimise(linear: Linear, effort: Effort | None = None, *, seed: int = 0) -> Answer:
    """Solve a linear or mixed-integer program; one thread, so that the same seed gives the same point.

    Args:
        linear: the program.
        effort: how long and how near.
        seed: HiGHS's own chance.
    """
    effort = effort or Effort()
    solver = quiet()
    asked = {
        "time_limit": float(max(effort.seconds, 0.01)),
        "mip_rel_gap": effort.gap,
        "random_seed": seed,
        **effort.options,
    }
    for name, value in asked.items():
        solver.setOptionValue(name, value)
    load(solver, linear)
    if effort.start is not None:
        start = highspy.HighsSolution()
        start.col_value = list(effort.start)
        solver.setSolution(start)
    if effort.better is not None:
        solver.cbMipLogging += partial(_told, effort.better)
    if effort.enough is not None:
        solver.cbMipInterrupt += partial(_asked, effort.enough)
    solver.run()
    return _answer(solver, mixed=bool(linear.whole.any()))  # fmt: skip


def _told(better: Callable[..., None], event: highspy.HighsCallbackEvent) -> None:
    """Pass on what HiGHS writes in its log; where it has no point yet it says infinity."""
    better(value=event.data_out.mip_primal_bound, bound=event.data_out.mip_dual_bound)


def _asked(enough: Callable[[], bool], event: highspy.HighsCallbackEvent) -> None:
    """End HiGHS with its best point when it is enough."""
    if enough():
        event.interrupt()


@cache
def _let_it_greet() -> None:
    """Keep what HiGHS says of itself when it first wakes from our stdout: it is for results, JSON among them."""
    sys.stdout.flush()
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        highspy.Highs()  # type: ignore[no-untyped-call]
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


def quiet() -> highspy.Highs:
    """Make a solver that prints nothing and uses one thread, so that the same program gives the same point."""
    _let_it_greet()
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    return solver


def load(solver: highspy.Highs, linear: Linear, *, relaxed: bool = False) -> None:
    """Give HiGHS the arrays as they are; with `relaxed` nothing needs to be whole."""
    matrix = sp.csr_array(linear.matrix)
    solver.passModel(
        len(linear.cost),
        matrix.shape[0],
        matrix.nnz,
        int(highspy.MatrixFormat.kRowwise),
        int(highspy.ObjSense.kMinimize),
        0.0,
        linear.cost,
        linear.least,
        np.where(np.isinf(linear.most), highspy.kHighsInf, linear.most),
        linear.lower,
        linear.upper,
        matrix.indptr.astype(np.int32),
        matrix.indices.astype(np.int32),
        matrix.data,
        (linear.whole & (not relaxed)).astype(np.int32),
    )


def add(solver: highspy.Highs, matrix: sp.csr_array, most: Floats) -> None:
    """Give HiGHS further rows, each at most so much."""
    free = np.full(len(most), -highspy.kHighsInf)
    solver.addRows(
        len(most), free, most, matrix.nnz, matrix.indptr[:-1].astype(np.int32), matrix.indices.astype(np.int32), matrix.data
    )  # fmt: skip


def _answer(solver: highspy.Highs, *, mixed: bool) -> Answer:
    """Read the status, not the words: a limit is told as a limit."""
    status = solver.getModelStatus()
    info, solution = solver.getInfo(), solver.getSolution()
    names = {
        _STATUS.kOptimal: "optimal",
        _STATUS.kInfeasible: "infeasible",
        _STATUS.kTimeLimit: "limit",
        _STATUS.kSolutionLimit: "limit",
        _STATUS.kInterrupt: "limit",
    }
    found = bool(solution.value_valid) and info.primal_solution_status == 2  # noqa: PLR2004 - HiGHS: a feasible point
    none = np.zeros(0)
    return Answer(
        status=names.get(status, "failed"),
        x=np.array(solution.col_value) if found else None,
        objective=float(info.objective_function_value) if found else np.inf,
        bound=float(info.mip_dual_bound) if mixed else float(info.objective_function_value) if status == _STATUS.kOptimal else -np.inf,
        row_price=np.array(solution.row_dual) if solution.dual_valid else none,
        column_price=np.array(solution.col_dual) if solution.dual_valid else none,
    )  # fmt: skip
