# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Rows of the program: what one rule says, with a label for each row so that its price can be told in words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]


@dataclass
class Rows:
    """`lower ≤ Σ coefficient · column ≤ upper`, one row per label.

    Attributes:
        labels: what each row is about.
        lower, upper: its bounds; numbers or arrays of one per row.
        over: how much of a capacity is taken beyond it already; one unit more first fills that.
        rows, columns, values: the entries so far.
    """

    labels: pd.DataFrame
    lower: ArrayLike = -np.inf
    upper: ArrayLike = np.inf
    over: ArrayLike = 0.0
    rows: list[Ints] = field(default_factory=list)
    columns: list[Ints] = field(default_factory=list)
    values: list[Floats] = field(default_factory=list)

    def add(self, at: ArrayLike, column: Ints, value: ArrayLike = 1.0) -> Rows:
        """Add terms `value · column` to the rows `at`; the three are broadcast against each other."""
        rows, columns, values = np.broadcast_arrays(at, column, np.asarray(value, dtype=float))
        keep = (values != 0).ravel()
        self.rows.append(rows.ravel()[keep])
        self.columns.append(columns.ravel()[keep])
        self.values.append(values.ravel()[keep])
        return self

    def __len__(self) -> int:
        return len(self.labels)
