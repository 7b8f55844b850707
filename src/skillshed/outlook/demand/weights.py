# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Weights of the forecasters, earned in the training years and shrunk towards near-equal ones.

For each horizon and size class the weights that would have made the smallest absolute errors - non-negative, adding
to one - are found over all series and origins (Granger and Ramanathan 1984, by reweighted least squares), then

    weight = (n · earned + k · prior) / (n + k)            (Diebold and Pauly 1990)

with `n` the number of origins, not of series: thousands of series in one year have lived through one business cycle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import nnls

from skillshed.outlook.demand.forecasters import CELL_FORECASTERS, MARGIN_FORECASTERS, size_class
from skillshed.outlook.demand.settings import setting, spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from skillshed.outlook.demand.origins import Origin

CLASSES = 3
_ROUNDS = 4
_SUM_TO_ONE = 1e4  # weight of the row that makes the weights add to one; large against any standardised error


def prior(names: Sequence[str], *, years: int, ahead: int) -> NDArray[np.float64]:
    """Weights before any back-test, in the order of `names`; they add to one.

    An undamped trend counts for less the farther it is prolonged beyond the years that it was seen in: its weight is
    multiplied by `(years - 1) / (years - 1 + ahead - 1)`.
    """
    table, undamped = setting("weights.prior"), setting("weights.undamped")
    reach = max(years - 1, 1) / (max(years - 1, 1) + ahead - 1)
    raw = np.array([float(table[name]) * (reach if name in undamped else 1.0) for name in names])
    return np.asarray(raw / raw.sum())


def earned(
    said: NDArray[np.float64], came: NDArray[np.float64], *, scale: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Find the non-negative weights, adding to one, with the smallest sum of |came - weights · said| / scale.

    Args:
        said: shape (forecaster, case), persons.
        came: shape (case,), persons.
        scale: shape (case,), persons; what an error is measured against.
    """
    few = spaced(came.shape[0], int(setting("sample.cases")))
    said, came, scale = said[:, few], came[few], scale[few]
    design, outcome = (said / scale).T, came / scale
    if not outcome.size:
        return np.full(said.shape[0], 1 / said.shape[0])
    importance = np.ones(outcome.shape[0])
    weights = np.full(said.shape[0], 1 / said.shape[0])
    for _ in range(_ROUNDS):
        weights = _simplex_least_squares(design, outcome, importance=importance)
        error = np.abs(outcome - design @ weights)
        importance = 1 / np.maximum(error, 0.1 * float(np.median(error)) + 1e-9)
    return weights


def _simplex_least_squares(
    design: NDArray[np.float64], outcome: NDArray[np.float64], *, importance: NDArray[np.float64]
) -> NDArray[np.float64]:
    gap = design - outcome[:, None]  # since the weights add to one, error = gap · weights
    gram = (gap * importance[:, None]).T @ gap
    gram += np.eye(gram.shape[0]) * (1e-6 * float(np.trace(gram)) / gram.shape[0] + 1e-12)
    root = np.linalg.cholesky(gram / float(np.trace(gram))).T
    rows = np.vstack([root, np.full((1, root.shape[1]), _SUM_TO_ONE)])
    solution, _ = nnls(rows, np.append(np.zeros(root.shape[0]), _SUM_TO_ONE))
    return np.asarray(solution / solution.sum())


def shrink(found: NDArray[np.float64], towards: NDArray[np.float64], *, origins: int) -> NDArray[np.float64]:
    """Draw earned weights towards the prior ones by the number of origins they rest on."""
    strength = float(setting("weights.prior_cases"))
    return (origins * found + strength * towards) / (origins + strength)


def cell_weights(origins: Sequence[Origin], horizon: int, *, years: int) -> NDArray[np.float64]:
    """Weights for the cells, shape (horizon, class, forecaster); a horizon never seen takes the longest seen one's."""
    result = np.zeros((horizon, CLASSES, len(CELL_FORECASTERS)))
    found, count = np.zeros((CLASSES, len(CELL_FORECASTERS))), 0
    for step in range(horizon):
        seen = [origin for origin in origins if origin.horizon > step]
        if seen:
            found, count = _by_class(seen, step), len(seen)
        result[step] = shrink(found, prior(CELL_FORECASTERS, years=years, ahead=step + 1), origins=count)
    return result


def _by_class(seen: Sequence[Origin], step: int) -> NDArray[np.float64]:
    """Each size class's own weights, drawn towards everyone's when the class is small."""
    said, came, level = _cell_cases(seen, step)
    scale, classes = np.sqrt(np.maximum(level, 1.0)), size_class(level)
    everyone = earned(said, came, scale=scale)
    found = np.tile(everyone, (CLASSES, 1))
    for number in np.unique(classes):
        members = classes == number
        trust = members.sum() / (members.sum() + float(setting("weights.class_cases")))
        own = earned(said[:, members], came[members], scale=scale[members])
        found[number] = trust * own + (1 - trust) * everyone
    return found


def _cell_cases(
    origins: Sequence[Origin], step: int
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    said, came, level = [], [], []
    for origin in origins:
        usable = origin.known & ~np.isnan(origin.came[..., step]) & (origin.past.cells[..., -1] > 0)
        said.append(origin.said.cells[:, usable, step])
        came.append(origin.came[usable, step])
        level.append(origin.past.cells[usable, -1])
    return np.concatenate(said, axis=1), np.concatenate(came), np.concatenate(level)


def margin_weights(origins: Sequence[Origin], horizon: int, *, years: int) -> NDArray[np.float64]:
    """Weights for occupations in the nation, regions and the total alike, shape (horizon, forecaster)."""
    result = np.zeros((horizon, len(MARGIN_FORECASTERS)))
    found, count = np.zeros(len(MARGIN_FORECASTERS)), 0
    for step in range(horizon):
        seen = [origin for origin in origins if origin.horizon > step]
        if seen:
            found, count = _margins_earned(seen, step), len(seen)
        result[step] = shrink(found, prior(MARGIN_FORECASTERS, years=years, ahead=step + 1), origins=count)
    return result


def _margins_earned(seen: Sequence[Origin], step: int) -> NDArray[np.float64]:
    said = np.concatenate(
        [np.concatenate([one.said.nation[..., step], one.said.regional[..., step]], axis=1) for one in seen],
        axis=1,
    )
    full = [one.full[..., step] for one in seen]
    came = np.concatenate([np.concatenate([one.sum(axis=0), one.sum(axis=1)]) for one in full])
    return earned(said, came, scale=np.sqrt(np.maximum(said[0], 1.0)))
