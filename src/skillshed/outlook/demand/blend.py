# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The blend: forecasters weighed by what they earned, then made to add up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.demand.forecasters import Forecasts, size_class
from skillshed.outlook.demand.reconciliation import reconcile
from skillshed.outlook.demand.settings import setting
from skillshed.outlook.demand.weights import cell_weights, margin_weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from skillshed.outlook.demand.history import History
    from skillshed.outlook.demand.origins import Origin


@dataclass(frozen=True)
class Blend:
    """Weights and the error sizes that reconciliation goes by.

    Attributes:
        cells: weights, shape (horizon, size class, forecaster).
        margins: weights, shape (horizon, forecaster).
    """

    cells: NDArray[np.float64]
    margins: NDArray[np.float64]

    def apply(self, said: Forecasts, past: History) -> NDArray[np.float64]:
        """Weigh and reconcile; persons, shape (region, occupation, horizon)."""
        horizon = said.cells.shape[-1]
        share = self.cells[:horizon][:, size_class(past.cells[..., -1])]
        cells = np.einsum("mroh,hrom->roh", said.cells, share, optimize=True)
        nation = np.einsum("moh,hm->oh", said.nation, self.margins[:horizon])
        regional = np.einsum("mrh,hm->rh", said.regional, self.margins[:horizon])
        total = np.einsum("mh,hm->h", said.total, self.margins[:horizon])
        return reconcile(cells, regional, nation, total=total, variances=_variances(past))


def learn(origins: Sequence[Origin], horizon: int, *, years: int) -> Blend:
    """Earn the weights in the training years; `years` is the length of the history."""
    return Blend(cell_weights(origins, horizon, years=years), margin_weights(origins, horizon, years=years))


def _variances(
    past: History,
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64], float]:
    """Error variances in persons²; only their proportions matter, and those hardly change with the horizon."""
    own, noise = float(setting("uncertainty.cell_sd")), float(setting("uncertainty.cell_count_variance"))
    country, place = (
        float(setting("uncertainty.national_growth_sd")),
        float(setting("uncertainty.regional_sd")),
    )
    trade = float(setting("uncertainty.occupation_sd"))
    cells, nation, regional = past.cells[..., -1], past.nation[:, -1], past.regional[:, -1]
    total = float(past.total[-1])
    return (
        (own**2 + trade**2) * cells**2 + noise * cells,
        (place**2 + country**2) * regional**2 + 1e-9,
        trade**2 * nation**2 + 1e-9,
        country**2 * total**2 + 1e-9,
    )
