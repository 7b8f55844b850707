# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A conditional logit on counts, its parameters drawn towards nil (McFadden 1974; a normal prior as ridge)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize

if TYPE_CHECKING:
    import scipy.sparse as sp
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Choices:
    """Alternatives in sets: one row per alternative, the sets' rows together.

    Attributes:
        design: what an alternative is like, [row, parameter].
        begins: the first row of each set, [set].
        counts: how many chose it, [row]; may be weighed.
        offset: utility that is known beforehand, [row].
    """

    design: sp.csr_array
    begins: Ints
    counts: Floats
    offset: Floats


def log_shares(utility: Floats, begins: Ints) -> tuple[Floats, Floats]:
    """The log probability of each row within its set, and each set's inclusive value (the log of its sum of exponentials)."""
    sizes = np.diff(np.append(begins, len(utility)))
    top = np.maximum.reduceat(utility, begins)
    total = np.add.reduceat(np.exp(utility - np.repeat(top, sizes)), begins)
    inclusive = top + np.log(total)
    return utility - np.repeat(inclusive, sizes), inclusive


def fit_logit(choices: Choices, spread: Floats) -> Floats:
    """The most probable parameters.

    Args:
        choices: what was chosen among what.
        spread: prior standard deviation of each parameter; infinite for one that is not drawn, [parameter].

    Returns:
        Parameters, [parameter].
    """
    precision = np.where(np.isinf(spread), 0.0, 1 / np.square(np.where(np.isinf(spread), 1.0, spread)))
    sizes = np.diff(np.append(choices.begins, len(choices.counts)))
    total = np.repeat(np.add.reduceat(choices.counts, choices.begins), sizes)

    def loss(parameters: Floats) -> tuple[float, Floats]:
        share, _ = log_shares(choices.offset + choices.design @ parameters, choices.begins)
        value = -float(choices.counts @ share) + 0.5 * float(precision @ parameters**2)
        slope = choices.design.T @ (total * np.exp(share) - choices.counts) + precision * parameters
        return value, np.asarray(slope)

    start = np.zeros(choices.design.shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 400, "ftol": 1e-10})
    return np.asarray(found.x)
