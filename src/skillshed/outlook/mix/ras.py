# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Iterative proportional fitting (RAS): the matrix nearest to a prior that has given row and column sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.mix.settings import setting

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


def ras(prior: Floats, rows: Floats, columns: Floats) -> Floats:
    """Scale rows and columns in turn until both sums hold (Deming & Stephan 1940; Stone 1961).

    Args:
        prior: non-negative, [..., row, column]; leading axes are a batch.
        rows: wanted row sums, [..., row].
        columns: wanted column sums, [..., column]; scaled to the sum of `rows`.

    Returns:
        The fitted matrix, of the batch's shape; its column sums hold exactly, its row sums to the tolerance, where the prior allows.
    """
    whole = rows.sum(axis=-1, keepdims=True)
    told = columns.sum(axis=-1, keepdims=True)
    wanted = columns * np.where(told > 0, whole / np.where(told > 0, told, 1.0), 0.0)
    fitted = np.broadcast_to(
        prior, np.broadcast_shapes(prior.shape, (*rows.shape, columns.shape[-1]))
    ).astype(float)
    for _ in range(int(setting("fitting.rounds"))):
        fitted = fitted * _ratio(rows, fitted.sum(axis=-1))[..., :, None]
        fitted = fitted * _ratio(wanted, fitted.sum(axis=-2))[..., None, :]
        strayed = np.abs(fitted.sum(axis=-1) - rows) / np.maximum(rows, 1e-9)
        if np.where(rows > 0, strayed, 0.0).max(initial=0.0) < float(setting("fitting.tolerance")):
            break
    return np.asarray(fitted)


def _ratio(wanted: Floats, found: Floats) -> Floats:
    return np.asarray(np.where(found > 0, wanted / np.where(found > 0, found, 1.0), 0.0))
