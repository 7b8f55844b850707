# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From a basis to a plan that can be kept: solve, refine on the futures that stand for all, judge on all of them, explain, tell it in tables."""

from __future__ import annotations

import re
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

import pandas as pd

from skillshed.language import Text
from skillshed.places import results
from skillshed.places.asking import Effort
from skillshed.places.cooperation import cooperation
from skillshed.places.deciding import decide
from skillshed.places.explain import prices, why_not
from skillshed.places.front import front
from skillshed.places.judging import as_today, judge
from skillshed.places.program import MILLION
from skillshed.places.robustness import robustness
from skillshed.places.rules import RULES
from skillshed.places.saved import Proof, SavedPlan
from skillshed.places.saved.tables import worded_both
from skillshed.progress import SILENT
from skillshed.version import __version__

if TYPE_CHECKING:
    from skillshed.places.asking import About
    from skillshed.places.basis import Basis
    from skillshed.places.plan import Plan
    from skillshed.progress import Progress

STOPPED: Final = {
    "gap": "optimal",
    "time": "time limit",
    "content": "stopped",
    "searched": "feasible",
    "judged": "refined as judged",
}


def make_plan(
    basis: Basis,
    about: About,
    *,
    effort: Effort | None = None,
    base: pd.DataFrame | None = None,
    progress: Progress = SILENT,
) -> SavedPlan:
    """Plan, judge and put together.

    Args:
        basis: the case, its futures and what it rests on; the plan is judged on all of them.
        about: what the plan is called and whose it is.
        effort: how long to look.
        base: programme, site, year, groups of a plan that is the same but for fewer locks, to keep to (see `deciding.decide`).
        progress: who watches.

    Raises:
        NoPlanError: no plan keeps every rule; told which collide.
    """
    limits = effort or Effort()
    plan = decide(basis.case, model=basis.applicants.model, effort=limits, base=base, progress=progress)
    judged = judge(
        basis.case,
        {"plan": plan.groups, "today": as_today(basis.case)},
        model=basis.applicants.model,
        seed=limits.seed,
        progress=progress,
    )
    with progress.task(Text(sv="Förklarar planen", en="Explaining the plan"), total=1) as task:
        frames = {**results.tables(basis, plan.groups), **explained(plan)}
        task.advance()
    frames |= {
        "judged": judged.summary(), "regret": judged.regret(), "futures": judged.futures,
        "access": results.access(basis.case, judged.homes),
    }  # fmt: skip
    solved = len(plan.program.network.probability)
    planned = min(limits.planned, len(basis.case.futures)) if plan.proof.solved is not None else solved
    return _saved(basis, plan, frames, about=about, planned=planned)


def with_robustness(
    plan: SavedPlan, basis: Basis, *, effort: Effort | None = None, progress: Progress = SILENT
) -> SavedPlan:
    """Mark each of a plan's decisions no-regret, depends or option: the frame `robustness` (see `robustness.robustness`)."""
    groups = plan.frames["plan"][["programme", "site", "year", "groups"]]
    made = robustness(
        basis.case, groups, model=basis.applicants.model, effort=effort or Effort(), progress=progress
    )
    return plan.with_frames(robustness=made)


def with_front(
    plan: SavedPlan, basis: Basis, *, effort: Effort | None = None, progress: Progress = SILENT
) -> SavedPlan:
    """Give a plan its front beside it: the frame `front` (see `front.front`)."""
    made = front(basis.case, model=basis.applicants.model, effort=effort, progress=progress)
    return plan.with_frames(front=made)


def with_cooperation(
    plan: SavedPlan, basis: Basis, *, effort: Effort | None = None, progress: Progress = SILENT
) -> SavedPlan:
    """Give a plan what cooperation gains: the frames `cooperation` and `gain` (see `cooperation.cooperation`)."""
    made = cooperation(basis.case, model=basis.applicants.model, effort=effort, progress=progress)
    return plan.with_frames(**made)


def explained(plan: Plan) -> dict[str, pd.DataFrame]:
    """The tables that only a solved plan can give: prices of constraints, payments, why what closes is not offered."""
    return {
        "prices": _prices(plan),
        "payments": plan.payments(),
        "between": results.between(plan),
        "weighed": plan.weighed(),
        "decisions": _why_not(plan),
    }


def _prices(plan: Plan) -> pd.DataFrame:
    """The prices, with each rule's unit in both languages."""
    made = prices(plan)
    return worded_both(made, "unit", [RULES[rule].unit or RULES[rule].title for rule in made["rule"]])


def _why_not(plan: Plan) -> pd.DataFrame:
    """Why what is offered today no longer is, in words: programme, site, year, why."""
    case, last = plan.case, plan.case.years[-1]
    started = plan.groups[plan.groups["year"] == last]
    kept = set(zip(started["programme"], started["site"], strict=True))
    ended = [
        (str(one.programme), str(one.site))
        for one in case.today.itertuples()
        if (one.programme, one.site) not in kept
    ]
    made = pd.DataFrame(ended, columns=["programme", "site"]).assign(year=last)
    return worded_both(made, "why", [_few(why_not(plan, *one, year=last)) for one in ended])


def _few(words: Text) -> Text:
    """Counts under five are never shown."""
    return Text(
        sv=re.sub(r"\b[0-4](?= sökande)", "färre än 5", words.sv),
        en=re.sub(r"\b[0-4](?= applicants)", "fewer than 5", words.en),
    )


def _saved(
    basis: Basis, plan: Plan, frames: dict[str, pd.DataFrame], *, about: About, planned: int
) -> SavedPlan:
    case, proof = basis.case, plan.proof
    return SavedPlan(
        name=about.name, author=about.author, note=about.note, made_at=datetime.now(UTC).isoformat(timespec="seconds"), release=basis.release,
        code_version=__version__, fictitious=basis.fictitious, area=basis.area.code, years=case.years, futures=len(case.futures),
        seed=basis.seed, planned=planned, cooperation=case.cooperation, weights=asdict(case.weights), limits=asdict(case.limits),
        proof=Proof(STOPPED.get(proof.stopped, proof.stopped), proof.value * MILLION, proof.bound * MILLION, proof.gap, proof.seconds, f"HiGHS {version('highspy')}", proof.solved),
        frames=frames, order=case.order,
    )  # fmt: skip
