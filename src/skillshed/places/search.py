# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From the relaxation to a plan of whole groups: one programme at a time, the others where they are.

With the other programmes fixed, a programme is a small program of its own: what it shares with them (premises, travel, selection) is
what they leave. The first round takes programmes where the relaxation put them and makes them whole one after the other; what one
rounds down, the next may use. What is shared is charged at the relaxation's price, so that nobody takes it because it came first. Later rounds
(a large neighbourhood search, Shaw 1998; the relaxation guides as in relaxation-induced neighbourhoods, Danna et al. 2005) solve a programme again at true costs.
What programmes share may be broken on the way, at a price far above anything it could gain (elastic programming, Chinneck 2008), so that
no programme stops the others; a plan in which something is broken at the end is no plan.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from skillshed.places.alone import owners
from skillshed.places.highs import Effort, minimise
from skillshed.places.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from skillshed.places.highs import Floats, Ints, Linear
    from skillshed.places.program import Program
    from skillshed.places.relaxation import Relaxation
    from skillshed.places.standing import Standing

    Bounds = tuple[Floats, Floats]

CLOSED: Final = 0.02  # groups below which the relaxation has next to none
ROUND: Final = 1e-6
SPREADS: Final = (1, 1, 2, 2)  # groups beside the relaxation and the plan, round by round
NEAR: Final = 0.003  # gap that is enough for one programme
MOMENT: Final = 1.0  # seconds that one programme may take when the time is out and there is no plan yet
BROKEN: Final = 60.0  # million kronor for a unit of something shared that is broken


@dataclass
class Search:
    """What is searched, and how long.

    Attributes:
        program: the program.
        relaxation: its relaxation, which guides.
        linear: the program with the relaxation's cuts, and with what programmes share elastic.
        of: the programme of each column; −1 for what is shared.
        until: `time.monotonic()` at which to stop.
        gap: relative gap to the bound that is enough.
        seed: HiGHS's own chance.
        standing: what is found and proven so far, told as it gets better.
    """

    program: Program
    relaxation: Relaxation
    linear: Linear
    of: Ints
    until: float
    gap: float
    seed: int
    standing: Standing

    @classmethod
    def of_program(
        cls,
        program: Program,
        relaxation: Relaxation,
        limits: tuple[float, float, int],
        *,
        standing: Standing,
    ) -> Search:
        """Set up a search; limits are `until`, `gap` and `seed`."""
        linear = program.whole.more(*relaxation.cuts)
        rows = shared(program)
        elastic = linear.elastic(rows, np.full(len(rows), BROKEN))
        of = np.r_[program.programme, np.full(2 * len(rows), -1)]
        return cls(program, relaxation, elastic, of, *limits, standing)

    @cached_property
    def groups(self) -> NDArray[np.bool_]:
        """Whether a column is a number of groups."""
        made = np.zeros(len(self.of), dtype=bool)
        made[self.program.columns["groups"]] = True
        return made

    @cached_property
    def guide(self) -> Floats:
        """The relaxation's point, with nothing broken, [column]."""
        return np.concatenate([self.relaxation.x, np.zeros(len(self.of) - len(self.relaxation.x))])

    def left(self) -> float:
        """Seconds left; none where who watches is content with the best so far."""
        return 0.0 if self.standing.enough() else self.until - time.monotonic()

    def blocks(self) -> Iterator[Ints]:
        """The columns of each programme, with those that all share; the costliest programme first."""
        of = self.of
        together = np.flatnonzero(of < 0)
        numbers = [number for number in range(int(of.max(initial=-1)) + 1) if (of == number).any()]
        weight = {
            number: float(self.linear.cost[of == number] @ self.guide[of == number]) for number in numbers
        }
        for number in sorted(numbers, key=lambda one: -weight[one]):
            yield np.r_[np.flatnonzero(of == number), together]  # fmt: skip

    def value(self, x: Floats) -> float:
        """What a point weighs, million kronor."""
        return float(self.linear.cost[: len(x)] @ x)

    def broken(self, x: Floats) -> bool:
        """Whether something shared is broken, so that the point is no plan."""
        return bool(x[self.program.columns.count :].max(initial=0.0) > ROUND)

    def seen(self, x: Floats) -> None:
        """Tell what a point weighs, if it is a plan."""
        if not self.broken(x):
            self.standing.better(value=self.value(x))

    def enough(self, x: Floats) -> bool:
        """Whether the point is near enough the bound, or the time is out; the time is not out before there is a plan."""
        near = self.value(x) - self.relaxation.bound <= self.gap * abs(self.value(x))
        return (near and not self.broken(x)) or (self.left() <= 0 and math.isfinite(self.standing.value))


