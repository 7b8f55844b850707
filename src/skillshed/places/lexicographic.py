# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Goals in order of priority: each made as small as it can be, then held while the next is (lexicographic optimisation; Ehrgott 2005, ch. 5)."""

from __future__ import annotations

import time
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Final

from skillshed.language import Text
from skillshed.places.defaults import weights as default_weights
from skillshed.places.plan import Plan
from skillshed.places.planning import GAP, SECONDS, solve
from skillshed.places.weights import Weights
from skillshed.progress import SILENT

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.places.case import Case
    from skillshed.progress import Progress

ORDER: Final = ("unmet_need", "unmet_wish", "travel", "cost", "change", "worst_off")
"""The usual order of priority."""
ROUNDING: Final = 1e-4
"""In a goal's own unit: below what any plan can tell apart."""


def by_priority(
    case: Case,
    *,
    seconds: float = SECONDS,
    gap: float = GAP,
    seed: int = 0,
    start: pd.DataFrame | Plan | None = None,
    progress: Progress = SILENT,
) -> Plan:
    """Plan by the case's order of goals; what is then still free is weighed in kronor as usual.

    A goal is held at what it came to and `limits.slack` of it more, so that the next has something to choose among. A plan to start from is
    given on from goal to goal: no goal comes to more than it was held at.

    Args:
        case: with an order; without one it is weighed in one step.
        seconds: wall time at most, all goals together.
        gap: how near its best each goal is to come.
        seed: of the solver's chance.
        start: a plan, or its groups, to start from.
        progress: who watches.

    Returns:
        The plan under the case's weights and with a cap for each goal of the order; its proof is of the last step.

    Raises:
        NoPlanError: no plan keeps every rule.
    """
    if not case.order:
        return solve(case, seconds=seconds, gap=gap, seed=seed, start=start, progress=progress)
    until, held = time.monotonic() + seconds, case
    with progress.task(
        Text(sv="Löser mål för mål", en="Solving goal by goal"), total=len(case.order)
    ) as task:
        for number, goal in enumerate(case.order):
            left = max(1.0, (until - time.monotonic()) / (len(case.order) + 1 - number))
            start = solve(_only(held, goal), seconds=left, gap=gap, seed=seed, start=_groups(start))
            most = start.measures[goal] * (1 + case.limits.slack) + ROUNDING
            held = replace(held, caps={**held.caps, goal: min(most, held.caps.get(goal, most))})
            task.advance()
    left = max(1.0, until - time.monotonic())
    return solve(held, seconds=left, gap=gap, seed=seed, start=_groups(start), progress=progress)


def _groups(start: pd.DataFrame | Plan | None) -> pd.DataFrame | None:
    """Only the groups: another goal's relaxation is no guide."""
    return start.groups if isinstance(start, Plan) else start


def _only(case: Case, goal: str) -> Case:
    """The case where one goal alone is weighed."""
    nothing = Weights(**dict.fromkeys(asdict(case.weights), 0.0))
    weight = getattr(case.weights, goal) or getattr(default_weights(), goal) or 1.0
    return replace(case, weights=replace(nothing, **{goal: weight}), order=())
