# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A plan with other locks: the one before with the locks held, and what that leads to near them.

What a lock costs is then the lock's doing. A plan made anew differs from the one before by the search's own chance too, and takes as long as the first.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

from skillshed.language import Text
from skillshed.places.judging import as_today
from skillshed.places.outcome import Trial
from skillshed.places.program import program as program_of
from skillshed.places.refining.criterion import Criterion
from skillshed.places.refining.keeping import Keeping
from skillshed.places.refining.refine import SECONDS, State, as_plan, improve, told
from skillshed.progress import SILENT

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from skillshed.places.applicants import ChoiceModel
    from skillshed.places.case import Case
    from skillshed.places.highs import Floats
    from skillshed.places.plan import Plan
    from skillshed.places.program import Program
    from skillshed.progress import Progress


def adjusted(
    plan: Plan,
    case: Case,
    base: pd.DataFrame,
    *,
    model: ChoiceModel | None = None,
    seconds: float = SECONDS,
    seed: int = 1,
    progress: Progress = SILENT,
) -> Plan | None:
    """Hold a case's locks in a plan made before them.

    Changes are looked for only at the sites and of the programmes whose groups the locks change; being worse than the plan before has the price that being worse than
    today has when a plan is refined. Where no lock changes anything the plan is as it was.

    Args:
        plan: the solver's, of the case with its locks.
        case: with the futures to judge on.
        base: programme, site, year, groups of the plan before.
        model: the choice model, where one has been learnt.
        seconds: wall time at most.
        seed: of pupils' numbers, tastes and merits.
        progress: who watches.

    Returns:
        The plan; None where the rules cannot be kept so near the plan before.
    """
    began = time.monotonic()
    with progress.task(Text(sv="Håller låsen i planen", en="Holding the locks in the plan")) as task:
        trial = Trial.of(case, model=model, seed=seed, chance=len(case.futures) > 1)
        keeping, before = Keeping.of(program_of(case.mean)), trial.groups(base)
        groups = held(keeping.program, before)
        if not keeping.allows(groups):
            return None
        criterion = Criterion(trial, keeping, trial.groups(as_today(case))[:, 0], solved=trial.groups(plan.groups), base=before).floored()  # fmt: skip
        until = began + seconds
        near = beside(keeping.program.network.pairs, (groups != before).any(axis=1))
        state = State.at(criterion, groups, lambda: time.monotonic() > until or task.enough(), near=near)
        if near.any():
            improve(state, task)
    if state.score.broken > 0:
        return None
    spent = time.monotonic() - began
    return told(as_plan(plan, trial, state.groups), plan.proof, seconds=spent, late=spent > seconds)


def held(program: Program, groups: Floats) -> Floats:
    """The same groups but where a lock asks for more or fewer, [offer, year]."""
    rows = program.first["locks"] + np.arange(len(program.rows["locks"]))
    cells = sp.coo_array(program.matrix[rows][:, program.columns["groups"].ravel()])
    made = groups.ravel().copy()
    for lock, cell in zip(cells.row, cells.col, strict=True):
        made[cell] = np.clip(made[cell], program.lower[rows[lock]], program.upper[rows[lock]])
    return made.reshape(groups.shape)


def beside(pairs: pd.DataFrame, changed: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The offers at the sites and of the programmes of those that changed, [offer]."""
    sites, programmes = (set(pairs.loc[changed, name]) for name in ("site", "programme"))
    return np.asarray(pairs["site"].isin(sites) | pairs["programme"].isin(programmes))
