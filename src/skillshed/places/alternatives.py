# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Several plans of one basis, each solved and judged alike: along a front of what kronor weigh, and by how municipalities cooperate."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pandas as pd

from skillshed.language import Text
from skillshed.places.judging import as_today, judge
from skillshed.places.planning import solve
from skillshed.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillshed.places.basis import Basis
    from skillshed.places.case import Case
    from skillshed.progress import Progress

PRICES: Final = (0.25, 0.5, 1.0, 2.0, 4.0)
"""How many times its weight a krona weighs along the front."""
WAYS: Final[dict[str, Text]] = {
    "alone": Text(sv="ensam", en="alone"),
    "within": Text(sv="inom samverkansområdet", en="within the cooperation area"),
    "across": Text(sv="över områdena", en="across areas"),
}
COLUMNS: Final = ("unmet_need", "unmet_wish", "without", "minutes", "empty", "cost", "weighed")


def front(basis: Basis, *, seconds: float = 30.0, progress: Progress = SILENT) -> pd.DataFrame:
    """Plans where a krona weighs less and more: plan, groups, the judged means, gap; today's offer first.

    Plans that are worse than another in unmet need, unmet wishes and cost alike are left out.
    """
    case = basis.case
    cases = {
        f"kr × {price:g}": replace(case, weights=replace(case.weights, cost=case.weights.cost * price))
        for price in PRICES
    }
    made = _table(basis, cases, seconds=seconds, progress=progress)
    goals = made[["unmet_need", "unmet_wish", "cost"]].to_numpy()
    worse = [any((other <= one).all() and (other < one).any() for other in goals) for one in goals]
    today = made["plan"] == str(_TODAY)
    return made[today | ~pd.Series(worse)].reset_index(drop=True)  # fmt: skip


def cooperation(basis: Basis, *, seconds: float = 30.0, progress: Progress = SILENT) -> pd.DataFrame:
    """Plans alone, within and across cooperation areas: plan, groups, the judged means, gap; today's offer first."""
    cases = {str(words): replace(basis.case, cooperation=way) for way, words in WAYS.items()}
    return _table(basis, cases, seconds=seconds, progress=progress)


_TODAY: Final = Text(sv="i dag", en="today")


def _table(basis: Basis, cases: Mapping[str, Case], *, seconds: float, progress: Progress) -> pd.DataFrame:
    """Solve each case for its mean, and judge each plan on all futures under its own cooperation."""
    rows = [_row(basis, basis.case, (str(_TODAY), as_today(basis.case), float("nan")))]
    with progress.task(Text(sv="Löser planer", en="Solving plans"), total=len(cases)) as task:
        for name, case in cases.items():
            plan = solve(case.mean, seconds=seconds)
            rows.append(_row(basis, case, (name, plan.groups, 100 * plan.proof.gap)))
            task.advance()
    return pd.DataFrame(rows)


def _row(basis: Basis, case: Case, plan: tuple[str, pd.DataFrame, float]) -> dict[str, object]:
    """Judge one plan under the basis's own weights, so that all are weighed alike."""
    name, groups, gap = plan
    alike = replace(case, weights=basis.case.weights)
    told = judge(alike, {name: groups}, model=basis.applicants.model).futures
    means = {measure: float(told[measure].mean()) for measure in COLUMNS}
    return {"plan": name, "groups": float(groups["groups"].sum()) / len(case.years), **means, "gap": gap}
