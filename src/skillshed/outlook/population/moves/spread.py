# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How far moves depart from their rates: chance, and patterns by age that shift from one five-year mean to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.population.smoothing import age_kernel

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.outlook.population.moves.steps import StepMoves
    from skillshed.outlook.population.steps import Steps


def dispersion(moves: StepMoves, steps: Steps) -> float:
    """Variance of a year's count over its mean; 1 where people move one by one, more where families do."""
    chosen = moves.known
    people = np.maximum(steps.entrants - steps.losses, 0.0)[chosen]
    left = moves.leaving[chosen]
    rate = left.sum(axis=0) / np.maximum(people.sum(axis=0), 1.0)
    # A year in which more move everywhere is no chance.
    expected = people * rate
    year = left.sum(axis=(1, 2, 3)) / np.maximum(expected.sum(axis=(1, 2, 3)), 1e-9)
    expected *= year[:, None, None, None]
    steps_left = max(len(left) - 1, 1) / len(left)
    many = expected >= 5  # noqa: PLR2004 - rarer events tell nothing of their variance
    square = np.where(many, (left - expected) ** 2 / np.maximum(expected, 1e-9), 0.0)
    found = square.sum() / max(many.sum() * steps_left, 1.0)
    return float(np.clip(found, 1.0, 3.0)) if many.any() else 1.0


def shifting(
    net: NDArray[np.float64], turnover: NDArray[np.float64], known: NDArray[np.bool_], *, chance: float
) -> NDArray[np.float64]:
    """Relative standard deviation `[sex, age]` of net over turnover between two five-year means, beyond chance.

    Args:
        net: `[step, region, sex, age]`, persons.
        turnover: same shape, all who moved either way.
        known: steps that are known, `[step]`.
        chance: variance of a count over its mean.
    """
    net, turnover = net[known], turnover[known]
    span = min(5, len(net) // 2)
    kernel = age_kernel(net.shape[-1], 1.5)
    new, old = slice(len(net) - span, None), slice(len(net) - 2 * span, len(net) - span)
    moved = [turnover[part].sum(axis=0) for part in (new, old)]
    share = [net[part].sum(axis=0) / np.maximum(m, 1.0) for part, m in zip((new, old), moved, strict=True)]
    both = np.where(
        (moved[0] > 0) & (moved[1] > 0), 1 / (1 / np.maximum(moved[0], 1) + 1 / np.maximum(moved[1], 1)), 0
    )
    excess = (both * (share[0] - share[1]) ** 2 - chance * (both > 0)).sum(axis=0) @ kernel
    return np.asarray(np.sqrt(np.clip(excess / np.maximum(both.sum(axis=0) @ kernel, 1e-9) / 2, 0.0, 0.25)))
