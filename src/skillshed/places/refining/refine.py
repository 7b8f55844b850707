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
from skillshed.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from skillshed.places.applicants import ChoiceModel
    from skillshed.places.case import Case
    from skillshed.places.highs import Floats
    from skillshed.places.outcome import Autumn
    from skillshed.places.plan import Plan
    from skillshed.progress import Progress, Task

SECONDS: Final = 60.0
CHUNK: Final = 6000
"""Changes that are looked at before the best of them are made."""
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
    """

    criterion: Criterion
    groups: Floats
    autumns: list[Autumn]
    score: Score
    enough: Callable[[], bool]
    within: Floats | None = None

    @classmethod
    def at(cls, criterion: Criterion, groups: Floats, enough: Callable[[], bool]) -> State:
        """Begin at a plan."""
        autumns = _autumns(criterion, groups)
        made = cls(criterion, groups, autumns, criterion.score(groups, autumns), enough)
        made.remember()
        return made

    def remember(self) -> None:
        """Remember the plan if it is no worse than today."""
        criterion = self.criterion
        if self.score.broken <= 0 and not criterion.over(criterion.came(self.groups, self.autumns)):
            self.within = self.groups

    def promise(self, move: Move) -> float:
        """What a change gives in one of its autumns for each of them, kr; below nil is better, infinite what may not be."""
        groups = move.on(self.groups)
        if self.enough() or groups is None or not self.criterion.keeping.allows(groups):
            return np.inf
        years, first = self._changed(groups)
        return (self.criterion.kronor(groups, self._with(groups, first)) - self.score.kronor) * years

    def make(self, move: Move) -> bool:
        """Make a change if the plan is then better; one autumn is asked first, since most changes are worse already there."""
        groups = move.on(self.groups)
        if self.enough() or groups is None or not self.criterion.keeping.allows(groups):
            return False
        _, first = self._changed(groups)
        autumns = self._with(groups, first)
        if self.score.broken <= 0 and self.criterion.kronor(groups, autumns) > self.score.kronor:
            return False
        known = np.where(np.arange(groups.shape[1]) == first, groups, self.groups)
        autumns = _autumns(self.criterion, groups, like=(known, autumns))
        score = self.criterion.score(groups, autumns)
        if not score.beats(self.score):
            return False
        self.groups, self.autumns, self.score = groups, autumns, score
        self.remember()
        return True

    def _changed(self, groups: Floats) -> tuple[int, int]:
        """How many autumns are changed, and the one in the middle of them."""
        changed = np.flatnonzero((groups != self.groups).any(axis=0))
        return len(changed), int(changed[len(changed) // 2])

    def _with(self, groups: Floats, at: int) -> list[Autumn]:
        """The autumns with one of them judged anew."""
        year = self.criterion.trial.case.years[at]
        return [*self.autumns[:at], self.criterion.trial.autumn(year, groups[:, at]), *self.autumns[at + 1 :]]


def refined(
    plan: Plan,
    case: Case,
    *,
    model: ChoiceModel | None = None,
    start: Plan | pd.DataFrame | None = None,
    seconds: float = SECONDS,
    seed: int = 1,
    chance: bool = True,
    progress: Progress = SILENT,
) -> Plan:
    """Refine a plan.

    Args:
        plan: the solver's.
        case: with the futures to judge on.
        model: the choice model, where one has been learnt.
        start: a plan of a like case, or its groups, that it may begin as too.
        seconds: wall time at most; the same case and seed give the same plan unless it runs out.
        seed: of pupils' numbers, tastes and merits.
        chance: whether chance decides how many apply in each future; else as many as are expected.
        progress: who watches.

    Returns:
        The plan with its groups changed; what the program counts is worked out anew for them.
    """
    until = time.monotonic() + seconds
    with progress.task(Text(sv="Förbättrar planen när eleverna väljer", en="Improving the plan as pupils choose")) as task:  # fmt: skip
        trial = Trial.of(case, model=model, seed=seed, chance=chance)
        criterion = _criterion(trial, case)
        given = [] if start is None else [start if isinstance(start, pd.DataFrame) else start.groups]
        starts = [trial.groups(one) for one in (as_today(case), *given, plan.groups)]
        allowed = [one for one in starts if criterion.keeping.allows(one)] or starts[-1:]
        states = [
            State.at(criterion, one, lambda: time.monotonic() > until or task.enough()) for one in allowed
        ]
        state = min(states, key=lambda one: one.score)
        _improve(state, task)
        if state.within is not None and state.within is not state.groups:
            strict = replace(criterion, dear=DEAREST)
            state = State.at(strict, state.within, state.enough)
            _improve(state, task)
    return _as_plan(plan, trial, state.groups if state.within is None else state.within)


def _criterion(trial: Trial, case: Case) -> Criterion:
    """How plans of a case are scored: against what doing as today comes to."""
    groups = trial.groups(as_today(case))
    first = Criterion(
        trial, Keeping.of(program_of(case.mean)), groups[:, 0] if groups.size else groups.sum(axis=1)
    )
    return replace(first, floor=first.came(groups, _autumns(first, groups)))


def _improve(state: State, task: Task) -> None:
    """Look at every change, make the promising ones, and look again until none is."""
    years = state.groups.shape[1]
    pairs = state.criterion.keeping.program.network.pairs
    while not state.enough():
        moves = [*single(len(pairs), years), *exchanges(pairs, state.groups, years)]
        made = sum(_best_first(state, chunk) for chunk in _chunks(moves))
        task.tell(Text(sv=f"{made} ändringar", en=f"{made} changes"), value=state.score.kronor / 1e6)
        if not made and not _dearer(state):
            return


def _dearer(state: State) -> bool:
    """Where the plan is worse than today in what it is to be no worse in, raise the price of that; false where it is not, or cannot get dearer."""
    criterion = state.criterion
    if not criterion.over(criterion.came(state.groups, state.autumns)) or criterion.dear >= DEAREST:
        return False
    state.criterion = replace(criterion, dear=criterion.dear * DEARER)
    state.score = state.criterion.score(state.groups, state.autumns)
    return True


def _best_first(state: State, moves: Sequence[Move]) -> int:
    """Look at changes, and make those that promise most first; gives how many were made."""
    promise = np.array([state.promise(move) for move in moves])
    order = np.argsort(promise, kind="stable")
    wanted = order if state.score.broken > 0 else order[promise[order] < 0]
    return sum(state.make(moves[at]) for at in wanted)


def _chunks(moves: list[Move]) -> Iterator[list[Move]]:
    for first in range(0, len(moves), CHUNK):
        yield moves[first : first + CHUNK]


def _autumns(
    criterion: Criterion, groups: Floats, like: tuple[Floats, Sequence[Autumn]] | None = None
) -> list[Autumn]:
    """What groups come to, autumn by autumn; those that are as before are not judged again."""
    return [
        like[1][at]
        if like is not None and np.array_equal(groups[:, at], like[0][:, at])
        else criterion.trial.autumn(year, groups[:, at])
        for at, year in enumerate(criterion.trial.case.years)
    ]


def _as_plan(plan: Plan, trial: Trial, groups: Floats) -> Plan:
    """The refined groups as a plan of the solver's program."""
    offers = trial.applying.offers[["programme", "site"]]
    told = pd.concat(
        [offers.assign(year=year, groups=groups[:, at]) for at, year in enumerate(trial.case.years)]
    )
    point = placed(plan.program, told)
    value = float(plan.program.weighed @ point)
    return replace(plan, x=point, proof=replace(plan.proof, value=value, bound=min(plan.proof.bound, value), stopped="judged"))  # fmt: skip
