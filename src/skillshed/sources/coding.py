# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The values of a table's variables become our codes, each distinct value once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.sources.translation import divide, translator

if TYPE_CHECKING:
    from skillshed.sources.assignment import Assignment
    from skillshed.sources.cells import Cells
    from skillshed.sources.table import Variable

_SHOWN = 3


def coded(cells: Cells, assignment: Assignment, *, fictitious: bool) -> Cells:
    """Translate every mapped variable into its dimension.

    Raises:
        InputError: a value is no code or name of the dimension's classification; the first such row is named.
    """
    frame = cells.frame
    for dimension, variable in assignment.mapped.items():
        codes = _codes(cells, dimension, variable=variable, fictitious=fictitious)
        column = frame[variable.code].cat
        renumbered, distinct = pd.factorize(
            np.array([codes[value] for value in column.categories], dtype=object)
        )
        recoded = pd.Categorical.from_codes(
            renumbered[column.codes.to_numpy()], categories=pd.Index(distinct, dtype=object)
        )
        others = frame.drop(columns=variable.code)
        others[dimension] = recoded
        frame = others
    return cells.having(frame)


def _codes(cells: Cells, dimension: str, *, variable: Variable, fictitious: bool) -> dict[str, str]:
    """Give the code of each of a variable's values that occurs."""
    classification = cells.kind.dimensions[dimension]
    translate = translator(classification, fictitious=fictitious)
    aliases = cells.kind.aliases.get(dimension, {})
    codes: dict[str, str] = {}
    unknown: list[str] = []
    for value in map(str, cells.frame[variable.code].cat.categories):
        label = variable.labels.get(value, value)
        pair = divide(label) if value == label else (value, label)
        found = aliases.get(value) or translate(*pair) or translate(value, label)
        if found is None:
            unknown.append(value)
        codes[value] = found or ""
    present = set(np.unique(cells.frame[variable.code].cat.codes))
    categories = list(cells.frame[variable.code].cat.categories)
    unknown = [value for value in unknown if categories.index(value) in present]
    if unknown:
        raise _unknown(cells, variable, unknown=unknown, classification=classification)
    return codes


def _unknown(cells: Cells, variable: Variable, *, unknown: list[str], classification: str) -> InputError:
    position = int(np.flatnonzero((cells.frame[variable.code] == unknown[0]).to_numpy())[0])
    line = cells.place(position) if cells.lines is None else ""
    if cells.lines is not None:
        number, _ = cells.lines.of(position)
        line = str(
            Text(sv=f"rad {number}, kolumn {variable.label}", en=f"line {number}, column {variable.label}")
        )
    shown = ", ".join(_named(value, variable) for value in unknown[:_SHOWN])
    more = len(unknown) - _SHOWN
    return InputError(
        Text(sv=f"Okänd kod i {variable.label}: {shown}", en=f"Unknown code in {variable.label}: {shown}"),
        where=line,
        why=Text(
            sv=f"Värdet finns inte i {classification}{f' (och {more} till)' if more > 0 else ''}.",
            en=f"The value is not in {classification}{f' (and {more} more)' if more > 0 else ''}.",
        ),
        mend=Text(
            sv="Kontrollera raden; se kända koder med skillshed codes, eller ange tabellslaget med --as",
            en="Check the row; see the known codes with skillshed codes, or name the kind of table with --as",
        ),
    )


def _named(value: str, variable: Variable) -> str:
    label = variable.labels.get(value, value)
    return value if value == label else f"{value} {label}"
