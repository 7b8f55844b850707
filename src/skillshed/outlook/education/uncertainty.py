# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How wrong the projection would have been from earlier years, by age band, horizon and size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.stats import norm

from skillshed.outlook.demand.uncertainty import fit_variances
from skillshed.outlook.education.cohorts import project_numbers, project_shares
from skillshed.outlook.education.settings import setting

if TYPE_CHECKING:
    from numpy.typing import NDArray

_FEWEST = 8  # cases in a size class before its 80th percentile means anything
_BINS = 3
_INNER = 0.8
_ORIGINS = 12
_PRIOR_POINTS = tuple((ahead, size) for ahead in (1.0, 5.0, 10.0) for size in (100.0, 1000.0, 10000.0))

Case = tuple[int, "NDArray[np.float64]", "NDArray[np.float64]"]  # years ahead, persons forecast, log error


def variances(
    values: NDArray[np.float64],
    bands: NDArray[np.float64],
    *,
    mean: NDArray[np.float64],
    totals: NDArray[np.float64] | None = None,
) -> NDArray[np.float64]:
    """Log variance of every projected cell.

    For each age band the variance is `a·h + b·h² + (c + d·h) / persons`, with non-negative coefficients fitted to what
    held 80 per cent of the errors from earlier origins, with dated priors beside them. Each education then has a factor
    of its own, as "unknown" is never as steady as a degree.

    Args:
        values: persons, shape (region, sex, band, education, year).
        bands: first and last age, shape (band, 2).
        mean: projected persons, shape (region, sex, band, education, horizon).
        totals: set when the number of persons in the bands is given from outside: the errors are then of shares.

    Returns:
        As `mean`.
    """
    errors = _errors(values, bands, horizon=mean.shape[-1], shares_only=totals is not None)
    fitted = [
        _fit(
            [(ahead, said[:, :, band].ravel(), miss[:, :, band].ravel()) for ahead, said, miss in errors],
            age=age,
        )
        for band, age in enumerate(bands.mean(axis=1))
    ]
    factor = _education_factors(errors, fitted, count=values.shape[3])
    steps = np.arange(1, mean.shape[-1] + 1, dtype=float)
    result = np.stack(
        [_variance(mean[:, :, band], steps, fitted=one) for band, one in enumerate(fitted)], axis=2
    )
    factor = factor * float(setting("uncertainty.inflation"))
    return np.minimum(result * factor[:, None] ** 2, float(setting("uncertainty.largest_sd")) ** 2)


def _variance(
    persons: NDArray[np.float64], ahead: NDArray[np.float64] | float, *, fitted: NDArray[np.float64]
) -> NDArray[np.float64]:
    return np.asarray(_features(ahead, np.maximum(persons, 1.0)) @ fitted)


def _features(ahead: NDArray[np.float64] | float, persons: NDArray[np.float64]) -> NDArray[np.float64]:
    years = np.broadcast_to(ahead, persons.shape)
    return np.stack([years, years**2, 1 / persons, years / persons], axis=-1)


def _errors(
    values: NDArray[np.float64], bands: NDArray[np.float64], *, horizon: int, shares_only: bool
) -> list[Case]:
    """Horizon, forecast persons and log error of every cell from every origin with three years or more."""
    count = values.shape[-1]
    found: list[Case] = []
    for origin in range(max(2, count - 1 - _ORIGINS), count - 1):
        past = values[..., : origin + 1]
        reach = min(horizon, count - 1 - origin)
        shares = project_shares(past, bands, horizon=reach)
        came = values[..., origin + 1 : origin + 1 + reach]
        numbers = came.sum(axis=3) if shares_only else project_numbers(past, bands, horizon=reach)
        said = shares * numbers[:, :, :, None]
        miss = np.log((came + 0.5) / (said + 0.5))
        found += [(step + 1, said[..., step], miss[..., step]) for step in range(reach)]
    return found


def _fit(cases: list[Case], *, age: float) -> NDArray[np.float64]:
    """Coefficients of one band; its errors at a horizon count as many independent origins as fit side by side."""
    rows, spreads, weights = [], [], []
    for ahead in sorted({step for step, _, _ in cases}):
        here = [(size, np.abs(miss)) for step, size, miss in cases if step == ahead]
        persons, miss = (np.concatenate(side) for side in zip(*here, strict=True))
        for members in np.array_split(np.argsort(persons, kind="stable"), _BINS):
            if members.size < _FEWEST:
                continue
            rows.append(_features(float(ahead), np.array(max(float(np.median(persons[members])), 1.0))))
            spreads.append(max(_spread(miss[members]) ** 2, 1e-7))
            weights.append(np.sqrt(len(here) / ahead / _BINS))
    strength = np.sqrt(float(setting("uncertainty.prior_origins")) / _BINS)
    for years, size in _PRIOR_POINTS:
        rows.append(_features(years, np.array(size)))
        spreads.append(_prior(years, size, age=age))
        weights.append(strength)
    return fit_variances(np.array(rows), np.array(spreads), weights=np.array(weights))


def _prior(ahead: float, persons: float, *, age: float) -> float:
    table = setting("uncertainty.trend_sd")
    slope = float(np.interp(age, [float(each) for each in table], [float(each) for each in table.values()]))
    walk, noise = float(setting("uncertainty.walk_sd")), float(setting("uncertainty.count_variance"))
    return walk**2 * ahead + (slope * ahead) ** 2 + noise * ahead / persons


def _spread(miss: NDArray[np.float64]) -> float:
    """Standard deviation of the normal errors that would have as many within."""
    return float(np.quantile(miss, _INNER)) / float(norm.ppf(0.5 + _INNER / 2))


def _education_factors(
    errors: list[Case], fitted: list[NDArray[np.float64]], *, count: int
) -> NDArray[np.float64]:
    """Error size of each education beside what its bands would say, drawn towards one; shape (education,)."""
    if not errors:
        return np.ones(count)
    scores = [
        np.abs(miss)
        / np.sqrt(
            np.stack(
                [_variance(said[:, :, band], float(ahead), fitted=one) for band, one in enumerate(fitted)],
                axis=2,
            )
        )
        for ahead, said, miss in errors
    ]
    longest = max(ahead for ahead, _, _ in errors)
    independent = sum(1 for ahead, _, _ in errors if ahead == 1) / max(longest / 2, 1.0)
    prior = float(setting("uncertainty.education_prior"))
    found = np.array(
        [_spread(np.concatenate([score[:, :, :, one].ravel() for score in scores])) for one in range(count)]
    )
    return np.maximum((independent * found + prior) / (independent + prior), 0.5)
