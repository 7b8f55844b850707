# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The plan of places against its limits, and against PuLP + CBC and Pyomo + HiGHS on the same instance.

Run: `python benchmarks/places.py [county] [malardalen] [robust] [peers] [--seconds 60]` (all four unless some are named). Instances are invented
(`places_case.py`). Times are wall seconds, with the processor seconds of this process and its children beside them: neighbours on the machine count little in those,
and two programmes are solved at once where they are many. The limit stands beside.
Peers get the same program (rows and columns), written through their own interface, the same gap and the same time; they need the
extra `bench`. What a solver says of itself is not believed: the gap is worked out against the best bound of any of them.
"""

from __future__ import annotations

import argparse
import resource
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from places_case import invented
from skillshed.places import futures
from skillshed.places.explain import prices, why_not
from skillshed.places.fixed import hold, spread
from skillshed.places.planning import solve
from skillshed.places.program import program

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.places.case import Case
    from skillshed.places.program import Program

PARTS = ("county", "malardalen", "robust", "peers")


def spent() -> float:
    """Processor seconds of this process and its children."""
    return sum(one.ru_utime + one.ru_stime for one in (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)))  # fmt: skip


def clock() -> tuple[float, float]:
    """Wall and processor seconds."""
    return time.monotonic(), spent()


def since(began: tuple[float, float]) -> str:
    """What has gone since, in words."""
    wall, processor = (now - then for now, then in zip(clock(), began, strict=True))
    return f"{wall:.1f} s ({processor:.1f} s processor)"


def told(what: str, figure: str, limit: str) -> None:
    """Print one line of the table."""
    print(f"| {what} | {figure} | {limit} |", flush=True)


def planned(size: str, limit: float, seconds: float) -> None:
    """Plan one size, explain it, and ask what if."""
    case = invented(size)
    began = clock()
    plan = solve(case, seconds=seconds)
    told(
        f"{size}: plan",
        f"{since(began)}, gap {100 * plan.proof.gap:.2f} %, stopped by {plan.proof.stopped}",
        f"≤ {limit:g} s, ≤ 1 %",
    )
    today = hold(plan.program, spread(plan.program, case.today))
    if today is not None:
        told(
            f"{size}: value over today's plan",
            f"{plan.proof.value / float(plan.program.weighed @ today):.3f}",
            "≤ 1",
        )
    began = clock()
    prices(plan)
    for pair in case.possible.head(10).itertuples():
        why_not(plan, pair.programme, pair.site)
    told(f"{size}: price list and ten why-nots", f"{since(began)}", "≤ 5 s")
    more = case.premises.assign(
        groups=case.premises["groups"] + (case.premises["site"] == case.sites["site"].iloc[0])
    )
    began = clock()
    again = solve(replace(case, premises=more), seconds=seconds, start=plan)
    told(f"{size}: what if a site had a group more", f"{since(began)}, gap {100 * again.proof.gap:.2f} %", "≤ 2 s on a county")  # fmt: skip


def robust(seconds: float) -> None:
    """A plan for many futures at once, and the futures that stand for them."""
    many = invented("county", futures=200)
    few = futures.reduced(many, 30)
    began = clock()
    plan = solve(few, seconds=seconds)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    told(
        "county, 30 of 200 futures, CVaR: plan",
        f"{since(began)}, gap {100 * plan.proof.gap:.2f} %, {memory:.2f} GB",
        "≤ 60 s, ≤ 2 GB",
    )
    mean = solve(many.mean, seconds=seconds)
    unseen = invented("county", futures=240)
    seen = replace(unseen, probability=unseen.probability)
    picked = list(seen.futures[200:])
    table = futures.regret(
        _only(seen, picked),
        {"robust": plan.groups, "mean": mean.groups, "today": many.today.merge(_years(many), how="cross")},
    )
    need = table.groupby("plan")["unmet_need"].mean()
    told("unmet need over 40 unseen futures: robust, mean, today", ", ".join(f"{need[name]:.0f}" for name in ("robust", "mean", "today")), "robust least")  # fmt: skip


def _only(case: Case, names: list[str]) -> Case:
    even = case.probability.sel(future=names).copy(data=np.full(len(names), 1 / len(names)))
    return replace(
        case, wishes=case.wishes.sel(future=names), need=case.need.sel(future=names), probability=even
    )


def _years(case: Case) -> pd.DataFrame:
    return case.premises[["year"]].drop_duplicates()


def peers(seconds: float) -> None:
    """The county's program through PuLP to CBC and through Pyomo to HiGHS."""
    case = invented("county")
    began = clock()
    ours = solve(case, seconds=seconds)
    told(
        "county: ours",
        f"{since(began)}, {ours.proof.value:.1f} m",
        f"{ours.proof.bound:.1f} m at least",
    )
    made = program(case)
    for name, run in (("PuLP + CBC", _pulp), ("Pyomo + HiGHS", _pyomo)):
        began = clock()
        try:
            value = run(made, seconds)
        except ImportError as error:
            told(f"county: {name}", f"not run: {error}", "")
            continue
        gap = (value - ours.proof.bound) / value
        if np.isnan(value):
            told(f"county: {name}", f"{since(began)}, no plan of whole groups", "")
            continue
        told(f"county: {name}", f"{since(began)}, {value:.1f} m, gap {100 * gap:.2f} %", "gap at the same bound")  # fmt: skip


