# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a region's moves and deaths say of how far its total can depart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.population.assumptions import assumption
from skillshed.outlook.population.shrinkage import kept_of_level

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.outlook.population.expected import Expected
    from skillshed.outlook.population.factors import Size
    from skillshed.outlook.population.moves.expected import ExpectedMoves
    from skillshed.outlook.population.moves.rates import Moves
    from skillshed.outlook.population.steps import Steps


def with_moves(size: Size, expected: Expected, moves: Moves, *, steps: Steps) -> Size:
    """Add what the draws of gross moves need to know of each region."""
    flows = expected.moves
    assert flows is not None
    return replace(
        size,
        chance=_yearly_chance(expected, flows, dispersion=moves.dispersion),
        mortality=_mortality_spread(steps),
        reach=_reach(expected, flows),
    )


def _yearly_chance(expected: Expected, flows: ExpectedMoves, *, dispersion: float) -> NDArray[np.float64]:
    """Variance of the log of a region's total that chance in who moves and dies gives in a year, `[region]`.

    The errors that the model's own past taught hold this chance already; it must not be counted twice.
    """
    lived = expected.entrants[0] * expected.survival[0]
    dies = lived * (1 - expected.survival[0])
    moved = lived * (flows.leaving[0] + flows.emigration[0]) + flows.arriving[0] + flows.immigration[0]
    return np.asarray((dies + dispersion * moved).sum(axis=(1, 2)) / flows.persons[0] ** 2)


def _reach(expected: Expected, flows: ExpectedMoves) -> NDArray[np.float64]:
    """A region with few moves for its size, such as all the rest of a country, departs less, `[region]`."""
    lived = expected.entrants[0] * expected.survival[0]
    rate = (lived * flows.leaving[0] + flows.arriving[0]).sum(axis=(1, 2)) / flows.persons[0]
    return np.asarray(np.minimum(rate / max(float(np.median(rate)), 1e-12), 1.0))


def _mortality_spread(steps: Steps) -> NDArray[np.float64]:
    """Standard deviation of what is not known of a region's level of mortality, `[region]`.

    A level drawn towards the nation's errs by what it gave up of the true difference and by the chance in what it kept.
    """
    window = slice(-int(assumption("mortality_level_years")), None)
    died, lived = steps.losses[window], steps.entrants[window]
    rate = died.sum(axis=1) / np.maximum(lived.sum(axis=1), 1e-9)
    expected = (lived * rate[:, None]).sum(axis=(0, 2, 3))
    kept = kept_of_level(died.sum(axis=(0, 2, 3)), expected)
    apart = 1 - expected / max(float(expected.sum()), 1e-9)
    prior = assumption("regional_mortality_spread") ** 2
    return np.asarray(np.sqrt(prior * apart * (1 - kept) ** 2 + apart * kept**2 / np.maximum(expected, 1.0)))
