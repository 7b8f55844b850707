# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The education mix of occupations: estimated for the nation, then for each region with the nation's as prior."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.mix.flexibility import affinity
from skillshed.outlook.mix.ras import ras
from skillshed.outlook.mix.settings import setting

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Mix:
    """Who works in each occupation.

    Attributes:
        occupations, educations: the axes.
        share: share of an occupation's employed with each education, [occupation, education]; rows sum to 1.
        drift: yearly change of the log of the share, all of what was observed, [occupation, education].
        persons: employed in the base year, [occupation, education].
    """

    occupations: tuple[str, ...]
    educations: tuple[str, ...]
    share: Floats
    drift: Floats
    persons: Floats

    def at(self, ahead: int, *, trend: float) -> Floats:
        """The shares some years ahead, if a part `trend` of the observed change goes on, damped; rows sum to 1."""
        damping = float(setting("trend.damping"))
        reach = trend * sum(damping**step for step in range(1, ahead + 1))
        moved = self.share * np.exp(self.drift * reach)
        whole = moved.sum(axis=1, keepdims=True)
        return np.asarray(np.where(whole > 0, moved / np.where(whole > 0, whole, 1.0), 0.0))


@dataclass(frozen=True)
class Margins:
    """Employed in one year: by occupation, [region, occupation], and by education, [region, education]; first region the nation."""

    occupations: Floats
    educations: Floats


def estimate(
    axes: tuple[Sequence[str], Sequence[str]],
    now: Margins,
    then: Margins | None = None,
    *,
    years: int = 0,
    matches: pd.DataFrame | None = None,
    observed: Floats | None = None,
) -> list[Mix]:
    """Estimate the mix of every region.

    The nation's matrix is the one nearest to the flexibility matrix that has the nation's margins; a region's is the one nearest to the
    nation's that has its own. What a region's margins do not tell, it thus has from the nation.

    Args:
        axes: occupations and education groups.
        now: margins in the base year; the employed by education are scaled to those by occupation.
        then: margins some years before; None for no trend.
        years: how many years lie between.
        matches: a flexibility matrix in place of the package's own.
        observed: employees by occupation and education where a table tells, [occupation, education]; a prior in place of the matrix.

    Returns:
        One for each row of the margins.
    """
    prior = affinity(*axes, matches) if observed is None else observed
    matrices = _fitted(prior, now)
    shares = _shares(matrices)
    drift = np.zeros_like(shares)
    if then is not None and years > 0:
        earlier = _shares(_fitted(prior, then))
        known = (shares > 0) & (earlier > 0)
        drift[known] = np.log(shares[known] / earlier[known]) / years
    occupations, educations = (tuple(axis) for axis in axes)
    return [
        Mix(occupations, educations, share, change, persons)
        for share, change, persons in zip(shares, drift, matrices, strict=True)
    ]


def _fitted(prior: Floats, margins: Margins) -> Floats:
    """One matrix for each region, [region, occupation, education]."""
    nation = ras(prior, margins.occupations[0], margins.educations[0])
    base = np.where(nation.sum(axis=1, keepdims=True) > 0, nation, prior)
    regions = ras(base, margins.occupations[1:], margins.educations[1:])
    return np.concatenate([nation[None], regions])


def _shares(matrices: Floats) -> Floats:
    whole = matrices.sum(axis=-1, keepdims=True)
    return np.asarray(np.where(whole > 0, matrices / np.where(whole > 0, whole, 1.0), 0.0))
