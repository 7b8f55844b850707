# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Regional against national allocation: the same schools planned for the area's own need, and for its share of the nation's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from skillshed.places.asking import Effort
from skillshed.places.deciding import decide
from skillshed.places.front import size, wide
from skillshed.places.judging import as_today, judge
from skillshed.places.results import asked
from skillshed.progress import SILENT

if TYPE_CHECKING:
    from skillshed.places.basis import Basis
    from skillshed.places.case import Case
    from skillshed.progress import Progress


def allocation(
    own: Basis, nations: Basis, *, effort: Effort | None = None, progress: Progress = SILENT
) -> dict[str, pd.DataFrame]:
    """Make a plan for each need, and judge both, and today's offer, against each need: what is lost if the other one comes.

    Args:
        own: asks for the area's own need.
        nations: the same area, years and draws, asking for its share of the nation's need (`basis(..., national=True)`).
        effort: how long to look, each plan.
        progress: who watches.

    Returns:
        `allocation`: need (`own`, `nations`: which one came), plan (`today`, `own`, `nations`: which one it was made for), groups and places (a year), the
        judged measures as `front.front` has them.
        `allocation_programmes`: programme, name, today, own, nations (places a year), need_own, need_nations (starters a year; NA where no group's need is
        told), difference (places: nations less own).
    """
    cases = {"own": own.case, "nations": nations.case}
    model = own.applicants.model
    plans = {"today": as_today(own.case)}
    for name, case in cases.items():
        plans[name] = decide(case, model=model, effort=effort, progress=progress).groups
    seed = (effort or Effort()).seed
    rows = []
    for need, case in cases.items():
        told = wide(judge(case, plans, model=model, seed=seed, progress=progress), plans)
        sizes = pd.DataFrame([(need, name, *size(case, groups)) for name, groups in plans.items()], columns=["need", "plan", "groups", "places"])  # fmt: skip
        rows.append(pd.concat([sizes, told], axis=1))
    return {"allocation": pd.concat(rows, ignore_index=True), "allocation_programmes": _programmes(cases, plans)}  # fmt: skip


def _programmes(cases: dict[str, Case], plans: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """A row per programme: its places under each plan, and each need."""
    case = cases["own"]
    made = case.programmes[["programme", "name", "group_size"]].set_index("programme")
    for name, groups in plans.items():
        count = groups.groupby("programme")["groups"].sum().astype(float) / len(case.years)
        made[name] = count.reindex(made.index).fillna(0.0) * made["group_size"]
    for name, one in cases.items():
        made[f"need_{name}"] = asked(one).set_index("programme")["need"].reindex(made.index)
    made["difference"] = made["nations"] - made["own"]
    return made.drop(columns="group_size").reset_index()
