# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a handful of factors per draw cannot know, added to the interval of what is reported.

A kernel with noise in every cell of every draw would spend all its time on the noise. What is reported gets it instead, in
quadrature on the log scale: a part that grows with the horizon by age, a walk, and the chance of small counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.stats import norm

from skillshed.outlook.multistate.settings import setting

if TYPE_CHECKING:
    import xarray as xr
    from numpy.typing import NDArray

    from skillshed.outlook.multistate.counting import Bands

    Floats = NDArray[np.float64]


def residual_spread(start: xr.DataArray, bands: Bands, mean: Floats, *, by_sex: bool) -> Floats:
    """Standard deviation of the log error beyond the draws, of every figure.

    Args:
        start: persons `[region, sex, education, age]`; the weights of a band's ages.
        bands: first and last age.
        mean: persons, `[year, sex, band, education, region]`.
        by_sex: whether `mean` keeps the sexes apart.

    Returns:
        As `mean`.
    """
    trend = _trend(start, bands, by_sex=by_sex)[..., None]
    ahead = np.arange(1, len(mean) + 1).reshape(-1, 1, 1, 1, 1)
    variance = float(setting("residual.walk")) ** 2 * ahead + (trend * ahead) ** 2
    variance = variance + float(setting("residual.count_variance")) * ahead / np.maximum(mean, 1.0)
    return np.asarray(np.minimum(np.sqrt(variance), float(setting("residual.largest"))))


def _trend(start: xr.DataArray, bands: Bands, *, by_sex: bool) -> Floats:
    """Spread per year ahead, `[sex, band, education]`: the mean over the nation's persons of the band."""
    people = start.transpose("region", "sex", "education", "age").to_numpy().sum(axis=0) + 1e-6
    people = people if by_sex else people.sum(axis=0, keepdims=True)
    table = setting("residual.trend")
    age = np.interp(np.arange(people.shape[-1]), list(table), list(table.values()))
    return np.stack(
        [
            np.average(np.broadcast_to(age[at], people[..., at].shape), weights=people[..., at], axis=-1)
            for at in (slice(first, last + 1) for first, last in bands.values())
        ],
        axis=1,
    )


def widened(figures: Floats, spread: Floats, *, level: float) -> Floats:
    """Give wider low and high, `[2, …]`, from mean, low and high `[3, …]` and the spread beyond them."""
    mean, low, high = figures
    reach = float(norm.ppf(0.5 + level / 2)) * spread
    safe = np.maximum(mean, 1e-12)
    below = np.log(np.maximum(low, 1e-12) / safe)
    above = np.log(np.maximum(high, 1e-12) / safe)
    return np.stack([mean * np.exp(-np.hypot(below, reach)), mean * np.exp(np.hypot(above, reach))])
