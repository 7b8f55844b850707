# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From a case to a plan with its proof.

1. The relaxation gives the bound, and guides (`relaxation`).
2. Today's groups, and a plan to start from where there is one, are candidates if they keep the rules.
3. Programmes are made whole one after the other, then solved again around each other (`search`).
4. What gap and time are left go to the whole program at once, from the best plan so far.

The best of all is the plan, so it never weighs more than today's. A time limit gives the best so far with its gap.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from skillshed.errors import InputError
from skillshed.language import LANGUAGES, Text
from skillshed.places.fixed import hold, spread
from skillshed.places.highs import Effort, minimise
from skillshed.places.plan import Plan, Proof
from skillshed.places.priced import priced
from skillshed.places.program import program as program_of
from skillshed.places.relaxation import relax
from skillshed.places.search import SPREADS, Search, improved, mended, rounded
from skillshed.places.standing import Standing, Within
from skillshed.progress import SILENT

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.places.case import Case
    from skillshed.places.highs import Floats
    from skillshed.places.program import Program
    from skillshed.progress import Progress

GAP: Final = 0.01
SECONDS: Final = 60.0
LARGE: Final = 20_000  # columns from which several futures are planned for from the plan for their mean
MEAN: Final = 0.3  # share of the time left that the plan for the mean may take
RESCUE: Final = 30.0  # seconds that a first plan may take when the limit is reached without one


@dataclass(frozen=True)
class Limits:
    """How long to search, how near is near enough, and with which chance.

    Attributes:
        until: `time.monotonic()` at which to stop.
        gap: relative gap to the bound that is enough.
        seed: HiGHS's own chance.
        began: `time.monotonic()` and `time.process_time()` at the start.
    """

    until: float
    gap: float
    seed: int
    began: tuple[float, float]

    def proof(self, standing: Standing, value: float, bound: float) -> Proof:
        """Tell the last value and bound, and put down what is proven."""
        standing.better(value=value, bound=bound)
        near = value - bound <= self.gap * abs(value) + 1e-9
        late = time.monotonic() >= self.until
        stopped = "gap" if near else "content" if standing.enough() else "time" if late else "searched"
        spent = time.monotonic() - self.began[0], time.process_time() - self.began[1]
        return Proof(value, min(bound, value), *spent, stopped)


class NoPlanError(InputError):
    """The rules of a case leave no plan; `explain.conflicts` tells which collide."""


def solve(
    case: Case,
    *,
    seconds: float = SECONDS,
    gap: float = GAP,
    seed: int = 0,
    start: pd.DataFrame | Plan | None = None,
    progress: Progress = SILENT,
) -> Plan:
    """Find the plan that weighs least.

    Args:
        case: what to plan.
        seconds: wall time, at most; it ends the search once there is a plan. While there is none the search goes on.
        gap: how near the best is near enough, share of the plan's value.
        seed: of the solver's own chance; the same case, seed and gap give the same plan unless the time limit was reached.
        start: a plan, or its groups, to start from.
        progress: who watches; told the best value, the best bound and the gap as they come (`standing`).

    Raises:
        NoPlanError: no plan keeps every rule.
    """
    began = time.monotonic(), time.process_time()
    limits = Limits(began[0] + seconds, gap, seed, began)
    program = program_of(case)
    with progress.task(Text(sv="Söker plan", en="Searching for a plan"), total=4) as task:
        standing = Standing(task)
        candidates = _candidates(program, start)
        for one in candidates:
            if one is not None:
                standing.better(value=float(program.weighed @ one))
        task.advance()
        mean = _for_the_mean(case, start, standing=standing, limits=limits) if _many(program) else None
        if mean is None:
            like = start.relaxation if isinstance(start, Plan) else None
            relaxation = relax(program, until=limits.until, like=like, standing=standing)
        else:
            candidates.append(hold(program, spread(program, mean.groups)))
            relaxation = priced(program, mean, _worst(program, _best(program, candidates)))
            standing.better(bound=relaxation.bound)
        if not relaxation.feasible:
            raise _none(case)
        search = Search.of_program(program, relaxation, (limits.until, gap, seed), standing=standing)
        best = _best(program, candidates)
        task.advance()
        if best is None or not search.enough(best):
            best = _best(program, [best, *_searched(search, best)])
        task.advance()
        bound = relaxation.bound
        if best is None or not (mean or search.enough(best)):
            best, bound = _together(search, best)
        task.advance()
        if best is None:
            raise _none(case)
        proof = limits.proof(standing, float(program.weighed @ best), bound)
    return Plan(program, relaxation, best, proof, mean)


