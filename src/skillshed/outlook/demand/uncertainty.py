# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How wrong the blend has been, and so may be again: four shocks on the log of employment.

    log outcome = log forecast + national + regional + occupational + the cell's own

Each is a random walk in the horizon, so its variance grows with it; the cell's own also holds measurement noise
that does not grow, and both parts are larger in small cells (counting noise):

    national, regional, occupational   s²(h) = b·h
    a cell in all                      s²(h, n) = (a0 + b0/√n + c0/n) + h·(a1 + b1/√n + c1/n)     n = persons forecast

A random walk seen with noise has exactly this error variance (Harvey 1989, ch. 4), so the same rule carries the errors
to horizons that the history is too short to show. All coefficients are non-negative, fitted to what 80 per cent of
the errors stayed within in each size class, and drawn towards dated priors by the number of origins.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import nnls
from scipy.stats import norm

from skillshed.outlook.demand.settings import setting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from skillshed.outlook.demand.errors import OriginErrors

Coefficients = tuple[float, float, float, float, float, float]

_BINS = 8
_FEWEST = 25  # cases in a bin before its 80th percentile means anything
_INNER = 0.8
_ROUNDS = 6


@dataclass(frozen=True)
class Spread:
    """Variances of the four shocks, per year of horizon where they are random walks.

    Attributes:
        national: variance a year of the common shock.
        regional: variance a year of a region's shock.
        occupational: variance a year of an occupation's shock.
        cell: a0, b0, c0, a1, b1, c1 of a cell's total variance.
        estimated: how many times larger a cell's own variance is where the source withholds a part of its base year.
    """

    national: float
    regional: float
    occupational: float
    cell: Coefficients
    estimated: float = 1.0

    def shared(self, ahead: float | NDArray[np.float64]) -> NDArray[np.float64]:
        """Variance of the three shared shocks together, `ahead` years from the base."""
        return np.asarray((self.national + self.regional + self.occupational) * ahead)

    def noise(self, persons: NDArray[np.float64]) -> NDArray[np.float64]:
        """Variance of the measurement noise in a cell of so many persons."""
        return np.asarray(_sizes(persons) @ np.asarray(self.cell[:3]))

    def own(self, persons: NDArray[np.float64], ahead: float | NDArray[np.float64]) -> NDArray[np.float64]:
        """Variance of cells' own shocks: what the shared ones leave of the total, at least a tenth of it.

        Args:
            persons: of any shape.
            ahead: years from the base, one for all or one for each of the last axis.
        """
        total = self.noise(persons) + ahead * (_sizes(persons) @ np.asarray(self.cell[3:]))
        capped = np.minimum(total, float(setting("uncertainty.largest_sd")) ** 2)
        return np.asarray(np.maximum(capped - self.shared(ahead), 0.1 * capped))


def prior_spread() -> Spread:
    """The spread before any back-test has been seen."""
    national, regional, occupational = (
        float(setting(f"uncertainty.{name}_sd")) ** 2
        for name in ("national_growth", "regional", "occupation")
    )
    own, noise = float(setting("uncertainty.cell_sd")) ** 2, float(setting("uncertainty.cell_count_variance"))
    largest = national + regional + occupational + own
    return Spread(national, regional, occupational, (0.0, 0.0, 0.0, largest, 0.0, noise))


def learn_spread(errors: Sequence[OriginErrors], horizon: int) -> Spread:
    """Learn the four shocks from the errors of rolling origins.

    Args:
        errors: one for each origin; none at all gives the prior.
        horizon: longest horizon that will be asked for, years.
    """
    before = prior_spread()
    if not errors:
        return before
    cell = _fit_cell(errors, before.cell, horizon=horizon)
    rough = Spread(0.0, 0.0, 0.0, cell)
    estimated = _estimated(errors, rough)
    national = _drawn([float(np.mean(one.national**2 / one.ahead)) for one in errors], before.national)
    regional = _drawn([one.regional_variance(rough) for one in errors], before.regional)
    occupational = _drawn([one.occupational_variance(rough) for one in errors], before.occupational)
    return Spread(national, regional, occupational, cell, estimated)


