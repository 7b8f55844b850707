# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Openings of every region, of areas that are sums of regions, and of all occupations together, from the same draws.

Means add up, quantiles do not, so that the interval of a sum is read from the sums of the draws. One area is taken at a
time: the draws of all areas at once would be as many again as those of the regions.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from skillshed.outlook.openings.draws import replaced
from skillshed.outlook.openings.table import Place, told

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    import xarray as xr
    from numpy.typing import NDArray

    from skillshed.outlook.openings.draws import Response

_THREADS = 2  # sorting lets go of the interpreter; places are told side by side, in their order


@dataclass(frozen=True)
class Drawn:
    """What the openings of every place are read from.

    Attributes:
        paths: employed, (draw, region, occupation, year), the base year first.
        response: how replacement answers to the exit rates, of every region.
        shocks: log multiplier of the exit rates, shape (draw, occupation).
    """

    paths: xr.DataArray
    response: Response
    shocks: NDArray[np.float32]


def tell(drawn: Drawn, *, wholes: Mapping[str, Sequence[str]] | None, level: float) -> pd.DataFrame:
    """Give the rows of every region and whole.

    Args:
        drawn: the draws.
        wholes: area → the regions that make it up; None: only regions, and no sum of all occupations either.
        level: share of the draws between low and high.
    """
    regions = [str(region) for region in drawn.paths["region"].to_numpy()]
    parts = {region: [region] for region in regions} | {area: list(of) for area, of in (wholes or {}).items()}

    def one(code: str) -> pd.DataFrame:
        place = _place(drawn, code, [regions.index(part) for part in parts[code]])
        return told(place, level=level, together=wholes is not None)

    with ThreadPoolExecutor(max_workers=_THREADS) as pool:
        return pd.concat(list(pool.map(one, parts)), ignore_index=True)


def _place(drawn: Drawn, code: str, rows: Sequence[int]) -> Place:
    """One region, or the sum of some: who is employed and who leaves in every draw."""
    paths = drawn.paths.to_numpy()
    return Place(
        code,
        occupations=drawn.paths["occupation"].to_numpy().astype(str),
        years=drawn.paths["year"].to_numpy().astype(int),
        persons=_sum([paths[:, row] for row in rows]),
        left=_sum([replaced(paths[:, row], drawn.response.of(row), drawn=drawn.shocks) for row in rows]),
    )


def _sum(parts: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    """Add in order; numpy's own sum of a list would first copy all parts into one array."""
    whole = parts[0]
    for part in parts[1:]:
        whole = whole + part
    return whole
