# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Several plans rather than one: what more money, shorter journeys or a better met need each cost of the others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from skillshed.language import Text
from skillshed.places.planning import GAP, SECONDS, solve
from skillshed.progress import SILENT

if TYPE_CHECKING:
    from skillshed.places.case import Case
    from skillshed.places.plan import Plan
    from skillshed.progress import Progress

AXES: Final = ("cost", "unmet_need", "travel")
STEPS: Final = (0.25, 1.0, 4.0)
"""By how much a goal's weight is multiplied."""


def front(
    case: Case,
    *,
    goals: tuple[str, ...] = AXES,
    seconds: float = SECONDS,
    gap: float = GAP,
    progress: Progress = SILENT,
) -> list[Plan]:
    """Plans that none of the others betters in every goal: each goal's weight lessened and raised in turn (weighted sums, Ehrgott 2005, ch. 3).

    Args:
        case: the case.
        goals: what the front spans; names of `goals.GOALS`.
        seconds: wall time at most, all plans together.
        gap: how near its best each plan is to come.
        progress: who watches.
    """
    weights = [case.weights] + [
        replace(case.weights, **{goal: step * getattr(case.weights, goal)})
        for goal in goals
        for step in STEPS
        if step != 1
    ]
    plans: list[Plan] = []
    with progress.task(Text(sv="Söker planer", en="Searching for plans"), total=len(weights)) as task:
        for one in weights:
            plans.append(
                solve(
                    replace(case, weights=one),
                    seconds=seconds / len(weights),
                    gap=gap,
                    start=plans[0] if plans else None,
                )
            )
            task.advance()
    return [plan for plan in plans if not any(_betters(other, plan, goals) for other in plans)]  # fmt: skip


def _betters(one: Plan, other: Plan, goals: tuple[str, ...]) -> bool:
    apart = np.array([one.measures[goal] - other.measures[goal] for goal in goals])
    return bool((apart <= 0).all() and (apart < 0).any())


def table(plans: list[Plan]) -> pd.DataFrame:
    """One row per plan, a column per goal in its own unit, the cheapest first."""
    return pd.DataFrame([plan.measures for plan in plans]).sort_values("cost", ignore_index=True)
