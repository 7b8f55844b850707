# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a plan comes to over futures in which pupils choose, and when one plan is better than another.

First the rules; then what is weighed in kronor, with a price on what is worse than as things are today - more need unmet, on average or in the worst futures, more
wishes unmet, a higher cost - and on more need unmet than with a rival, such as the plan for the mean. So a plan seldom buys one with another; where not all
can be kept the need comes first: a starter is priced as two wishes. Dearer than today a plan may be where the solver's own is, which has weighed the money already:
a region whose cohorts grow must not be held to today's budget. What a planner weighs at nil is not held at all.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from skillshed.places.judging import tail_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.places.highs import Floats
    from skillshed.places.outcome import Autumn, Trial
    from skillshed.places.refining.keeping import Keeping

MARGIN: Final = 0.03
"""How much less than today is aimed at, since what is tuned to some futures gives some back in others; never a lower cost than the solver's own plan."""
ALLOWED: Final = 1.0
"""Starters or pupils each autumn that are no difference."""
FLOORS: Final = {"unmet_need": 2e6, "unmet_need_tail": 1e6, "unmet_wish": 1e6, "cost": 2.0}
"""Goals in which a plan is to be no worse than as things are today, and the price of being it, kr per unit."""
PERSONS: Final = ("unmet_need", "unmet_need_tail", "unmet_wish")
"""Those that count persons."""
NEED: Final = ("unmet_need", "unmet_need_tail")
"""Those in which it is to be no worse than a rival either."""


class Came(NamedTuple):
    """What a plan came to, mean over futures, all planned autumns together; each goal in its own unit, as in `goals.GOALS`."""

    unmet_need: float
    unmet_need_tail: float
    unmet_wish: float
    travel: float
    cost: float
    change: float
    worst_off: float
    surplus: float


class Score(NamedTuple):
    """Less is better, the first before the second.

    Attributes:
        broken: by how much rules are broken.
        kronor: what is weighed, and the price of being worse than today.
    """

    broken: float
    kronor: float

    def beats(self, other: Score, by: float = 1.0) -> bool:
        """Whether this is better, by so many kronor at least where both break the rules alike."""
        if abs(self.broken - other.broken) > 1e-6:  # noqa: PLR2004 - rounding
            return self.broken < other.broken
        return self.kronor < other.kronor - by


@dataclass(frozen=True, eq=False)
class Criterion:
    """How plans are scored.

    Attributes:
        trial: the pupils they meet.
        keeping: the rules.
        today: groups today, [offer].
        rival: groups of a plan that it is to leave no more need unmet than, [offer, year].
        solved: groups of the solver's plan, as dear as which it may be, [offer, year].
        base: groups of a plan that it is made from, which it is to be no worse than in place of today, [offer, year].
        floor: what may be unmet, and cost, at most.
        planned: what the solver's plan costs, SEK.
        dear: times the prices of FLOORS.
    """

    trial: Trial
    keeping: Keeping
    today: Floats
    rival: Floats | None = None
    solved: Floats | None = None
    base: Floats | None = None
    floor: Came | None = None
    planned: float = 0.0
    dear: float = 1.0

    @cached_property
    def halves(self) -> list[Criterion]:
        """The same on half of the futures, and on the other half."""
        return [replace(self, trial=trial).floored() for trial in self.trial.halves()]

    def floored(self) -> Criterion:
        """The same where nothing is to be worse than doing as today - cost than today or the solver's plan - nor need than with the rival."""
        today = np.repeat(self.today[:, None], len(self.trial.case.years), axis=1)
        floor = self._came(today if self.base is None else self.base)
        planned = 0.0 if self.solved is None else self._came(self.solved).cost
        if self.rival is not None:
            other = self._came(self.rival)
            floor = floor._replace(**{name: min(getattr(floor, name), getattr(other, name)) for name in NEED})
        return replace(self, floor=floor, planned=planned)

    def _came(self, groups: Floats) -> Came:
        return self.came(groups, self.autumns(groups))

    def autumns(self, groups: Floats, like: tuple[Floats, Sequence[Autumn]] | None = None) -> list[Autumn]:
        """What groups come to, autumn by autumn; those that are as before, `like`, are not judged again."""
        return [
            like[1][at]
            if like is not None and np.array_equal(groups[:, at], like[0][:, at])
            else self.trial.autumn(year, groups[:, at])
            for at, year in enumerate(self.trial.case.years)
        ]

    def came(self, groups: Floats, autumns: Sequence[Autumn]) -> Came:
        """Add up the autumns of a plan, [offer, year]."""
        weight, tail = self.trial.probability, self.trial.case.limits.tail
        need = np.sum([one.need.sum(axis=0) for one in autumns], axis=0)
        return Came(
            unmet_need=float(need @ weight),
            unmet_need_tail=tail_mean(need, weight, tail),
            unmet_wish=float(sum(one.admitted.unmet.sum(axis=0) @ weight for one in autumns)),
            travel=float(sum(one.admitted.minutes @ weight for one in autumns)),
            cost=float(sum(one.cost @ weight for one in autumns)),
            change=float(np.abs(groups - self.today[:, None]).sum()),
            worst_off=sum(one.worst for one in autumns),
            surplus=float(sum(one.surplus @ weight for one in autumns)),
        )

    def kronor(self, groups: Floats, autumns: Sequence[Autumn]) -> float:
        """What a plan weighs."""
        came, weights = self.came(groups, autumns), self.trial.case.weights
        weighed = sum(value * float(getattr(weights, name)) for name, value in came._asdict().items())
        over = self.over(came, margin=MARGIN if self.base is None else 0.0)
        return float(weighed + self.dear * sum(FLOORS[name] * more for name, more in over.items()))

    def over(self, came: Came, *, margin: float = 0.0, allowed: float = 0.0) -> dict[str, float]:
        """By how much a plan is worse than it is to be, by goal; only those where it is.

        Args:
            came: what it came to.
            margin: share of what is allowed that is to be left.
            allowed: persons that are no difference.
        """
        if self.floor is None:
            return {}
        most = {name: float(getattr(self.floor, name)) * (1 - margin) for name in FLOORS}
        most |= {name: most[name] + allowed for name in PERSONS}
        most["cost"] = max(most["cost"], self.planned)
        held = [name for name in FLOORS if getattr(self.trial.case.weights, name) > 0]
        more = {name: float(getattr(came, name)) - most[name] for name in held}
        return {name: one for name, one in more.items() if one > 0}

    def worse(self, came: Came) -> bool:
        """Whether a plan is worse in something that it is to be no worse in, by more than makes a difference."""
        return bool(self.over(came, allowed=ALLOWED * len(self.trial.case.years)))

    def score(self, groups: Floats, autumns: Sequence[Autumn]) -> Score:
        """Score a plan."""
        admitted = np.stack([one.admitted.arc for one in autumns], axis=1)
        broken = self.keeping.broken(groups, admitted) + self._capped(self.came(groups, autumns))
        return Score(broken, self.kronor(groups, autumns))

    def _capped(self, came: Came) -> float:
        """By how much the case's caps on goals are broken, as a share of each."""
        caps = self.trial.case.caps
        return sum(max(0.0, float(getattr(came, name)) - cap) / max(cap, 1.0) for name, cap in caps.items())
