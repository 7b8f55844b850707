# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How sure each decision of a plan is: would it be the same if the future were known?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skillshed.language import Text
from skillshed.places.deciding import decide
from skillshed.places.futures import decisions, reduced
from skillshed.progress import SILENT

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.places.applicants import ChoiceModel
    from skillshed.places.asking import Effort
    from skillshed.places.case import Case
    from skillshed.progress import Progress

MARKED: Final = 6
"""Futures that every decision is tried against."""


def robustness(
    case: Case,
    groups: pd.DataFrame,
    *,
    effort: Effort,
    model: ChoiceModel | None = None,
    progress: Progress = SILENT,
) -> pd.DataFrame:
    """Mark each decision *no-regret*, *depends* or *option* (wait and see).

    Each of the few futures that stand for all is planned by itself, from the plan: only what makes it better by more than the gap moves a decision.

    Args:
        case: with all its futures.
        groups: the plan's: programme, site, year, groups.
        effort: how long to look in each future.
        model: how pupils choose.
        progress: who watches.

    Returns:
        programme, name, site, site_name, today (groups), groups (of the first autumn), direction (-1, 0, 1), share (of the futures, by probability,
        that would decide the same direction), mark (of `futures.MARKS`).
    """
    few = reduced(case, MARKED)
    others = {}
    with progress.task(Text(sv="Prövar varje beslut", en="Trying each decision"), total=len(few.futures)) as task:  # fmt: skip
        for future in few.futures:
            known = few.one_future(future)
            others[future] = decide(known, model=model, effort=effort, start=groups).groups
            task.advance()
    marked = decisions(case, groups, others, probability=few.probability)
    named = marked.merge(case.programmes[["programme", "name"]], on="programme")
    named = named.merge(case.sites[["site", "name"]].rename(columns={"name": "site_name"}), on="site")
    columns = ["programme", "name", "site", "site_name", "today", "groups", "direction", "share", "mark"]
    return named[columns].sort_values(["programme", "site"], ignore_index=True)
