# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which changes are worth a closer look: what each gives in one of its autumns, on some of the futures.

Most changes make a plan worse, and show it there. The halves of the futures take turns, so that a change is passed over for good only where neither sees anything in it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from skillshed.places.highs import Floats
    from skillshed.places.outcome import Autumn
    from skillshed.places.refining.criterion import Criterion
    from skillshed.places.refining.moves import Move


@dataclass(frozen=True, eq=False)
class Screen:
    """A plan as some of the futures see it.

    Attributes:
        criterion: how plans are scored on those futures.
        groups: of the plan, [offer, year].
        autumns: what it came to, a year each.
        kronor: what it weighs.
        seen: what is known of changes already: what is added in which autumn → kr. A change of all autumns and one of some look alike in the autumn they share.
    """

    criterion: Criterion
    groups: Floats
    autumns: list[Autumn]
    kronor: float
    seen: dict[tuple[tuple[tuple[int, int], ...], int], float] = field(default_factory=dict)

    @classmethod
    def of(cls, criterion: Criterion, groups: Floats) -> Screen:
        """See a plan on the criterion's futures."""
        autumns = criterion.autumns(groups)
        return cls(criterion, groups, autumns, criterion.kronor(groups, autumns))

    def promise(self, move: Move) -> float:
        """What a change gives in the middle one of its autumns for each of them, kr; below nil is better, infinite what may not be."""
        groups = move.on(self.groups)
        if groups is None or not self.criterion.keeping.allows(groups):
            return np.inf
        changed = np.flatnonzero((groups != self.groups).any(axis=0))
        middle = int(changed[len(changed) // 2])
        known = (move.add, middle)
        if known not in self.seen:
            self.seen[known] = self._gives(groups, middle)
        return self.seen[known] * len(changed)

    def _gives(self, groups: Floats, at: int) -> float:
        """What changing one autumn gives, kr."""
        one = np.where(np.arange(groups.shape[1]) == at, groups, self.groups)
        return (
            self.criterion.kronor(one, self.criterion.autumns(one, (self.groups, self.autumns))) - self.kronor
        )
