# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A demo table as a tidy frame, without the way over a file: for tests that need many worlds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from skillshed.sources.demo.tables.cube import Cube

DIMENSIONS = {
    "Region": "region",
    "Kon": "sex",
    "Alder": "age",
    "AlderModer": "age",
    "Yrke2012": "occupation",
    "SNI2007": "industry",
    "Utbildngrupp": "education",
    "UtbildningsNiva": "education_level",
    "Bostadskommun": "region",
    "Arbetsstallekommun": "workplace",
    "Utflyttningskommun": "origin",
    "Inflyttningskommun": "destination",
    "Tid": "year",
}


def tidy(cube: Cube) -> pd.DataFrame:
    """Give one row per figure: dimensions as categories, `year` int16, `value` float64, `flag`.

    The contents become the column `content` when the table has several. Totals stay in: the caller knows what they are.
    """
    shape = cube.figures.shape
    columns: dict[str, Any] = {}
    for axis, variable in enumerate(cube.variables):
        name = DIMENSIONS.get(variable.code, "content")
        if name == "content" and len(variable.codes) == 1:
            continue
        index = np.broadcast_to(
            np.arange(shape[axis]).reshape([-1 if i == axis else 1 for i in range(len(shape))]), shape
        ).ravel()
        codes = [_code(name, code) for code in variable.codes]
        columns[name] = (
            np.array([int(code[-4:]) for code in codes], dtype=np.int16)[index]
            if name == "year"
            else pd.Categorical.from_codes(index, categories=pd.Index(codes))
        )
    values = cube.figures.ravel().astype(np.float64)
    flag = np.full(len(values), None, dtype=object)
    if cube.secret is not None:
        values[cube.secret.ravel()] = np.nan
        flag[cube.secret.ravel()] = "secret"
    return pd.DataFrame({**columns, "value": values, "flag": pd.array(flag, dtype="string")})


def _code(name: str, code: str) -> str:
    """The house's code where the real table's is another."""
    if name == "age" and code == "065-69":
        return "65-69"
    return "unknown" if (name, code) == ("occupation", "0002") else code