def _estimated(errors: Sequence[OriginErrors], rough: Spread) -> float:
    """How many times the variance of whole cells holds 80 per cent of the errors from estimated figures; once where there are few."""
    cases = [
        np.abs(miss) / np.sqrt(rough.own(persons, int(ahead)))
        for one in errors
        for ahead in one.ahead
        for persons, miss in [one.cells_at(int(ahead), whole=False)]
    ]
    sizes = np.concatenate(cases) if cases else np.empty(0)
    if sizes.size < _FEWEST:
        return 1.0
    return max(float(np.quantile(sizes, _INNER) / norm.ppf(0.5 + _INNER / 2)) ** 2, 1.0)


def _drawn(found: list[float], prior: float) -> float:
    """Mean of the origins' variances, drawn towards the prior."""
    strength = float(setting("uncertainty.prior_origins"))
    return (sum(found) + strength * prior) / (len(found) + strength)


def _fit_cell(errors: Sequence[OriginErrors], prior: Coefficients, *, horizon: int) -> Coefficients:
    """Fit the six coefficients to the spread within each horizon and size class, each in relative terms."""
    rows, spreads, weights = [], [], []
    for ahead in sorted({int(step) for one in errors for step in one.ahead}):
        for persons, spread, cases in _binned(errors, ahead):
            rows.append(_features(persons, ahead))
            spreads.append(spread)
            weights.append(np.sqrt(cases))
    scale = max(float(np.sum(np.square(weights))), 1.0) / max(len(errors), 1)  # cases that make one origin
    strength = float(setting("uncertainty.prior_origins"))
    for ahead in (1, horizon):
        for persons in (30.0, 300.0, 3000.0):
            rows.append(_features(persons, ahead))
            spreads.append(float(rows[-1] @ np.asarray(prior)))
            weights.append(np.sqrt(strength * scale / 6 * float(setting("uncertainty.cell_prior_share"))))
    found = fit_variances(np.array(rows), np.array(spreads), weights=np.array(weights))
    still = np.minimum(found[:3], float(setting("uncertainty.largest_noise_share")) * (found[:3] + found[3:]))
    a0, b0, c0, a1, b1, c1 = (float(each) for each in [*still, *(found[:3] + found[3:] - still)])
    return (a0, b0, c0, a1, b1, c1)


def fit_variances(
    features: NDArray[np.float64], variances: NDArray[np.float64], *, weights: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Fit non-negative coefficients to variances, each error in units of the fit itself.

    Relative to the observed variance the fit would lean towards the smallest ones; relative to the fit it does not
    (iteratively reweighted, the gamma family's way).

    Args:
        features: shape (row, coefficient).
        variances: shape (row,), positive.
        weights: shape (row,); square roots of the cases behind each row.
    """
    scale = variances
    for _ in range(_ROUNDS):
        row = weights / scale
        found, _ = nnls(features * row[:, None], variances * row)
        scale = np.maximum(features @ found, 1e-3 * variances)
    return np.asarray(found)


def _features(persons: float, ahead: int) -> NDArray[np.float64]:
    sizes = _sizes(np.array(persons))
    return np.concatenate([sizes, ahead * sizes])


def _sizes(persons: NDArray[np.float64]) -> NDArray[np.float64]:
    """What variance depends on in the size of a cell: 1, 1/√n and 1/n; shape (..., 3)."""
    least = np.maximum(persons, 1.0)
    return np.stack([np.ones_like(least), 1 / np.sqrt(least), 1 / least], axis=-1)


def _binned(errors: Sequence[OriginErrors], ahead: int) -> list[tuple[float, float, int]]:
    """Typical size, variance and number of cases in each size class, by what holds 80 per cent of the errors."""
    cases = [one.cells_at(ahead, whole=True) for one in errors if ahead in one.ahead]
    persons = np.concatenate([size for size, _ in cases])
    error = np.abs(np.concatenate([miss for _, miss in cases]))
    count = int(np.clip(persons.size // _FEWEST, 0, _BINS))
    result = []
    for members in np.array_split(np.argsort(persons, kind="stable"), count) if count else []:
        reach = float(np.quantile(error[members], _INNER)) / float(norm.ppf(0.5 + _INNER / 2))
        result.append((max(float(np.median(persons[members])), 1.0), max(reach**2, 1e-6), int(members.size)))
    return result
