# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From a case to a plan as it is proposed: solved for the mean of its futures, and refined on those that stand for all, where judging agrees."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final

from skillshed.places.asking import Effort
from skillshed.places.futures import reduced
from skillshed.places.lexicographic import by_priority
from skillshed.places.refining import adjusted, refined
from skillshed.progress import SILENT

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.places.applicants import ChoiceModel
    from skillshed.places.case import Case
    from skillshed.places.plan import Plan
    from skillshed.progress import Progress

MEAN: Final = 0.25
"""Share of the time for refining that the plan for the mean may take: what the robust plan is to better."""


def decide(
    case: Case,
    *,
    model: ChoiceModel | None = None,
    effort: Effort | None = None,
    start: Plan | pd.DataFrame | None = None,
    base: pd.DataFrame | None = None,
    progress: Progress = SILENT,
) -> Plan:
    """Make the plan of a case.

    Args:
        case: with all its futures.
        model: how pupils choose, where it has been learnt.
        effort: how long to look.
        start: a plan of a like case, or its groups, to start from.
        base: groups of a plan of a case that is the same but for fewer locks: only those added, and what they lead to near them, are then changed where the rules let it.
        progress: who watches.

    Raises:
        NoPlanError: no plan keeps every rule; told which collide.
    """
    limits = effort or Effort()
    alone = not limits.as_judged and not case.order
    plan = by_priority(
        _many(case, limits.planned) if alone else case.mean,
        seconds=limits.seconds,
        gap=limits.gap,
        seed=limits.seed,
        start=base if start is None else start,
        progress=progress,
    )
    if not limits.as_judged or case.order:  # refining weighs goals together: it would not keep their order
        return plan
    how: dict[str, Any] = {"model": model, "seed": limits.seed, "progress": progress}
    if base is not None:
        again = adjusted(plan, _many(case, limits.planned), base, seconds=limits.seconds, **how)
        if again is not None:
            return again
    how |= {"start": start}
    if min(limits.planned, len(case.futures)) <= 1:
        return refined(plan, case.mean, seconds=limits.seconds, **how)
    began = time.monotonic()
    mean = refined(plan, case.mean, seconds=limits.seconds * MEAN, **how)
    left = limits.seconds - (time.monotonic() - began)
    return refined(plan, reduced(case, limits.planned), rival=mean, seconds=left, **how)


def _many(case: Case, planned: int) -> Case:
    """The futures that the solver plans for where its plan is taken as it is."""
    return case.mean if planned <= 1 else reduced(case, planned)