def rounded(search: Search) -> Floats | None:
    """Make the relaxation whole, one programme after the other; None where some programme finds no room."""
    x, linear = search.guide, search.linear
    priced = _priced(search)
    for free in search.blocks():
        part = replace(linear.around(x, free), cost=priced[free])
        answer = None
        least, most = (bound[free] for bound in _guided(search, x))
        for spread in (0, 1, len(search.of)):
            guided = _near(search, part, free, bounds=(least - spread, most + spread))
            answer = minimise(guided, _effort(search), seed=search.seed)
            if answer.x is not None:
                break
        if answer is None or answer.x is None:
            return None
        x[free] = _whole(answer.x, part)
    return x


def mended(search: Search, x: Floats) -> Floats:
    """Solve programmes again where they are, until nothing shared is broken."""
    for free in search.blocks():
        if not search.broken(x):
            break
        x = _again(search, x, free, spread=0)
    return x


def improved(search: Search, x: Floats, spreads: tuple[int, ...] = SPREADS) -> Floats:
    """Solve programmes again, each around what the others now are and with more room each round, until it is enough."""
    search.seen(x)
    for spread in spreads:
        for free in search.blocks():
            if search.enough(x):
                return x
            x = _again(search, x, free, spread=spread)
    return x


def _again(search: Search, x: Floats, free: Ints, *, spread: int) -> Floats:
    """Solve one programme again around what the others are; the same point where that is no better."""
    part = search.linear.around(x, free)
    least, most = (bound[free] for bound in _guided(search, x))
    near = _near(search, part, free, bounds=(least - spread, most + spread))
    answer = minimise(near, _effort(search, x[free]), seed=search.seed)
    if answer.x is None or answer.objective >= part.cost @ x[free] - 1e-9:
        return x
    x = x.copy()
    x[free] = _whole(answer.x, part)
    search.seen(x)
    return x


def _priced(search: Search) -> Floats:
    """Costs with what programmes share charged at the relaxation's price, [column]."""
    program, rows = search.program, shared(search.program)
    charged = program.matrix[rows].T @ search.relaxation.price[rows]
    cost = search.linear.cost.copy()
    cost[: len(charged)] -= np.where(program.programme >= 0, charged, 0.0)
    return cost


def shared(program: Program) -> Ints:
    """The rows that several programmes share and that are constraints, not counts."""
    rows = np.flatnonzero(owners(program.whole, program.programme) < 0)
    kept = [
        (first, first + len(program.rows[name])) for name, first in program.first.items() if RULES[name].unit
    ]
    inside = np.zeros(len(program.lower), dtype=bool)
    for first, last in kept:
        inside[first:last] = True
    return rows[inside[rows]]


def _guided(search: Search, x: Floats) -> Bounds:
    """Keep groups beside the relaxation and the plan, and away where both have next to none; least and most, [column].

    What opens stays open: who has a group in one autumn may have one in every autumn that it then needs one in, and must have one only
    where it must in all of them.
    """
    columns, guide = search.program.columns["groups"], search.guide
    low, high = (pick(guide, x)[columns] for pick in (np.minimum, np.maximum))
    least, most = np.floor(low + ROUND), np.where(high < CLOSED, 0.0, np.ceil(high - ROUND))
    sure = least >= 1
    today = search.program.network.pairs["today"].to_numpy()[:, None] > 0
    some = np.where(today, _backwards(np.maximum, sure), np.maximum.accumulate(sure, axis=1))
    every = np.where(today, np.minimum.accumulate(sure, axis=1), _backwards(np.minimum, sure))
    least, most = np.where(every, least, 0.0), np.where(some, np.maximum(most, 1.0), most)
    lower, upper = np.zeros(len(guide)), np.full(len(guide), np.inf)
    lower[columns], upper[columns] = least, most
    return lower, upper


def _backwards(pick: np.ufunc, sure: NDArray[np.bool_]) -> NDArray[np.bool_]:
    return np.asarray(pick.accumulate(sure[:, ::-1], axis=1)[:, ::-1])


def _near(search: Search, part: Linear, free: Ints, *, bounds: Bounds) -> Linear:
    """Hold the groups of a part within bounds."""
    groups = search.groups[free]
    least = np.where(groups, np.clip(bounds[0], part.least, part.most), part.least)
    most = np.where(groups, np.clip(bounds[1], least, np.maximum(part.most, least)), part.most)
    return replace(part, least=least, most=most)


def _effort(search: Search, start: Floats | None = None) -> Effort:
    options: dict[str, bool | float | int | str] = {
        "mip_max_nodes": 1,
        "mip_allow_restart": False,
        "mip_detect_symmetry": False,
        "mip_heuristic_run_root_reduced_cost": False,
        "mip_heuristic_run_feasibility_jump": False,
    }
    return Effort(seconds=max(search.left(), MOMENT), gap=NEAR, start=start, options=options)


def _whole(x: Floats, part: Linear) -> Floats:
    """Take away what the solver's tolerance left on whole columns."""
    return np.asarray(np.where(part.whole, np.round(x), np.maximum(x, 0.0)), dtype=float)
