# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What each pupil thinks of each offer, drawn so that their first choices are the nested logit's whatever is open.

`U = V(programme) + λ · (V(school) + g) + s`, with `g` Gumbel by offer and `s = λ · log S` by programme, S positive stable with index λ: then the best of
a programme's schools is Gumbel around `V(programme) + λ · inclusive value`, so that shares are those of `model` (Cardell 1997; McFadden 1978). A pupil
keeps its tastes: who meets another offer chooses anew among what is open, and does not become somebody else. The smaller λ, the rather a pupil keeps to the programme and
takes it elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

SURE = 1 - 1e-6
"""λ at and above which programmes are no nests."""


@dataclass(frozen=True)
class Liking:
    """How the pupils of one home like what they may choose, on average.

    Attributes:
        programme: number of the programme, [offer].
        school: V(school | programme), [offer].
        wish: V(programme), by number, [programme].
        inclusive: λ, above 0 and at most 1.
    """

    programme: Ints
    school: Floats
    wish: Floats
    inclusive: float

    def draw(self, pupils: int, rng: np.random.Generator) -> Floats:
        """Draw what so many pupils think of every offer, [pupil, offer]."""
        within = self.school[None] + rng.gumbel(size=(pupils, len(self.school)))
        own = log_stable(self.inclusive, (pupils, len(self.wish)), rng) + self.wish[None]
        return np.asarray(own[:, self.programme] + self.inclusive * within)


def log_stable(index: float, shape: tuple[int, int], rng: np.random.Generator) -> Floats:
    """`index · log S`, S positive stable (Kanter 1975); nil where the index is one."""
    if index >= SURE:
        return np.zeros(shape)
    angle = rng.uniform(1e-9, np.pi - 1e-9, shape)
    bent = np.log(np.sin((1 - index) * angle)) + (index * np.log(np.sin(index * angle)) - np.log(np.sin(angle))) / (1 - index)  # fmt: skip
    return np.asarray((1 - index) * (bent - np.log(rng.standard_exponential(shape))))


def inclusive_value(school: Floats, programme: Ints, count: int) -> Floats:
    """The log of the sum of exp(V) over a programme's schools; −∞ where it has none, [programme]."""
    return np.asarray(np.log(np.maximum(np.bincount(programme, np.exp(school), minlength=count), 1e-300)))
