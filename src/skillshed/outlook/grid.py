# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From a long frame to an array with named axes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray


def grid(
    frame: pd.DataFrame,
    axes: Mapping[str, Iterable[object]],
    *,
    measure: str = "value",
    missing: float = 0.0,
) -> NDArray[np.float64]:
    """Sum a frame's figures into an array; columns that are no axis are summed over.

    Args:
        frame: one column for each axis, and the measure.
        axes: codes along each axis, in the array's order; rows with other codes are left out. `year` is read as a whole number.
        measure: the column with the figures.
        missing: what stands where the frame has no figure.

    >>> grid(pd.DataFrame({"region": ["a", "a"], "year": [1, 2], "value": [3, 4]}), {"region": ["a", "b"], "year": [2]})
    array([[4.],
           [0.]])
    """
    codes = {name: pd.Index(list(axis)) for name, axis in axes.items()}
    keys = {name: frame[name].astype(int if name == "year" else str).to_numpy() for name in axes}
    places = [codes[name].get_indexer(pd.Index(key)) for name, key in keys.items()]
    values = frame[measure].to_numpy(dtype=float)
    usable = np.all([place >= 0 for place in places], axis=0) & ~np.isnan(values)
    where = tuple(place[usable] for place in places)
    total = np.zeros([len(index) for index in codes.values()])
    seen = np.zeros(total.shape, dtype=bool)
    np.add.at(total, where, values[usable])
    seen[where] = True
    return np.where(seen, total, missing)
