# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The changes that are tried: a group more or fewer, a programme opened or closed, a group moved to another site or given to another programme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Move:
    """Groups added to offers from one autumn on.

    Attributes:
        add: offer → groups.
        since: number of the autumn.
        until: number of the autumn before which it ends.
    """

    add: tuple[tuple[int, int], ...]
    since: int
    until: int

    def on(self, groups: Floats) -> Floats | None:
        """The groups after the move, [offer, year]; None where nothing moves or a group would be missing."""
        made = groups.copy()
        for offer, count in self.add:
            made[offer, self.since : self.until] += count
        return made if (made >= 0).all() and (made != groups).any() else None


def single(offers: int, years: int) -> Iterator[Move]:
    """A group more or fewer everywhere: in all autumns, from each autumn on, and until each."""
    spans = [(0, years), *((one, years) for one in range(1, years)), *((0, one) for one in range(1, years))]
    for since, until in spans:
        for offer in range(offers):
            yield Move(((offer, 1),), since, until)
            yield Move(((offer, -1),), since, until)


def exchanges(pairs: pd.DataFrame, groups: Floats, years: int) -> Iterator[Move]:
    """A group given to another programme of the site, or moved to another site with the programme, in all autumns."""
    for one in np.flatnonzero(groups.max(axis=1) > 0).tolist():
        for other in _instead(pairs, one):
            yield Move(((one, -1), (other, 1)), 0, years)


def _instead(pairs: pd.DataFrame, one: int) -> list[int]:
    """The site's other programmes, and the programme's other sites."""
    site, programme = pairs["site"].to_numpy(), pairs["programme"].to_numpy()
    here = (site == site[one]) | (programme == programme[one])
    here[one] = False
    return [int(other) for other in np.flatnonzero(here)]
