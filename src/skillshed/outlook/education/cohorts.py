# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How each age band will be educated, and how many it will hold: cohorts move through the bands.

Those who will be in a band in `h` years are `h` years younger today. Their education today is read between the
bands' middle ages; it is moved by what the cohort before them gained between the same ages (adult education, migration,
mortality), and, for those who have not yet been educated, by the damped trend of the band itself, on the logit scale.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.education.settings import setting

if TYPE_CHECKING:
    from numpy.typing import NDArray

_HALF = 0.5  # persons added to every cell, so that logs exist


def project_shares(
    values: NDArray[np.float64], bands: NDArray[np.float64], *, horizon: int
) -> NDArray[np.float64]:
    """Share of each education in each band, `1 … horizon` years ahead.

    Args:
        values: persons, shape (region, sex, band, education, year).
        bands: first and last age of each band, shape (band, 2).
        horizon: years.

    Returns:
        Shape (region, sex, band, education, horizon); adds to one over education.
    """
    logs = _log_shares(values)
    middle = bands.mean(axis=1)
    back = min(logs.shape[-1] - 1, int(setting("cohort.memory")))
    weight = _regional_weight(values[..., -1])
    upgrade = _towards_nation(
        _upgrade(logs, middle, back=back), _upgrade(_nation(values), middle, back=back), weight
    )
    slope = _towards_nation(_slope(logs, back=back), _slope(_nation(values), back=back), weight)
    years = [
        _one_year(logs[..., -1], middle, ahead=ahead, moved=(upgrade, slope, back))
        for ahead in range(1, horizon + 1)
    ]
    shares = np.exp(np.stack(years, axis=-1))
    return np.asarray(shares / shares.sum(axis=3, keepdims=True))


def _log_shares(values: NDArray[np.float64]) -> NDArray[np.float64]:
    smoothed = values + _HALF
    return np.asarray(np.log(smoothed / smoothed.sum(axis=3, keepdims=True)))


def _nation(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return _log_shares(values.sum(axis=0, keepdims=True))


def _one_year(
    now: NDArray[np.float64],
    middle: NDArray[np.float64],
    *,
    ahead: int,
    moved: tuple[NDArray[np.float64], NDArray[np.float64], int],
) -> NDArray[np.float64]:
    upgrade, slope, back = moved
    gained = float(setting("cohort.upgrade")) * min(ahead / max(back, 1), 1.0)
    cohort = _younger(now, middle, years=ahead) + gained * upgrade
    damping = float(setting("cohort.damping"))
    trend = now + slope * float(np.sum(damping ** np.arange(1, ahead + 1)))
    table = setting("cohort.weight_by_age")
    trust = np.interp(middle - ahead, [float(age) for age in table], [float(each) for each in table.values()])
    return np.asarray(trust[:, None] * cohort + (1 - trust[:, None]) * trend)


def _younger(logs: NDArray[np.float64], middle: NDArray[np.float64], *, years: int) -> NDArray[np.float64]:
    """Log shares at the bands' middle ages less `years`, read on the line between bands; the youngest stays itself."""
    place = np.interp(middle - years, middle, np.arange(middle.size))
    left = np.floor(place).astype(int)
    right = np.minimum(left + 1, middle.size - 1)
    part = (place - left)[:, None]
    shares = np.exp(logs)
    return np.asarray(np.log((1 - part) * shares[:, :, left] + part * shares[:, :, right]))


def _upgrade(logs: NDArray[np.float64], middle: NDArray[np.float64], *, back: int) -> NDArray[np.float64]:
    """Change of log shares within cohorts over the last `back` years."""
    if back == 0:
        return np.zeros(logs.shape[:-1])
    return logs[..., -1] - _younger(logs[..., -1 - back], middle, years=back)


def _slope(logs: NDArray[np.float64], *, back: int) -> NDArray[np.float64]:
    """Yearly change of a band's log shares over the last `back` years."""
    return (logs[..., -1] - logs[..., -1 - back]) / max(back, 1)


def _regional_weight(persons: NDArray[np.float64]) -> NDArray[np.float64]:
    """Trust in a region's own changes, by the persons of the band: shape (region, sex, band, 1)."""
    count = persons.sum(axis=3, keepdims=True)
    return np.asarray(count / (count + float(setting("cohort.regional_prior"))))


def _towards_nation(
    own: NDArray[np.float64], nation: NDArray[np.float64], weight: NDArray[np.float64]
) -> NDArray[np.float64]:
    return weight * own + (1 - weight) * nation


def project_numbers(
    values: NDArray[np.float64], bands: NDArray[np.float64], *, horizon: int
) -> NDArray[np.float64]:
    """Persons in each band, `1 … horizon` years ahead: those who are younger today times what their elders kept.

    The cohort-change ratio (Hamilton and Perry 1962) is read over the last ten years, or what there is of them.
    The youngest band stays as it is: how many will be born or come is not known here.

    Returns:
        Shape (region, sex, band, horizon).
    """
    middle, width = bands.mean(axis=1), bands[:, 1] - bands[:, 0] + 1
    density = values.sum(axis=3) / width[:, None]  # (region, sex, band, year), persons per year of age
    back = min(density.shape[-1] - 1, int(setting("cohort.memory")))
    before = _density(density[..., -1 - back], middle, years=back)
    ratio = np.where(before > 0, density[..., -1] / np.where(before > 0, before, 1.0), 1.0)
    ratio = np.clip(ratio, 0.5, 2.0)  # beyond it a boundary has moved, not people
    ratio[:, :, 0] = 1.0
    years = []
    for ahead in range(1, horizon + 1):
        share = ahead / max(back, 1) if back else 0.0
        years.append(_density(density[..., -1], middle, years=ahead) * ratio ** min(share, 1.0) * width)
    return np.stack(years, axis=-1)


def _density(density: NDArray[np.float64], middle: NDArray[np.float64], *, years: int) -> NDArray[np.float64]:
    place = np.interp(middle - years, middle, np.arange(middle.size))
    left = np.floor(place).astype(int)
    right = np.minimum(left + 1, middle.size - 1)
    part = place - left
    return np.asarray((1 - part) * density[:, :, left] + part * density[:, :, right])
