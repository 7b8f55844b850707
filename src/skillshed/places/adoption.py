# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From the solver's plan to one that holds when pupils choose: adopted programme by programme, where judging agrees.

The solver places pupils at any school with their programme; admission does not. So the plan begins as today's offer - or, where that breaks a rule, as the
solver's plan - and takes over the other's groups of one programme at a time, the largest difference first, if every rule still holds and the plan then
weighs less over futures in which pupils are admitted by merit among their own choices (simulation optimisation by coordinates; Fu 2002). When it is judged on
those futures it therefore never weighs more than what it began as.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pandas as pd

from skillshed.language import Text
from skillshed.places.fixed import hold, spread
from skillshed.places.judging import as_today, judge_weighed, pools
from skillshed.progress import SILENT

TRIED: Final = 40
"""Futures that each step is judged on."""

if TYPE_CHECKING:
    from skillshed.places.applicants import ChoiceModel
    from skillshed.places.case import Case
    from skillshed.places.plan import Plan
    from skillshed.progress import Progress


def adopted(
    plan: Plan, case: Case, *, model: ChoiceModel | None = None, seed: int = 1, progress: Progress = SILENT
) -> Plan:
    """Adopt a plan where judging agrees.

    Args:
        plan: the solver's.
        case: with the futures to judge on; the first TRIED of them are used.
        model: the choice model.
        seed: of pupils' tastes and merits.
        progress: who watches.
    """
    today = as_today(case)
    point = hold(plan.program, spread(plan.program, today))
    kept, other = (plan.groups, today) if point is None else (today, plan.groups)
    point = plan.x if point is None else point
    few = case.futures[:TRIED]
    part = replace(
        case,
        wishes=case.wishes.sel(future=list(few)),
        need=case.need.sel(future=list(few)),
        probability=case.probability[: len(few)] * 0 + 1 / len(few),
    )
    known = pools(part, model=model, seed=seed)
    best = judge_weighed(part, kept, known)
    order = _by_change(kept, other)
    with progress.task(
        Text(sv="Prövar program för program", en="Trying programme by programme"), total=len(order)
    ) as task:
        for programme in order:
            trial = pd.concat(
                [kept[kept["programme"] != programme], other[other["programme"] == programme]],
                ignore_index=True,
            )
            held = hold(plan.program, spread(plan.program, trial))
            if held is not None and (value := judge_weighed(part, trial, known)) < best:
                kept, point, best = trial, held, value
            task.advance()
    value = float(plan.program.weighed @ point)
    return replace(plan, x=point, proof=replace(plan.proof, value=value, stopped="judged"))  # fmt: skip


def _by_change(today: pd.DataFrame, planned: pd.DataFrame) -> list[str]:
    """The programmes whose groups differ, the largest difference first."""
    keys = ["programme", "site", "year"]
    both = pd.concat([today.assign(sign=-1.0), planned.assign(sign=1.0)])
    both["groups"] = both["groups"].astype(float) * both["sign"]
    size = both.groupby(keys)["groups"].sum().abs().groupby("programme").sum()
    return [str(one) for one in size[size > 0].sort_values(ascending=False, kind="stable").index]
