# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Every draw of those who leave: the cohorts answer to the exit rates, and the exit rates are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.openings.ages import AGES
from skillshed.outlook.openings.cohorts import replacement
from skillshed.outlook.openings.correction import corrections
from skillshed.outlook.openings.schedule import exit_rates
from skillshed.outlook.openings.settings import setting
from skillshed.outlook.openings.structure import AgeTable, entry_ages, shares

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

_STEP = 0.3  # log change of the exit rates at which the cohorts are run again, to see how replacement answers


@dataclass(frozen=True)
class Leavers:
    """Who leaves, before anything is drawn.

    Attributes:
        structure: share by single age, shape (region, occupation, age).
        entering: where new persons come in, same shape.
        corrected: correction of the exit rates from 55, by major group.
        last_age: the oldest age that the statistics count as employed.
        occupations: codes along the axis.
    """

    structure: NDArray[np.float64]
    entering: NDArray[np.float64]
    corrected: Mapping[str, float]
    last_age: int
    occupations: list[str]

    def rates(self, later: NDArray[np.float64] | float = 0.0) -> NDArray[np.float64]:
        """Exit rates by occupation and single age, shape (1, occupation, age).

        Args:
            later: years by which retirement comes later (below nil: earlier), one for all or shape (occupation,).
        """
        ages = np.broadcast_to(later, (len(self.occupations),))
        known = {float(years): exit_rates(last_age=self.last_age, later=float(years)) for years in set(ages)}
        rate = np.stack([known[float(years)] for years in ages])
        ratio = np.array([self.corrected.get(code[0], 1.0) for code in self.occupations])
        power = np.where(float(setting("correction.first_age")) <= AGES, ratio[:, None], 1.0)
        return np.asarray(1 - (1 - rate) ** power)[None]


@dataclass(frozen=True)
class Response:
    """Replacement as a parabola in the log of the exit rates' multiplier; each shape (region, occupation, horizon)."""

    level: NDArray[np.float64]
    slope: NDArray[np.float64]
    bend: NDArray[np.float64]

    def of(self, row: int) -> Response:
        """One region's part."""
        return Response(self.level[row], self.slope[row], self.bend[row])


def leavers(
    table: AgeTable, regions: list[str], occupations: list[str], *, lenders: Mapping[str, str]
) -> Leavers:
    """Read the age structure of every region and occupation, and what repeated tables say of exits."""
    structure = shares(table, regions, occupations, lenders=lenders)
    bare = Leavers(structure, structure, corrections(table), table.last_age, occupations)
    return Leavers(
        structure, entry_ages(structure, bare.rates()), bare.corrected, table.last_age, occupations
    )


def respond(who: Leavers, mean: NDArray[np.float64], *, later: NDArray[np.float64] | None = None) -> Response:
    """Run the cohorts along the mean path with low, plain and high exit rates.

    Args:
        who: who leaves.
        mean: employed, shape (region, occupation, 1 + horizon).
        later: years by which retirement comes later, shape (horizon, occupation); None: as it is.
    """
    horizon = mean.shape[-1] - 1
    moved = np.zeros((horizon, 1)) if later is None else later
    known = {row.tobytes(): who.rates(row) for row in moved}
    by_year = [known[row.tobytes()] for row in moved]
    low, plain, high = (
        replacement(
            mean,
            who.structure,
            leaving=[1 - (1 - rate) ** np.exp(shift) for rate in by_year],
            entering=who.entering,
        )
        for shift in (-_STEP, 0.0, _STEP)
    )
    return Response(plain, (high - low) / (2 * _STEP), (high - 2 * plain + low) / (2 * _STEP**2))


def shocks(occupations: list[str], *, draws: int, seed: int) -> NDArray[np.float32]:
    """Log multiplier of the exit rates, shape (draw, occupation): one shock for all, one for each occupation."""
    source = np.random.default_rng(np.random.SeedSequence([seed, 2]))
    common = source.standard_normal((draws, 1)) * float(setting("uncertainty.common_sd"))
    own = source.standard_normal((draws, len(occupations))) * float(setting("uncertainty.occupation_sd"))
    return (common + own).astype(np.float32)


def replaced(
    paths: NDArray[np.float32], response: Response, *, drawn: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Those who leave one region's work, shape (draw, occupation, horizon): by the exit rates' draw and the stock."""
    before = np.moveaxis(paths, 0, -1)[:, :-1]  # draws lie innermost in memory, here and in the result
    mean = before.mean(axis=-1)
    shift = np.ascontiguousarray(drawn.T)[:, None]
    rate = response.slope[..., None] * shift
    rate += response.level[..., None]
    rate += response.bend[..., None] * shift**2
    np.maximum(rate, 0.0, out=rate)
    rate *= before / np.where(mean > 0, mean, 1.0)[..., None]
    return np.moveaxis(rate.astype(np.float32), -1, 0)
