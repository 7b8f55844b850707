# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a plan comes to over futures in which pupils choose, and when one plan is better than another.

First the rules; then what is weighed in kronor, with a price on what is worse than as things are today: no more need unmet, on average and in the worst futures,
no more wishes unmet, no higher cost. So the plan does not buy one with another: pupils are not turned away from what they wish so that a need is met, nor
is a need left to save its cost.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from skillshed.places.judging import tail_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.places.highs import Floats
    from skillshed.places.outcome import Autumn, Trial
    from skillshed.places.refining.keeping import Keeping

MARGIN: Final = 0.03
"""How much less than today is aimed at, since what is tuned to some futures gives some back in others."""
ALLOWED: Final = 1.0
"""Starters or pupils each autumn that are no difference."""
FLOORS: Final = {"unmet_need": 2e6, "unmet_need_tail": 1e6, "unmet_wish": 1e6, "cost": 2.0}
"""Goals in which a plan is to be no worse than as things are today, and the price of being it, kr per unit."""


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

    def beats(self, other: Score) -> bool:
        """Whether this is better by more than rounding."""
        if abs(self.broken - other.broken) > 1e-6:  # noqa: PLR2004 - rounding
            return self.broken < other.broken
        return self.kronor < other.kronor - 1.0


@dataclass(frozen=True, eq=False)
class Criterion:
    """How plans are scored.

    Attributes:
        trial: the pupils they meet.
        keeping: the rules.
        today: groups today, [offer].
        floor: what may be unmet, and cost, at most.
        dear: times the prices of FLOORS.
    """

    trial: Trial
    keeping: Keeping
    today: Floats
    floor: Came | None = None
    dear: float = 1.0

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
        over = self.over(came, 1 - MARGIN)
        return float(weighed + self.dear * sum(FLOORS[name] * more for name, more in over.items()))

    def over(self, came: Came, share: float = 1.0) -> dict[str, float]:
        """By how much a plan is worse than a share of today's, by goal; only those where it is."""
        if self.floor is None:
            return {}
        more = {
            name: float(getattr(came, name)) - share * float(getattr(self.floor, name)) for name in FLOORS
        }
        return {name: one for name, one in more.items() if one > 0}

    def score(self, groups: Floats, autumns: Sequence[Autumn]) -> Score:
        """Score a plan."""
        admitted = np.stack([one.admitted.arc for one in autumns], axis=1)
        broken = self.keeping.broken(groups, admitted) + self._capped(self.came(groups, autumns))
        return Score(broken, self.kronor(groups, autumns))

    def _capped(self, came: Came) -> float:
        """By how much the case's caps on goals are broken, as a share of each."""
        caps = self.trial.case.caps
        return sum(max(0.0, float(getattr(came, name)) - cap) / max(cap, 1.0) for name, cap in caps.items())
