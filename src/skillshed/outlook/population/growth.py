# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How the error of a total grows with the years ahead, learned from past errors with a prior.

The growth of a region departs from the expected by shocks that pass within the year and by shocks that linger (an
autoregression); the error of its total is their sum over the years.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import nnls
from scipy.stats import norm as normal
from scipy.stats import t as student

from skillshed.outlook.population.assumptions import assumption

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Growth:
    """Variance of a log error h years ahead: `walk * h + wave * waves(h)`.

    `walk` is the variance of a year's passing shock to growth, `wave` of one that lingers. `caution` widens an interval
    whose variance was itself learned from a short past (Student's t against the normal).
    """

    walk: float
    wave: float
    caution: float = 1.0

    def variance(self, horizon: int) -> NDArray[np.float64]:
        """Give the variance for 1…horizon years ahead."""
        return self.walk * np.arange(1, horizon + 1) + self.wave * waves(horizon)


def waves(horizon: int) -> NDArray[np.float64]:
    """Variance of the sum of an autoregression of unit shocks that starts from nil, 1…horizon years ahead."""
    memory = assumption("growth_wave_memory")
    reach = (1 - memory ** np.arange(1, horizon + 1)) / (1 - memory)
    return np.asarray(np.cumsum(reach**2))


def prior_growth(kind: str) -> Growth:
    """Give what is assumed before any error is seen; `kind` is common or regional."""
    return Growth(assumption(f"{kind}_walk") ** 2, assumption(f"{kind}_wave") ** 2)


def fitted_growth(squares: list[NDArray[np.float64]], *, kind: str) -> Growth:
    """Fit the two terms to squared errors `[h]` of several origins; the prior counts as so many origins."""
    prior = prior_growth(kind)
    longest = max(map(len, squares))
    ahead = np.arange(1, longest + 1)
    laid = _padded(squares, longest)
    origins = np.isfinite(laid).sum(axis=0)
    strength = assumption(f"{kind}_prior_origins")
    mean = (np.nansum(laid, axis=0) + strength * prior.variance(longest)) / (origins + strength)
    scale = np.sqrt(origins + strength) / np.maximum(prior.variance(longest), 1e-12)
    design = np.stack([ahead, waves(longest)], axis=1) * scale[:, None]
    (walk, wave), _ = nnls(design, mean * scale)
    return Growth(float(walk), float(wave), _caution(longest))


def _padded(rows: list[NDArray[np.float64]], length: int) -> NDArray[np.float64]:
    laid = np.full((len(rows), length), np.nan)
    for at, row in enumerate(rows):
        laid[at, : len(row)] = row
    return laid


def _caution(years: int) -> float:
    """Widen as Student's t does; one more degree of freedom for every five years of errors beyond the prior's."""
    freedom = assumption("error_freedom") + years / 5
    return float(student.ppf(0.9, freedom) / normal.ppf(0.9))
