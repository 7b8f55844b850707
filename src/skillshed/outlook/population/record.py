# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What past errors teach: the width of intervals.

Only years up to the base year take part.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.population.assumptions import assumption
from skillshed.outlook.population.growth import Growth, fitted_growth, prior_growth
from skillshed.outlook.population.trials import trials_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.outlook.population.history import History


@dataclass(frozen=True)
class Record:
    """What past origins teach.

    Attributes:
        common: growth of the error of totals in the nation.
        regional: the same in regions apart from the nation.
        size: each region's share of the regional spread, by its size, `[region]`, about 1.
        origins: the past base years used.
    """

    common: Growth
    regional: Growth
    size: NDArray[np.float64]
    origins: tuple[int, ...]


def learn(history: History) -> Record:
    """Run the model from past origins and learn from its errors; with too short a history, from assumptions alone."""
    trials = trials_of(history)
    persons = history.population[-1].sum(axis=(1, 2))
    if not trials:
        assumed = (prior_growth("common"), prior_growth("regional"))
        return Record(*assumed, _size(persons, None), ())
    errors = [trial.errors() for trial in trials]
    common = [_common(error, persons) for error in errors]
    apart = [error - mean[:, None] for error, mean in zip(errors, common, strict=True)]
    regional = fitted_growth([_mean(error**2, axis=1) for error in apart], kind="regional")
    size = _size(persons, (apart, regional))
    growth = fitted_growth([mean**2 for mean in common], kind="common")
    return Record(growth, regional, size, tuple(trial.origin for trial in trials))


def _common(error: NDArray[np.float64], persons: NDArray[np.float64]) -> NDArray[np.float64]:
    """The nation's error, `[year]`: regions weighed by their people."""
    weight = np.isfinite(error) * persons
    return np.asarray((np.nan_to_num(error) * weight).sum(axis=1) / np.maximum(weight.sum(axis=1), 1e-9))


def _mean(values: NDArray[np.float64], axis: int = 0) -> NDArray[np.float64]:
    """Mean of what is known; nil where nothing is."""
    known = np.isfinite(values)
    return np.asarray(np.where(known, values, 0.0).sum(axis=axis) / np.maximum(known.sum(axis=axis), 1))


def _size(
    persons: NDArray[np.float64], past: tuple[list[NDArray[np.float64]], Growth] | None
) -> NDArray[np.float64]:
    """Small regions err more: spread as a power of size, the power from the past errors."""
    relative = np.log(np.maximum(persons, 1.0)) - np.log(np.maximum(persons, 1.0)).mean()
    power, prior_cases = assumption("size_power"), assumption("size_power_prior")
    if past is not None and len(persons) > 2:  # noqa: PLR2004 - two points always lie on a line
        square = _mean(
            np.concatenate([a**2 / past[1].variance(len(a))[:, None].clip(1e-12) for a in past[0]])
        )
        seen = np.log(np.maximum(square, 1e-3)) / 2
        under = (relative**2).sum()
        own = -(relative * (seen - seen.mean())).sum() / max(under, 1e-9)
        power = (under * own + prior_cases * power) / (under + prior_cases)
    factor = np.exp(-float(np.clip(power, 0.0, 0.4)) * relative)
    return np.asarray(np.clip(factor / np.sqrt((factor**2).mean()), 0.4, 4.0))
