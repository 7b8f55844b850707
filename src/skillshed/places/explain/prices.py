# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The price of each constraint: what one more teacher, group, workplace, million or long journey would give.

The price is worked out by solving the relaxation twice, before and after, from where it stood: a finite step, not a derivative. Duals only choose which
constraints are worth the second solve; by convexity a dual is never less than what a whole unit gives (Bertsimas & Tsitsiklis 1997, th. 5.1).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from skillshed.places.explain.conflicts import place
from skillshed.places.program import MILLION
from skillshed.places.program import program as program_of
from skillshed.places.relaxation import again, relax
from skillshed.places.rules import RULES

if TYPE_CHECKING:
    import highspy

    from skillshed.places.case import Case
    from skillshed.places.plan import Plan

LONGEST: Final = 6
SMALL: Final = 1e-6
COLUMNS: Final = ["rule", "where", "unit", "gain"]


def prices(plan: Plan, *, most: int = LONGEST) -> pd.DataFrame:
    """What one unit more of what binds would give, the most valuable first.

    Args:
        plan: a solved plan.
        most: how many constraints are solved twice.

    Returns:
        rule (of RULES), where, unit, gain (kronor by which the bound on the best plan falls).
    """
    plan = plan.mean or plan
    program, dual = plan.program, plan.relaxation.price
    given = np.concatenate(
        [np.full(len(made), RULES[name].unit is not None) for name, made in program.rows.items()]
    )
    order = [int(row) for row in np.argsort(-np.abs(dual)) if given[row] and abs(dual[row]) > SMALL][:most]
    solver = again(program, plan.relaxation)
    rows = [_price(plan, row, solver) for row in order]
    return pd.DataFrame(rows, columns=COLUMNS).sort_values("gain", ascending=False, ignore_index=True)


def _price(plan: Plan, row: int, solver: highspy.Highs) -> tuple[str, str, str, float]:
    """Give one row a unit more, solve, and take it back."""
    program, down = plan.program, plan.relaxation.price[row] < 0
    rule = program.rule_of(row)
    made, at = program.rows[rule], row - program.first[rule]
    labels = made.labels.iloc[at]
    if rule == "premises":  # a larger house also lets more groups start: the whole case is written anew
        return rule, place(labels), str(RULES[rule].unit), max(0.0, worth(plan, _larger(plan.case, labels)))
    lower, upper = float(program.lower[row]), float(program.upper[row])
    step = max(0.0, 1.0 - float(np.broadcast_to(made.over, len(made))[at]))
    solver.changeRowBounds(row, lower - step * (not down), upper + step * down)
    solver.run()
    gain = max(0.0, plan.relaxation.bound - float(solver.getInfo().objective_function_value)) * MILLION
    solver.changeRowBounds(row, lower, upper)
    return rule, place(labels), str(RULES[rule].unit), gain


def _larger(case: Case, labels: pd.Series) -> Case:
    """The case with room for one group more in a house in a year."""
    more = pd.DataFrame([{"site": labels["site"], "year": int(labels["year"]), "groups": 1.0}])
    return replace(case, premises=pd.concat([case.premises, more], ignore_index=True))


def worth(plan: Plan, changed: Case) -> float:
    """What another case would give: kronor by which the bound on the best plan falls (below nil: rises).

    Args:
        plan: a solved plan.
        changed: the case with, for example, five minutes longer travel, another budget or another lock.
    """
    program = program_of(changed.mean if plan.mean else changed)
    plan = plan.mean or plan
    if plan.relaxation.fits(program):
        bound = float(again(program, plan.relaxation).getInfo().objective_function_value)
    else:
        bound = relax(program).bound
    return (plan.relaxation.bound - bound) * MILLION
