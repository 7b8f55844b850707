# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Change a plan a little at a time, where it is then better judged: simulation optimisation by local search with the same pupils throughout.

The solver places pupils at any school with their programme; pupils choose. So the plan begins as the better of the solver's and today's, and every change that keeps
the rules is tried on the same futures with the same pupils (common random numbers; Fu 2002, Nelson 2010), the most promising first; what is better is kept,
until nothing is.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from skillshed.language import Text
from skillshed.places.fixed import placed
from skillshed.places.judging import as_today
from skillshed.places.outcome import Trial
from skillshed.places.program import program as program_of
from skillshed.places.refining.criterion import Criterion, Score
from skillshed.places.refining.keeping import Keeping
from skillshed.places.refining.moves import Move, exchanges, single
from skillshed.places.refining.screening import Screen
from skillshed.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from skillshed.places.applicants import ChoiceModel
    from skillshed.places.case import Case
    from skillshed.places.highs import Floats
    from skillshed.places.outcome import Autumn
    from skillshed.places.plan import Plan, Proof
    from skillshed.progress import Progress, Task

SECONDS: Final = 60.0
CHUNK: Final = 6000
"""Changes that are looked at before the best of them are made."""
TRIFLE: Final = 1e5
"""A change that betters a plan by less is not made, kr: a hundredth of what a group costs, and within what chance does."""
DEARER: Final = 4.0
DEAREST: Final = 64.0
"""How the price of being worse than today is raised, and how far."""


