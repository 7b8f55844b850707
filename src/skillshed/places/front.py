# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Several plans rather than one: what more money, shorter journeys or a better met need each cost of the others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pandas as pd

from skillshed.language import Text
from skillshed.places.asking import Effort
from skillshed.places.deciding import decide
from skillshed.places.judging import QUANTILES, as_today, judge
from skillshed.places.terms import MEASURES
from skillshed.progress import SILENT

if TYPE_CHECKING:
    from skillshed.places.applicants import ChoiceModel
    from skillshed.places.case import Case
    from skillshed.places.judging import Judgement
    from skillshed.places.plan import Plan
    from skillshed.progress import Progress

AXES: Final = {"unmet_need": "unmet_need", "unmet_wish": "unmet_wish", "travel": "minutes", "cost": "cost"}
"""Each goal that the front spans, and the judged measure that tells it."""
STEPS: Final = {
    "unmet_need": (0.25, 4.0),
    "unmet_wish": (2.0,),
    "travel": (0.25, 4.0),
    "cost": (0.5, 1.25, 1.5, 2.0),
}
"""How many times its weight each goal weighs along the front."""
CHOSEN: Final = ("", 1.0)
LOW, _, HIGH = QUANTILES


def front(
    case: Case,
    *,
    model: ChoiceModel | None = None,
    effort: Effort | None = None,
    goals: tuple[str, ...] = tuple(AXES),
    progress: Progress = SILENT,
) -> pd.DataFrame:
    """Make plans of which none betters another: each goal's weight lessened and raised in turn (weighted sums, Ehrgott 2005, ch. 3), every plan judged.

    Args:
        case: the case with its futures.
        model: how pupils choose.
        effort: how long to look, each plan.
        goals: what the front spans; names of AXES.
        progress: who watches.

    Returns:
        A row per plan, the cheapest first: plan (`today`, `plan` under the case's own weights, `other`), goal and times (whose weight is how many times the
        case's), weight (kronor per unit of that goal), groups and places (a year), then every measure of `judging.MEASURES` (mean over futures, all
        autumns together; minutes a pupil), those of AXES with `_low` and `_high` (10th and 90th percentile), gap (share: how far from its best
        the plan can be), on_front (no other plan is as good in every measure of AXES and better in one). Plans that are not on the front are left out,
        but for today's offer and the case's own plan, which the others are read against.
    """
    plans = _plans(case, goals, (model, effort or Effort(), progress))
    groups = {
        "today": as_today(case),
        **{str(number): plan.groups for number, plan in enumerate(plans.values())},
    }
    judged = judge(case, groups, model=model, seed=(effort or Effort()).seed, progress=progress)
    rows = [("today", "", 1.0, float("nan"), float("nan"))]
    rows += [
        ("plan" if (goal, times) == CHOSEN else "other", goal, times, times * getattr(case.weights, goal, float("nan")), plan.proof.gap)
        for (goal, times), plan in plans.items()
    ]  # fmt: skip
    made = pd.DataFrame(rows, columns=["plan", "goal", "times", "weight", "gap"])
    sizes = pd.DataFrame([size(case, one) for one in groups.values()], columns=["groups", "places"])
    whole = pd.concat([made.drop(columns="gap"), sizes, wide(judged, groups), made[["gap"]]], axis=1)
    whole["on_front"] = _undominated(whole[list(AXES.values())])
    kept = whole["on_front"] | (whole["plan"] != "other")
    return whole[kept].sort_values("cost", ignore_index=True)


def _plans(
    case: Case, goals: tuple[str, ...], how: tuple[ChoiceModel | None, Effort, Progress]
) -> dict[tuple[str, float], Plan]:
    """A plan per goal and step, the case's own first; plans that start the same groups are one."""
    model, effort, progress = how
    asked = [CHOSEN, *((goal, times) for goal in goals for times in STEPS[goal])]
    plans: dict[tuple[str, float], Plan] = {}
    with progress.task(Text(sv="Söker planer", en="Searching for plans"), total=len(asked)) as task:
        for goal, times in asked:
            weights = replace(case.weights, **({goal: times * getattr(case.weights, goal)} if goal else {}))
            start = plans.get(CHOSEN)
            one = replace(case, weights=weights, order=()) if goal else case
            made = decide(one, model=model, effort=effort, start=start)
            if not any(made.groups.equals(other.groups) for other in plans.values()):
                plans[goal, times] = made
            task.advance()
    return plans


def size(case: Case, groups: pd.DataFrame) -> tuple[float, float]:
    """Groups and places that start, a year."""
    each = groups["programme"].map(case.programmes.set_index("programme")["group_size"]).astype(float)
    count = groups["groups"].astype(float)
    return float(count.sum()) / len(case.years), float((count * each).sum()) / len(case.years)


def wide(judged: Judgement, plans: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """A row per plan, in their order: every measure's mean, those of AXES with `_low` and `_high`."""
    by_plan = judged.futures.groupby("plan", sort=False)
    made = by_plan[list(MEASURES)].mean()
    for measure in AXES.values():
        for end, share in (("low", LOW), ("high", HIGH)):
            made[f"{measure}_{end}"] = by_plan[measure].quantile(share)
    return made.reindex(list(plans)).reset_index(drop=True)


def _undominated(measures: pd.DataFrame) -> list[bool]:
    values = measures.to_numpy(dtype=float)
    return [not any((other <= one).all() and (other < one).any() for other in values) for one in values]
