# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The rows that a table by region lists: nation, counties, municipalities, each a sum of places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.sources.demo.tables.cube import Variable

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.sources.demo.geography import Geography


def region(geography: Geography, *, code: str = "Region", label: str = "region") -> Variable:
    """The region variable with nation, counties and municipalities."""
    return Variable(code, label, {key: name for key, (name, _) in geography.published().items()})


def membership(geography: Geography) -> NDArray[np.float64]:
    """Which places each published region is the sum of, [region, place], ones and zeros."""
    return np.array([rows for _, rows in geography.published().values()], dtype=np.float64)


def by_region(values: NDArray[np.int64], geography: Geography) -> NDArray[np.int64]:
    """Sum places to the published regions.

    Args:
        values: figures, [place, ...].
        geography: the map.

    Returns:
        Figures, [region, ...], in the order of `region(geography)`.
    """
    flat = values.reshape(len(values), -1).astype(np.float64)
    summed = np.rint(membership(geography) @ flat).astype(np.int64)
    return summed.reshape(-1, *values.shape[1:])
