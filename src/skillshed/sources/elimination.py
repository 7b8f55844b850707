# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Variables that the kind has no dimension for: their total is taken, or their parts are summed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.sources.cells import combined
from skillshed.sources.table import FLAG, VALUE
from skillshed.sources.translation import divide, is_total

if TYPE_CHECKING:
    from skillshed.sources.cells import Cells
    from skillshed.sources.table import Variable


def eliminate(cells: Cells, variable: Variable) -> Cells:
    """Take one variable away without changing what the figures say.

    Raises:
        InputError: the variable divides figures that cannot be summed, and there is no total.
    """
    column = cells.frame[variable.code]
    present = [
        str(value) for value in column.cat.categories[np.unique(column.cat.codes[column.cat.codes >= 0])]
    ]
    without = cells.frame.drop(columns=variable.code)
    if len(present) == 1:
        label = variable.labels[present[0]]
        return cells.having(
            without,
            Text(
                sv=f"{variable.label}: gäller bara ”{label}”",
                en=f"{variable.label}: holds for “{label}” only",
            ),
        )
    if _repeats_another(cells, variable.code):
        return cells.having(without)
    total = next((value for value in present if _is_total(value, variable.labels[value])), None)
    if total is not None:
        kept = without[(column == total).to_numpy()].reset_index(drop=True)
        return cells.having(
            kept,
            Text(
                sv=f"{variable.label}: bara ”{variable.labels[total]}” är taget",
                en=f"{variable.label}: only “{variable.labels[total]}” is taken",
            ),
        )
    if not cells.kind.additive:
        raise _indivisible(variable)
    return cells.having(
        _summed(cells, variable.code),
        Text(
            sv=f"{variable.label}: {len(present)} delar är summerade",
            en=f"{variable.label}: {len(present)} parts are summed",
        ),
    )


def _is_total(code: str, label: str) -> bool:
    divided = divide(label) if code == label else (code, label)
    return is_total(*divided)


def _repeats_another(cells: Cells, name: str) -> bool:
    """Whether the variable only says again what another one says, such as a name beside its code."""
    own = cells.frame[name].cat.codes.to_numpy()
    for other in cells.axes():
        if other == name:
            continue
        codes = cells.frame[other].cat.codes.to_numpy()
        pairs = len(np.unique(combined(cells.frame, [name, other])))
        if pairs == len(np.unique(codes)) and len(np.unique(own)) > 1 and pairs >= len(np.unique(own)):
            return True
    return False


def _summed(cells: Cells, name: str) -> pd.DataFrame:
    """Sum over a variable; a sum with a missing part is missing, for the reason of its first missing part."""
    keys = [key for key in cells.axes() if key != name]
    groups, first = pd.factorize(combined(cells.frame, keys))
    values = cells.frame[VALUE].to_numpy()
    missing = np.isnan(values)
    totals = np.bincount(groups, weights=np.where(missing, 0.0, values), minlength=len(first))
    holes = np.bincount(groups, weights=missing, minlength=len(first)) > 0
    places = _first_places(groups, np.arange(len(groups)), len(first))
    kept = cells.frame.drop(columns=name).iloc[places].reset_index(drop=True)
    reasons = (
        cells.frame[FLAG]
        .iloc[_first_places(groups, np.flatnonzero(missing), len(first))]
        .reset_index(drop=True)
    )
    kept[VALUE] = np.where(holes, np.nan, totals)
    kept[FLAG] = reasons.where(holes)
    return kept


def _first_places(groups: np.ndarray, places: np.ndarray, size: int) -> np.ndarray:
    """The first of some places in each group; 0 for a group that has none."""
    found = np.zeros(size, dtype=np.intp)
    found[groups[places[::-1]]] = places[::-1]
    return found


def _indivisible(variable: Variable) -> InputError:
    return InputError(
        Text(
            sv=f"Tabellen är delad efter {variable.label}, som inte kan läggas ihop",
            en=f"The table is divided by {variable.label}, which cannot be added up",
        ),
        why=Text(
            sv="Medelvärden kan inte summeras, och totalen saknas.",
            en="Averages cannot be summed, and the total is absent.",
        ),
        mend=Text(
            sv=f"Hämta tabellen med totalen för {variable.label}",
            en=f"Fetch the table with the total of {variable.label}",
        ),
    )