@dataclass
class State:
    """Where the search is.

    Attributes:
        criterion: how plans are scored.
        groups: of the best plan so far, [offer, year].
        autumns: what it came to, a year each.
        score: the same as one.
        enough: whether to stop.
        within: the last of its plans that kept the rules and was in nothing worse than today that it is to be no worse in.
        near: offers that a change must touch one of, [offer]; None for any.
    """

    criterion: Criterion
    groups: Floats
    autumns: list[Autumn]
    score: Score
    enough: Callable[[], bool]
    within: Floats | None = None
    near: NDArray[np.bool_] | None = None

    @classmethod
    def at(
        cls,
        criterion: Criterion,
        groups: Floats,
        enough: Callable[[], bool],
        *,
        near: NDArray[np.bool_] | None = None,
    ) -> State:
        """Begin at a plan."""
        autumns = criterion.autumns(groups)
        made = cls(criterion, groups, autumns, criterion.score(groups, autumns), enough, near=near)
        made.remember()
        return made

    def remember(self) -> None:
        """Remember the plan if it is no worse than today."""
        criterion = self.criterion
        if self.score.broken <= 0 and not criterion.worse(criterion.came(self.groups, self.autumns)):
            self.within = self.groups

    def make(self, move: Move) -> bool:
        """Make a change if the plan is then better; one autumn is asked first, since most changes are worse already there."""
        groups = move.on(self.groups)
        if self.enough() or groups is None or not self.criterion.keeping.allows(groups):
            return False
        changed = np.flatnonzero((groups != self.groups).any(axis=0))
        one = np.where(np.arange(groups.shape[1]) == changed[len(changed) // 2], groups, self.groups)
        autumns = self.criterion.autumns(one, (self.groups, self.autumns))
        if self.score.broken <= 0 and self.criterion.kronor(one, autumns) > self.score.kronor:
            return False
        autumns = self.criterion.autumns(groups, (one, autumns))
        score = self.criterion.score(groups, autumns)
        if not score.beats(self.score, by=TRIFLE):
            return False
        self.groups, self.autumns, self.score = groups, autumns, score
        self.remember()
        return True


def refined(
    plan: Plan,
    case: Case,
    *,
    model: ChoiceModel | None = None,
    start: Plan | pd.DataFrame | None = None,
    rival: Plan | None = None,
    seconds: float = SECONDS,
    seed: int = 1,
    progress: Progress = SILENT,
) -> Plan:
    """Refine a plan.

    Args:
        plan: the solver's.
        case: with the futures to judge on. Where they are many, chance decides how many apply in each; in a single one as many as are expected.
        model: the choice model, where one has been learnt.
        start: a plan of a like case, or its groups, that it may begin as too.
        rival: a plan of a like case that it is to leave no more need unmet than, as the one for the mean; it may begin as that too.
        seconds: wall time at most; the same case and seed give the same plan unless it runs out.
        seed: of pupils' numbers, tastes and merits.
        progress: who watches.

    Returns:
        The plan with its groups changed; what the program counts is worked out anew for them.
    """
    began = time.monotonic()
    until = began + seconds
    with progress.task(Text(sv="Förbättrar planen när eleverna väljer", en="Improving the plan as pupils choose")) as task:  # fmt: skip
        trial = Trial.of(case, model=model, seed=seed, chance=len(case.futures) > 1)
        criterion = _criterion(trial, case, solved=plan, rival=rival)
        others = [one for one in (start, rival) if one is not None]
        given = [one if isinstance(one, pd.DataFrame) else one.groups for one in others]
        starts = [trial.groups(one) for one in (as_today(case), *given, plan.groups)]
        allowed = [one for one in starts if criterion.keeping.allows(one)] or starts[-1:]
        states = [
            State.at(criterion, one, lambda: time.monotonic() > until or task.enough()) for one in allowed
        ]
        state = min(states, key=lambda one: one.score)
        improve(state, task)
        if state.within is not None and state.within is not state.groups:
            strict = replace(criterion, dear=DEAREST)
            state = State.at(strict, state.within, state.enough)
            improve(state, task)
    late = time.monotonic() > until
    made = as_plan(plan, trial, state.groups if state.within is None else state.within)
    return told(made, plan.proof, seconds=time.monotonic() - began, late=late)


def _criterion(trial: Trial, case: Case, *, solved: Plan, rival: Plan | None) -> Criterion:
    """How plans of a case are scored: against what doing as today comes to, the rival in need, and the solver's plan in cost."""
    groups = trial.groups(as_today(case))
    today = groups[:, 0] if groups.size else groups.sum(axis=1)
    other = None if rival is None else trial.groups(rival.groups)
    keeping = Keeping.of(program_of(case.mean))
    return Criterion(trial, keeping, today, other, trial.groups(solved.groups)).floored()


def improve(state: State, task: Task) -> None:
    """Look at every change on half of the futures, make those that are better in all, and look again until neither half shows any."""
    idle, turn = 0, 0
    while not state.enough():
        halves = state.criterion.halves
        made = _pass(state, halves[turn % len(halves)])
        task.tell(Text(sv=f"{made} ändringar", en=f"{made} changes"), value=state.score.kronor / 1e6)
        idle, turn = 0 if made else idle + 1, turn + 1
        if idle < len(halves):
            continue
        if not _dearer(state):
            return
        idle = 0


def _pass(state: State, seen_on: Criterion) -> int:
    """Look at every change once; gives how many were made."""
    pairs = state.criterion.keeping.program.network.pairs
    moves = [*single(len(pairs), state.groups.shape[1]), *exchanges(pairs, state.groups, state.groups.shape[1])]  # fmt: skip
    if state.near is not None:
        moves = [move for move in moves if state.near[[offer for offer, _ in move.add]].any()]
    return sum(_best_first(state, chunk, seen_on) for chunk in _chunks(moves))


def _dearer(state: State) -> bool:
    """Where the plan is worse than today in what it is to be no worse in, raise the price of that; false where it is not, cannot get dearer, or where a lock makes it so."""
    criterion = state.criterion
    if (
        criterion.base is not None
        or not criterion.worse(criterion.came(state.groups, state.autumns))
        or criterion.dear >= DEAREST
    ):
        return False
    state.criterion = replace(criterion, dear=criterion.dear * DEARER)
    state.score = state.criterion.score(state.groups, state.autumns)
    return True


def _best_first(state: State, moves: Sequence[Move], seen_on: Criterion) -> int:
    """Look at changes, and make those that promise most first; gives how many were made."""
    screen = Screen.of(seen_on, state.groups)
    promise = np.array([np.inf if state.enough() else screen.promise(move) for move in moves])
    order = np.argsort(promise, kind="stable")
    wanted = order if state.score.broken > 0 else order[promise[order] < -TRIFLE]
    return sum(state.make(moves[at]) for at in wanted)


def _chunks(moves: list[Move]) -> Iterator[list[Move]]:
    for first in range(0, len(moves), CHUNK):
        yield moves[first : first + CHUNK]


def as_plan(plan: Plan, trial: Trial, groups: Floats) -> Plan:
    """The refined groups as a plan of the solver's program."""
    offers = trial.applying.offers[["programme", "site"]]
    told = pd.concat(
        [offers.assign(year=year, groups=groups[:, at]) for at, year in enumerate(trial.case.years)]
    )
    return replace(plan, x=placed(plan.program, told))


def told(plan: Plan, proof: Proof, *, seconds: float, late: bool) -> Plan:
    """Put down what is known of a refined plan: its own gap beside the solver's, the time both took, and whether either ran out of it."""
    value = float(plan.program.weighed @ plan.x)
    known = replace(
        proof,
        value=value,
        bound=min(proof.bound, value),
        seconds=proof.seconds + seconds,
        stopped="time" if late or proof.stopped == "time" else "judged",
        solved=proof.gap,
    )
    return replace(plan, proof=known)
