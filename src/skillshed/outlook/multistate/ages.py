# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From age bands to single ages: who of a band has which education.

Within a band the educations are spread by a first guess - the ages at which they are completed, and the line between the
middles of neighbouring bands - that is fitted to both margins (Deming & Stephan 1940): persons by single age, and persons by
band and education. Before the first band everyone has the lowest education; after the last one its shares hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.multistate.educations import UNKNOWN, typical
from skillshed.outlook.multistate.settings import setting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


def single_ages(stock: Floats, bands: Floats, people: Floats, *, educations: Sequence[str]) -> Floats:
    """Divide people of every single age by education.

    Args:
        stock: persons by band and education, `[…, band, education]`; only their shares count.
        bands: first and last age of each band, rising, `[band, 2]`.
        people: persons by single age, `[…, age]`.
        educations: their codes, the lowest first.

    Returns:
        Persons, `[…, age, education]`; sums to `people` over education, and within each band to the band's shares.
    """
    shares = _shares(stock)
    guess = _guess(shares, bands, ages=people.shape[-1], educations=educations)
    result = np.zeros((*people.shape, len(educations)))
    first, last = int(bands[0, 0]), min(int(bands[-1, 1]), people.shape[-1] - 1)
    result[..., :first, 0] = people[..., :first]
    result[..., last + 1 :, :] = people[..., last + 1 :, None] * shares[..., -1, None, :]
    covered = first
    for place, (low, high) in enumerate(bands.astype(int)):
        at = slice(max(covered, int(low)), min(int(high), last) + 1)
        between = slice(covered, at.start)
        result[..., between, :] = people[..., between, None] * shares[..., max(place - 1, 0), None, :]
        result[..., at, :] = _fitted(guess[..., at, :], people[..., at], shares[..., place, :])
        covered = at.stop
    return result


def _shares(stock: Floats) -> Floats:
    """Shares of each band; a band without anybody has those of its nation."""
    whole = stock.sum(axis=-1, keepdims=True)
    nation = stock.sum(axis=tuple(range(stock.ndim - 2)), keepdims=True) + 1e-9
    return np.asarray(
        np.where(whole > 0, stock / np.maximum(whole, 1e-9), nation / nation.sum(axis=-1, keepdims=True))
    )


def _guess(shares: Floats, bands: Floats, *, ages: int, educations: Sequence[str]) -> Floats:
    middle = bands.mean(axis=1)
    age = np.arange(ages)
    place = np.interp(age, middle, np.arange(len(middle)))
    left = np.floor(place).astype(int)
    right = np.minimum(left + 1, len(middle) - 1)
    part = (place - left)[:, None]
    line = (1 - part) * shares[..., left, :] + part * shares[..., right, :]
    steep = (age[:, None] + 0.5 - typical("ages.completed", educations)) / typical("ages.spread", educations)
    done = 1 / (1 + np.exp(-np.clip(steep, -50, 50)))
    done[:, 0] = 1.0
    done[:, [code in UNKNOWN for code in educations]] = 1.0
    return np.asarray((line + 1e-6) * done + 1e-12)


def _fitted(guess: Floats, people: Floats, shares: Floats) -> Floats:
    """Fit `[…, age, education]` to persons `[…, age]` and to shares `[…, education]`; ages have the last word."""
    wanted = shares * people.sum(axis=-1, keepdims=True)
    now = guess * people[..., None]
    for _ in range(int(setting("ages.rounds"))):
        now = now * (wanted / np.maximum(now.sum(axis=-2), 1e-30))[..., None, :]
        now = now * (people / np.maximum(now.sum(axis=-1), 1e-30))[..., None]
    return np.asarray(now)
