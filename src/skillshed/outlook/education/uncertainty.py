# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How wrong the projection would have been from earlier years, by age band, horizon and size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import nnls
from scipy.stats import norm

from skillshed.outlook.education.cohorts import project_numbers, project_shares
from skillshed.outlook.education.settings import setting

if TYPE_CHECKING:
    from numpy.typing import NDArray

_FEWEST = 20
_BINS = 3
_INNER = 0.8
_ORIGINS = 12


def variances(
    values: NDArray[np.float64],
    bands: NDArray[np.float64],
    *,
    mean: NDArray[np.float64],
    totals: NDArray[np.float64] | None = None,
) -> NDArray[np.float64]:
    """Log variance of every projected cell.

    For each age band the variance is `a·h + b·h² + (c + d·h) / persons`, non-negative coefficients, fitted to what held
    80 per cent of the errors from earlier origins, with a dated prior beside them.

    Args:
        values: persons, shape (region, sex, band, education, year).
        bands: first and last age, shape (band, 2).
        mean: projected persons, shape (region, sex, band, education, horizon).
        totals: set when the number of persons in the bands is given from outside: the errors are then of shares.

    Returns:
        As `mean`.
    """
    errors = _errors(values, bands, horizon=mean.shape[-1], shares_only=totals is not None)
    ahead = np.arange(1, mean.shape[-1] + 1, dtype=float)
    result = np.empty_like(mean)
    for band in range(bands.shape[0]):
        fitted = _fit([(h, persons[:, :, band].ravel(), miss[:, :, band].ravel()) for h, persons, miss in errors])
        persons = np.maximum(mean[:, :, band], 1.0)
        result[:, :, band] = _features(ahead, persons) @ fitted
    return np.minimum(result, float(setting("uncertainty.largest_sd")) ** 2)


def _features(ahead: NDArray[np.float64] | float, persons: NDArray[np.float64]) -> NDArray[np.float64]:
    ahead = np.broadcast_to(ahead, persons.shape)
    return np.stack([ahead, ahead**2, 1 / persons, ahead / persons], axis=-1)


def _errors(
    values: NDArray[np.float64], bands: NDArray[np.float64], *, horizon: int, shares_only: bool
) -> list[tuple[int, NDArray[np.float64], NDArray[np.float64]]]:
    """Horizon, forecast persons and log error of every cell from every origin with three years or more."""
    count = values.shape[-1]
    found = []
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


def _fit(cases: list[tuple[int, NDArray[np.float64], NDArray[np.float64]]]) -> NDArray[np.float64]:
    rows, spreads, weights = [], [], []
    for ahead in sorted({ahead for ahead, _, _ in cases}):
        persons = np.concatenate([size for step, size, _ in cases if step == ahead])
        miss = np.abs(np.concatenate([error for step, _, error in cases if step == ahead]))
        for members in np.array_split(np.argsort(persons, kind="stable"), _BINS):
            if members.size < _FEWEST // _BINS:
                continue
            reach = float(np.quantile(miss[members], _INNER)) / float(norm.ppf(0.5 + _INNER / 2))
            rows.append(_features(float(ahead), np.array(max(float(np.median(persons[members])), 1.0))))
            spreads.append(max(reach**2, 1e-7))
            weights.append(np.sqrt(members.size))
    strength = np.sqrt(float(setting("uncertainty.prior_weight")) * (float(np.sum(np.square(weights))) or 1.0) / 4)
    for ahead in (1.0, 10.0):
        for size in (100.0, 10000.0):
            rows.append(_features(ahead, np.array(size)))
            spreads.append(float(setting("uncertainty.yearly_sd")) ** 2 * ahead + float(setting("uncertainty.count_variance")) / size)
            weights.append(strength)
    design = np.array(rows) / np.array(spreads)[:, None] * np.array(weights)[:, None]
    found, _ = nnls(design, np.array(weights))
    return np.asarray(found)