def _pulp(made: Program, seconds: float) -> float:
    import pulp  # noqa: PLC0415 - of the extra `bench`

    linear = made.whole
    problem = pulp.LpProblem("places", pulp.LpMinimize)
    x = [
        pulp.LpVariable(
            f"x{number}", 0, None if np.isinf(most) else most, "Integer" if whole else "Continuous"
        )
        for number, (most, whole) in enumerate(zip(linear.most, linear.whole, strict=True))
    ]
    problem += pulp.LpAffineExpression([(x[at], linear.cost[at]) for at in np.flatnonzero(linear.cost)])
    for row in range(len(linear.lower)):
        at = slice(linear.matrix.indptr[row], linear.matrix.indptr[row + 1])
        terms = pulp.LpAffineExpression(
            [
                (x[column], value)
                for column, value in zip(linear.matrix.indices[at], linear.matrix.data[at], strict=True)
            ]
        )
        if np.isfinite(linear.lower[row]):
            problem += terms >= linear.lower[row]
        if np.isfinite(linear.upper[row]):
            problem += terms <= linear.upper[row]
    problem.solve(pulp.PULP_CBC_CMD(msg=False, timeLimit=seconds, gapRel=0.01, threads=1))
    whole = all(abs(x[at].value() - round(x[at].value())) < 1e-4 for at in np.flatnonzero(linear.whole))
    return float(pulp.value(problem.objective)) if whole else float("nan")  # fmt: skip


def _pyomo(made: Program, seconds: float) -> float:
    import pyomo.environ as pyo  # noqa: PLC0415 - of the extra `bench`
    from pyomo.contrib.appsi.solvers import Highs  # noqa: PLC0415 - of the extra `bench`

    linear = made.whole
    model = pyo.ConcreteModel()
    model.x = pyo.Var(
        range(len(linear.cost)),
        bounds=lambda _, at: (0, None if np.isinf(linear.most[at]) else float(linear.most[at])),
    )
    for at in np.flatnonzero(linear.whole):
        model.x[int(at)].domain = pyo.Integers
    model.rows = pyo.ConstraintList()
    for row in range(len(linear.lower)):
        at = slice(linear.matrix.indptr[row], linear.matrix.indptr[row + 1])
        terms = sum(
            float(value) * model.x[int(column)]
            for column, value in zip(linear.matrix.indices[at], linear.matrix.data[at], strict=True)
        )
        ends = [None if np.isinf(end) else float(end) for end in (linear.lower[row], linear.upper[row])]
        if not isinstance(terms, int) and ends != [None, None]:
            model.rows.add(pyo.inequality(ends[0], terms, ends[1]))
    model.weighed = pyo.Objective(
        expr=sum(float(linear.cost[at]) * model.x[int(at)] for at in np.flatnonzero(linear.cost))
    )
    solver = Highs()
    solver.config.time_limit, solver.config.mip_gap, solver.config.load_solution = seconds, 0.01, False
    found = solver.solve(model).best_feasible_objective
    return float("nan") if found is None else float(found)  # fmt: skip


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], default=[])
    parser.add_argument("--seconds", type=float, default=60.0)
    asked = parser.parse_args()
    parts = asked.parts or PARTS
    print("| what | figure | limit |\n|---|---|---|")
    for size, limit in (("county", 5.0), ("malardalen", 60.0)):
        if size in parts:
            planned(size, limit, asked.seconds)
    if "robust" in parts:
        robust(asked.seconds)
    if "peers" in parts:
        peers(asked.seconds)


if __name__ == "__main__":
    main()
