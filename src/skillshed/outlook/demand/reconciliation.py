# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Make cells, regions, occupations and the nation agree, each giving way by how uncertain it is.

The reconciled figures are the closest to all forecasts, in units of their variances, that add up (Byron 1978;
Wickramasuriya, Athanasopoulos and Hyndman 2019 with diagonal variances):

    y = ŷ - W Cᵀ (C W Cᵀ)⁻¹ C ŷ

`C` holds one row for each region, one for each occupation and one for the nation. `C W Cᵀ` is then a dense system
of regions + occupations + 1 unknowns - never one of all cells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.linalg import cho_factor, cho_solve

if TYPE_CHECKING:
    from numpy.typing import NDArray


def reconcile(
    cells: NDArray[np.float64],
    regional: NDArray[np.float64],
    nation: NDArray[np.float64],
    *,
    total: NDArray[np.float64],
    variances: tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64], float],
) -> NDArray[np.float64]:
    """Adjust cell forecasts so that they agree with the forecasts of their sums; one factorisation serves all years.

    Args:
        cells: persons, shape (region, occupation, horizon).
        regional: forecast of each region's sum, shape (region, horizon).
        nation: forecast of each occupation's sum, shape (occupation, horizon).
        total: forecast of the sum of everything, shape (horizon,).
        variances: error variances of the four, as above without horizon; a cell with variance 0 stays as it is.

    Returns:
        Persons, shape (region, occupation, horizon); never negative. The sums are their sums: coherent by construction.
    """
    of_cells, of_regions, of_nation, of_total = variances
    system = _system(of_cells, of_regions, nation_variance=of_nation, total_variance=of_total)
    system[np.diag_indices_from(system)] += 1e-12 * float(system.max(initial=1.0))  # a region of nobody
    gap = np.concatenate(
        [cells.sum(axis=1) - regional, cells.sum(axis=0) - nation, cells.sum(axis=(0, 1))[None] - total]
    )
    price = cho_solve(cho_factor(system, check_finite=False), gap, check_finite=False)
    rows, columns = cells.shape[:2]
    shadow = price[:rows, None] + price[None, rows : rows + columns] + price[-1]
    return _without_negatives(cells - of_cells[..., None] * shadow)


def _system(
    of_cells: NDArray[np.float64],
    of_regions: NDArray[np.float64],
    *,
    nation_variance: NDArray[np.float64],
    total_variance: float,
) -> NDArray[np.float64]:
    across, down = of_cells.sum(axis=1), of_cells.sum(axis=0)
    return np.block(
        [
            [np.diag(across + of_regions), of_cells, across[:, None]],
            [of_cells.T, np.diag(down + nation_variance), down[:, None]],
            [across[None, :], down[None, :], np.array([[of_cells.sum() + total_variance]])],
        ]
    )


def _without_negatives(cells: NDArray[np.float64]) -> NDArray[np.float64]:
    """Set negative cells to nil and take the persons from the same occupation's other regions, in proportion."""
    kept = np.maximum(cells, 0.0)
    wanted, now = np.maximum(cells.sum(axis=0), 0.0), kept.sum(axis=0)
    return kept * np.where(now > 0, wanted / np.where(now > 0, now, 1.0), 0.0)