def _many(program: Program) -> bool:
    """Whether there are several futures and so much to place in them that the whole cannot be solved at once."""
    return program.columns.count > LARGE and len(program.network.probability) > 1


def _for_the_mean(
    case: Case, start: pd.DataFrame | Plan | None, *, standing: Standing, limits: Limits
) -> Plan:
    """The plan for the mean of the futures; its bound holds for all of them."""
    given = start.mean if isinstance(start, Plan) else start
    left = MEAN * (limits.until - time.monotonic())
    return solve(case.mean, seconds=left, gap=limits.gap, seed=limits.seed, start=given, progress=Within(standing))  # fmt: skip


def _worst(program: Program, best: Floats | None) -> Floats:
    """Unmet need of each future in a plan; without one, the need itself, [future]."""
    need = program.network.need if best is None else best[program.columns["unmet_need"]]
    return np.asarray(need.sum(axis=(0, 1)), dtype=float)


def _candidates(program: Program, start: pd.DataFrame | Plan | None) -> list[Floats | None]:
    """Today's groups, and those to start from, if they keep the rules."""
    given = [program.network.case.today]
    if start is not None:
        given.append(start.groups if isinstance(start, Plan) else start)
    return [hold(program, spread(program, groups)) for groups in given]


def _best(program: Program, points: list[Floats | None]) -> Floats | None:
    cost = program.weighed
    found = [one for one in points if one is not None]
    return min(found, key=lambda one: float(cost @ one), default=None)


def _searched(search: Search, best: Floats | None) -> list[Floats | None]:
    """What the search by programmes finds, from the relaxation or from the best plan so far: with many futures from the plan, if there is one."""
    program, made = search.program, []
    plan = None if best is None else np.r_[best, np.zeros(len(search.of) - len(best))]
    near = plan is not None and _many(program)
    starts = [plan] if near else [rounded(search), plan]
    for start in sorted((one for one in starts if one is not None), key=search.value)[:1]:
        point = improved(search, mended(search, start), (0, *SPREADS) if near else SPREADS)
        made.append(hold(program, np.round(point[program.columns["groups"]])))
    return made


def _together(search: Search, best: Floats | None) -> tuple[Floats | None, float]:
    """The whole program at once, from the best plan so far: the point, and the better bound."""
    linear = search.program.whole.more(*search.relaxation.cuts)
    answer = minimise(linear, _effort(search, best), seed=search.seed)
    found = (
        None
        if answer.x is None
        else hold(search.program, np.round(answer.x[search.program.columns["groups"]]))
    )
    bound = (
        search.relaxation.bound
        if not np.isfinite(answer.bound)
        else max(search.relaxation.bound, answer.bound)
    )
    return _best(search.program, [best, found]), bound  # fmt: skip


def _effort(search: Search, best: Floats | None) -> Effort:
    """What is left; where there is no plan yet the first one found is enough, however late."""
    late = best is None and search.left() < RESCUE
    return Effort(
        seconds=RESCUE if late else search.left(),
        gap=search.gap,
        start=best,
        options={"mip_max_improving_sols": 1} if late else {},
        better=search.standing.better,
        enough=search.standing.enough,
    )


def _none(case: Case) -> NoPlanError:
    from skillshed.places.explain.conflicts import conflicts  # noqa: PLC0415 - what explains stands above what plans

    told = conflicts(case)
    sv, en = ("; ".join(one.words.within(language) for one in told) for language in LANGUAGES)
    return NoPlanError(
        Text(sv="Ingen plan håller alla regler.", en="No plan keeps every rule."),
        where=case.name,
        why=Text(sv="Reglerna går emot varandra", en="The rules collide"),
        mend=Text(
            sv=f"Det minsta som gör en plan möjlig: {sv or 'lätta på en gräns eller ett lås'}.",
            en=f"The smallest that makes a plan possible: {en or 'ease a limit or a lock'}.",
        ),
    )
