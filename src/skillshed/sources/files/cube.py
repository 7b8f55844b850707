# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A cube of figures laid out in a row, as JSON-stat and PX hold it, becomes a frame."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.language import Text
from skillshed.sources.files.refusals import damaged, too_large
from skillshed.sources.limits import limits
from skillshed.sources.table import FLAG, VALUE

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from skillshed.sources.table import Variable


def cells_of(variables: Sequence[Variable]) -> int:
    """How many cells a cube of these variables has.

    Raises:
        InputError: more than `limits().cells`, or no variable at all.
    """
    if not variables:
        raise damaged(Text(sv="Tabellen har inga variabler.", en="The table has no variables."))
    size = prod(len(variable.labels) for variable in variables)
    if size > limits().cells:
        raise too_large(size * 8, limits().cells * 8)
    return size


def frame_of(
    variables: Sequence[Variable], values: npt.NDArray[np.float64], flags: pd.Categorical
) -> pd.DataFrame:
    """Lay the cube out as one row per figure.

    Args:
        variables: from the slowest to the fastest.
        values: shape (product of the variables' sizes,), row-major.
        flags: same shape.
    """
    columns: dict[str, object] = {}
    before, after = 1, len(values)
    for variable in variables:
        size = len(variable.labels)
        after //= size
        codes = np.tile(np.repeat(np.arange(size), after), before)
        columns[variable.code] = pd.Categorical.from_codes(
            codes, categories=pd.Index(list(variable.labels), dtype=object)
        )
        before *= size
    return pd.DataFrame({**columns, VALUE: values, FLAG: flags}, copy=False)
