# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A tidy table in the making: its dimensions, figures, and where each figure stood in the file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from skillshed.sources.files.refusals import at
from skillshed.sources.table import FLAG, VALUE

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt
    import pandas as pd

    from skillshed.language import Text
    from skillshed.sources.kinds import TableKind
    from skillshed.sources.table import Lines

ROW = "row"


@dataclass(frozen=True)
class Cells:
    """Figures on their way to a tidy frame.

    Args:
        kind: what they are.
        frame: a `category` column per dimension (and per variable still to be eliminated), `value`, `flag`,
            and `row`, the figure's place in the raw table.
        lines: where the raw table's rows stand in the file.
        remarks: what was done so far.
        headings: dimension -> what the file calls the variable.
    """

    kind: TableKind
    frame: pd.DataFrame
    lines: Lines | None
    remarks: tuple[Text, ...] = ()
    headings: tuple[tuple[str, str], ...] = ()

    def having(self, frame: pd.DataFrame, *remarks: Text) -> Cells:
        """The same cells with another frame, and more to say about it."""
        return replace(self, frame=frame, remarks=(*self.remarks, *remarks))

    def axes(self) -> list[str]:
        """Every column that tells figures apart."""
        return [str(name) for name in self.frame.columns if name not in {VALUE, FLAG, ROW}]

    def place(self, position: int, dimension: str | None = None) -> str:
        """Say where in the file the figure at a position of the frame stood."""
        if self.lines is None:
            cell = {name: self.frame[name].iloc[position] for name in self.axes()}
            return ", ".join(f"{name} {value}" for name, value in cell.items())
        line, column = self.lines.of(int(self.frame[ROW].iloc[position]))
        return at(line, dict(self.headings).get(dimension or "") or column)


def combined(frame: pd.DataFrame, columns: Sequence[str]) -> npt.NDArray[np.int64]:
    """Number the combinations of some category columns: equal rows get equal numbers.

    Returns:
        Shape (rows,). The numbers are not dense.
    """
    key = np.zeros(len(frame), dtype=np.int64)
    for column in columns:
        values = frame[column].cat
        key = key * (len(values.categories) + 1) + values.codes.to_numpy() + 1
    return key
