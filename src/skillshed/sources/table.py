# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A table as its file tells it: variables, labels and figures, before anybody judges what it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

VALUE = "value"
FLAG = "flag"


@dataclass(frozen=True)
class Variable:
    """One variable of a table, for instance `Kon` with `{"1": "män", "2": "kvinnor"}`.

    Args:
        code: what the file calls the variable; the name of its column in the frame.
        label: the variable's name in words; equal to the code where the file has one only.
        labels: value code -> label, in the file's order; equal where the file has one only.
    """

    code: str
    label: str
    labels: dict[str, str]


@dataclass(frozen=True)
class RawTable:
    """What a reader found in a file; nothing has been recognised, renamed or left out yet.

    Args:
        frame: one row per figure: a `category` column per variable (value codes as strings), then
            `value` (float64) and `flag` (a `codes.missing.Missing` value, NA where the figure is there).
            A table of records has its columns as the file names them, all strings, and neither value nor flag.
        variables: the variables in the file's order, without the measure.
        contents: the measure or measures, when the file tells; a column of the frame when there are several.
        records: the rows are things with named properties, not figures by variables.
        lines: how a row of the frame is told to a person: the line in the file of each row, when it has lines.
    """

    frame: pd.DataFrame
    variables: tuple[Variable, ...]
    contents: Variable | None
    title: str
    publisher: str
    updated: str | None
    table_id: str | None
    unit: str | None
    notes: tuple[str, ...]
    format: str
    encoding: str
    records: bool = False
    lines: Lines | None = field(default=None, compare=False)

    def variable(self, code: str) -> Variable:
        """Find a variable by its code."""
        return next(variable for variable in self.variables if variable.code == code)


@dataclass(frozen=True)
class Lines:
    """Where in the file a figure of the frame stood, so that an error can point at it.

    Args:
        first: the line of the first data row, counted from 1.
        columns: for a wide table, the names of the figures' columns; figures run row by row.
        numbers: the line of each row, where lines between them were left out.
    """

    first: int
    columns: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()

    def of(self, row: int) -> tuple[int, str]:
        """Tell line and column of the figure in a row of the frame (counted from 0)."""
        wide = max(1, len(self.columns))
        column = self.columns[row % wide] if self.columns else ""
        line = row // wide
        return self.numbers[line] if self.numbers else self.first + line, column
