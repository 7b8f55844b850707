# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From a case to a plan as it is proposed: futures reduced, solved, and adopted where judging agrees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillshed.places.adoption import adopted
from skillshed.places.futures import reduced
from skillshed.places.lexicographic import by_priority
from skillshed.progress import SILENT

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.places.applicants import ChoiceModel
    from skillshed.places.case import Case
    from skillshed.places.plan import Plan
    from skillshed.progress import Progress


@dataclass(frozen=True, kw_only=True)
class Effort:
    """How long to look, and on how many futures.

    Attributes:
        seconds: the most that the solver takes.
        gap: proven distance to the best plan that is enough.
        planned: futures that the plan is made from, reduced from all of them; 1 plans for the mean.
        as_judged: adopt the plan programme by programme, where it weighs less than today's when pupils choose.
        seed: of the solver and of the judging.
    """

    seconds: float = 60.0
    gap: float = 0.01
    planned: int = 1
    as_judged: bool = True
    seed: int = 1


def decide(
    case: Case,
    *,
    model: ChoiceModel | None = None,
    effort: Effort | None = None,
    start: Plan | pd.DataFrame | None = None,
    progress: Progress = SILENT,
) -> Plan:
    """Make the plan of a case.

    Args:
        case: with all its futures.
        model: how pupils choose, where it has been learnt.
        effort: how long to look.
        start: a plan of a like case, or its groups, to start from.
        progress: who watches.

    Raises:
        NoPlanError: no plan keeps every rule; told which collide.
    """
    limits = effort or Effort()
    few = case.mean if limits.planned <= 1 else reduced(case, limits.planned)
    plan = by_priority(
        few, seconds=limits.seconds, gap=limits.gap, seed=limits.seed, start=start, progress=progress
    )
    return adopted(plan, case, model=model, seed=limits.seed, progress=progress) if limits.as_judged else plan  # fmt: skip
