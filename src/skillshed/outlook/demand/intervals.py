# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From points and shocks to intervals, for cells and for sums of cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.stats import norm

from skillshed.outlook.demand.settings import setting

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.outlook.demand.uncertainty import Spread


@dataclass(frozen=True)
class Shocks:
    """What errors come from.

    Attributes:
        spread: variances of the shocks.
        families: number of the whole below the nation that each region belongs to, shape (region,).
        whole: where the base year's figure is the source's own in all its parts, shape (region, occupation).
    """

    spread: Spread
    families: NDArray[np.intp]
    whole: NDArray[np.bool_]

    def own(self, part: NDArray[np.float64], members: NDArray[np.intp]) -> NDArray[np.float64]:
        """Variance of the cells' own shocks in some regions, (region, occupation, horizon)."""
        return self.spread.own(part, _ahead(part)) * looseness(self.whole[members], self.spread)[..., None]


def _ahead(cells: NDArray[np.float64]) -> NDArray[np.float64]:
    """Years since the base, (horizon,)."""
    return np.arange(1, cells.shape[-1] + 1, dtype=float)


def looseness(whole: NDArray[np.bool_], spread: Spread) -> NDArray[np.float64]:
    """How many times larger a cell's own variance is, for what is not known of its base year."""
    return np.where(whole, 1.0, spread.estimated)


def interval(
    mean: NDArray[np.float64], variance: NDArray[np.float64], *, level: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Bounds of the log-normal with this mean and log variance that hold `level` of the outcomes, in whole persons outwards."""
    reach = float(norm.ppf(0.5 + level / 2))
    deviation = np.sqrt(variance)
    middle = mean * np.exp(-variance / 2)
    low, high = middle * np.exp(-reach * deviation), middle * np.exp(reach * deviation)
    return np.minimum(np.floor(low), mean), np.maximum(np.ceil(high), mean)


def group_variance(
    cells: NDArray[np.float64], members: NDArray[np.intp], *, shocks: Shocks
) -> NDArray[np.float64]:
    """Log variance of the sum over regions of each occupation; shocks that parts do not share average out.

    Args:
        cells: persons, shape (region, occupation, horizon).
        members: positions of the regions that are summed.
        shocks: where errors come from.

    Returns:
        Shape (occupation, horizon).
    """
    part, spread = cells[members], shocks.spread
    sums = np.maximum(part.sum(axis=0), 1e-9)
    own = (part**2 * shocks.own(part, members)).sum(axis=0) / sums**2
    regional = _regional_concentration(part, shocks.families[members], sums=sums)
    return np.asarray(
        own + _ahead(cells) * (spread.national + spread.occupational + spread.regional * regional)
    )


def all_occupations_variance(
    cells: NDArray[np.float64], members: NDArray[np.intp], *, shocks: Shocks
) -> NDArray[np.float64]:
    """Log variance of the sum over regions and all occupations, shape (horizon,); arguments as of `group_variance`."""
    part, spread = cells[members], shocks.spread
    total = np.maximum(part.sum(axis=(0, 1)), 1e-9)
    own = (part**2 * shocks.own(part, members)).sum(axis=(0, 1)) / total**2
    trades = (part.sum(axis=0) ** 2).sum(axis=0) / total**2
    places = _regional_concentration(part.sum(axis=1), shocks.families[members], sums=total)
    shared = spread.national + spread.occupational * trades + spread.regional * places
    return np.asarray(own + _ahead(cells) * shared)


def _regional_concentration(
    part: NDArray[np.float64], families: NDArray[np.intp], *, sums: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Sum of squared shares: half of a regional shock is shared within the county, half is the region's own."""
    common = float(setting("uncertainty.regional_common"))
    whole = np.stack([part[families == number].sum(axis=0) for number in np.unique(families)])
    return np.asarray((common * (whole**2).sum(axis=0) + (1 - common) * (part**2).sum(axis=0)) / sums**2)
