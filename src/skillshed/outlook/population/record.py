# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How wrong the model has been: it is run from its own past, and the errors set the width of its intervals.

Only years up to the base year take part. An error of a total grows as `walk * h + slope * h^2` (variance of the log, h
years ahead): a random walk whose drift is not known either.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import nnls

from skillshed.outlook.population.assumptions import assumption
from skillshed.outlook.population.expected import estimate_rates, run
from skillshed.outlook.population.totals import combined, drift, earned_weight

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.outlook.population.expected import Expected
    from skillshed.outlook.population.history import History


@dataclass(frozen=True)
class Growth:
    """Variance of a log error h years ahead: `walk * h + slope * h**2`."""

    walk: float
    slope: float

    def variance(self, horizon: int) -> NDArray[np.float64]:
        """Give the variance for 1…horizon years ahead."""
        ahead = np.arange(1, horizon + 1)
        return self.walk * ahead + self.slope * ahead**2


@dataclass(frozen=True)
class Trial:
    """One past origin: what was expected then, and what came."""

    origin: int
    expected: Expected
    line: NDArray[np.float64]
    outcome: NDArray[np.float64]


@dataclass(frozen=True)
class Record:
    """What past origins teach.

    Attributes:
        common, regional: growth of the error of totals, in the nation and in regions apart from the nation.
        size: each region's share of the regional spread, by its size, `[region]`, about 1.
        line_weight: the straight line's weight in totals.
        origins: the past base years used.
    """

    common: Growth
    regional: Growth
    size: NDArray[np.float64]
    line_weight: float
    origins: tuple[int, ...]


def learn(history: History) -> Record:
    """Run the model from past origins and learn from its errors; with too short a history, from assumptions alone."""
    trials = trials_of(history)
    persons = history.population[-1].sum(axis=(1, 2))
    if not trials:
        prior = [_prior("common"), _prior("regional")]
        return Record(prior[0], prior[1], _size(persons, None), assumption("line_weight"), ())
    weight = earned_weight(
        _padded(
            [
                _log_ratio(t.outcome.sum(axis=(2, 3)), t.expected.population.sum(axis=(2, 3))).ravel()
                for t in trials
            ]
        ),
        _padded([_log_ratio(t.outcome.sum(axis=(2, 3)), t.line).ravel() for t in trials]),
    )
    errors = [
        _log_ratio(
            t.outcome.sum(axis=(2, 3)),
            combined(t.expected.population.sum(axis=(2, 3)), t.line, weight=weight),
        )
        for t in trials
    ]
    share = persons / persons.sum()
    common = [
        np.nansum(e * share, axis=1) / np.maximum((np.isfinite(e) * share).sum(axis=1), 1e-9) for e in errors
    ]
    apart = [e - c[:, None] for e, c in zip(errors, common, strict=True)]
    regional = _growth(
        [np.nanmean(a**2, axis=1) if a.shape[1] > 1 else np.zeros(len(a)) for a in apart], kind="regional"
    )
    return Record(
        _growth([c**2 for c in common], kind="common"),
        regional,
        _size(persons, (apart, regional)),
        weight,
        tuple(t.origin for t in trials),
    )


def trials_of(history: History) -> list[Trial]:
    """Run the model from past origins, two years apart, as far back as there is a history to learn from."""
    first = int(history.years[0] + assumption("trial_least_history"))
    longest = int(assumption("trial_longest_horizon"))
    trials = []
    for origin in range(history.base - 2, first - 1, -int(assumption("trial_step"))):
        past = history.until(origin)
        horizon = min(history.base - origin, longest)
        if not past.usable.any() or (past.population[-1].sum(axis=(1, 2)) <= 0).any():
            continue
        rates, _ = estimate_rates(past, horizon=horizon)
        after = int(origin - history.years[0]) + 1
        outcome = np.where(
            _unbroken(history, after, horizon)[..., None, None],
            history.population[after : after + horizon],
            np.nan,
        )
        trials.append(
            Trial(
                origin,
                run(past.population[-1], rates, horizon=horizon),
                drift(past, horizon=horizon),
                outcome,
            )
        )
    return trials


def _unbroken(history: History, after: int, horizon: int) -> NDArray[np.bool_]:
    """Tell in which years a region still has the borders of the origin."""
    return np.logical_and.accumulate(history.usable[after - 1 : after - 1 + horizon], axis=0)


def _log_ratio(outcome: NDArray[np.float64], expected: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.log(np.maximum(outcome, 1.0) / np.maximum(expected, 1.0)))


def _padded(rows: list[NDArray[np.float64]]) -> NDArray[np.float64]:
    laid = np.full((len(rows), max(map(len, rows))), np.nan)
    for at, row in enumerate(rows):
        laid[at, : len(row)] = row
    return laid


def _prior(kind: str) -> Growth:
    return Growth(assumption(f"{kind}_walk") ** 2, assumption(f"{kind}_slope") ** 2)


def _growth(squares: list[NDArray[np.float64]], *, kind: str) -> Growth:
    """Fit the two terms to squared errors `[h]` of several origins; the prior counts as so many origins."""
    prior = _prior(kind)
    longest = max(map(len, squares))
    ahead = np.arange(1, longest + 1)
    laid = _padded(squares)
    origins = np.isfinite(laid).sum(axis=0)
    strength = assumption(f"{kind}_prior_origins")
    mean = (np.nansum(laid, axis=0) + strength * prior.variance(longest)) / (origins + strength)
    scale = np.sqrt(origins + strength) / np.maximum(prior.variance(longest), 1e-12)
    design = np.stack([ahead, ahead**2], axis=1) * scale[:, None]
    (walk, slope), _ = nnls(design, mean * scale)
    return Growth(float(walk), float(slope))


def _size(
    persons: NDArray[np.float64], past: tuple[list[NDArray[np.float64]], Growth] | None
) -> NDArray[np.float64]:
    """Small regions err more: spread as a power of size, the power from the past errors."""
    relative = np.log(np.maximum(persons, 1.0)) - np.log(np.maximum(persons, 1.0)).mean()
    power, prior_cases = assumption("size_power"), assumption("size_power_prior")
    if past is not None and len(persons) > 2:  # noqa: PLR2004 - two points always lie on a line
        square = np.nanmean(
            np.concatenate([a**2 / past[1].variance(len(a))[:, None].clip(1e-12) for a in past[0]]), axis=0
        )
        seen = np.log(np.maximum(square, 1e-3)) / 2
        under = (relative**2).sum()
        own = -(relative * (seen - seen.mean())).sum() / max(under, 1e-9)
        power = (under * own + prior_cases * power) / (under + prior_cases)
    factor = np.exp(-float(np.clip(power, 0.0, 0.4)) * relative)
    return np.asarray(np.clip(factor / np.sqrt((factor**2).mean()), 0.4, 4.0))
