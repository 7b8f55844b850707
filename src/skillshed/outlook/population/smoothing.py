# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Smoothing along age, and weights that fade with time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def smooth_ratio(
    over: NDArray[np.float64], under: NDArray[np.float64], *, width: float
) -> NDArray[np.float64]:
    """Give over/under with neighbouring ages' help: a normal kernel of `width` years along the last axis."""
    kernel = age_kernel(over.shape[-1], width)
    return np.asarray((over @ kernel) / np.maximum(under @ kernel, 1e-12))


def age_kernel(ages: int, width: float) -> NDArray[np.float64]:
    """A symmetric normal kernel `[age, age]`."""
    apart = np.arange(ages)[:, None] - np.arange(ages)[None, :]
    return np.exp(-0.5 * (apart / width) ** 2)


def fading(steps: int, *, half_life: float) -> NDArray[np.float64]:
    """Weights `[step]`, 1 for the newest, halved every `half_life` steps."""
    return np.asarray(0.5 ** (np.arange(steps)[::-1] / half_life))
