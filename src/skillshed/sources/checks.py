# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What must hold of any table before a figure of it is believed."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, Final

import numpy as np

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.sources.cells import combined
from skillshed.sources.files.refusals import at, truncated
from skillshed.sources.limits import limits
from skillshed.sources.table import VALUE

if TYPE_CHECKING:
    from skillshed.sources.cells import Cells
    from skillshed.sources.table import RawTable

_CORRECT: Final = Text(
    sv="Rätta raden, eller hämta filen på nytt från källan",
    en="Correct the row, or fetch the file again from its source",
)


def refuse_cut_table(raw: RawTable) -> None:
    """Refuse a table that runs through its variables in order and stops in the middle.

    Exports write every combination of their variables, the last one fastest. When the rows are exactly the first
    ones of that pattern, the rest has been lost.

    Raises:
        InputError: rows are missing at the end.
    """
    if raw.lines is None:
        return
    columns = [
        raw.frame[name].cat
        for name in raw.frame.columns
        if str(raw.frame[name].dtype) == "category" and name != "flag"
    ]
    sizes = [len(np.unique(column.codes)) for column in columns]
    rows, whole = len(raw.frame), prod(sizes)
    if rows >= whole or rows < limits().truncated_from:
        return
    if all(
        _in_order(column.codes.to_numpy(), size, after) for column, size, after in _strides(columns, sizes)
    ):
        line, _ = raw.lines.of(rows - 1)
        why = Text(
            sv=f"Den går igenom variablerna i ordning men slutar efter {rows} av {whole} tal.",
            en=f"It runs through its variables in order but stops after {rows} of {whole} figures.",
        )
        raise truncated(why, where=at(line))


def _strides(columns: list, sizes: list[int]) -> list[tuple]:  # type: ignore[type-arg]
    return [(column, sizes[index], prod(sizes[index + 1 :])) for index, column in enumerate(columns)]


def _in_order(codes: np.ndarray, size: int, after: int) -> bool:
    """Whether a variable's values come in the order of a full cross table, by first appearance."""
    first = np.sort(np.unique(codes, return_index=True)[1])
    appearance = np.full(codes.max() + 1, -1)
    appearance[codes[first]] = np.arange(len(first))
    expected = (np.arange(len(codes)) // after) % size
    return bool(np.array_equal(appearance[codes], expected))


def refuse_duplicates(cells: Cells) -> None:
    """Refuse two figures for one and the same thing.

    Raises:
        InputError: at the second one.
    """
    keys = combined(cells.frame, cells.axes())
    ordered = np.argsort(keys, kind="stable")
    again = np.flatnonzero(keys[ordered][1:] == keys[ordered][:-1])
    if not len(again):
        return
    second = int(ordered[again + 1].min())
    first = int(np.flatnonzero(keys == keys[second])[0])
    thing = ", ".join(f"{name} {cells.frame[name].iloc[second]}" for name in cells.axes())
    raise InputError(
        Text(sv="Samma uppgift finns två gånger", en="The same figure is there twice"),
        where=cells.place(second),
        why=Text(
            sv=f"{thing} stod redan på {cells.place(first)}.",
            en=f"{thing} already stood at {cells.place(first)}.",
        ),
        mend=Text(
            sv="Ta bort den ena raden, eller hämta filen på nytt från källan",
            en="Remove one of the rows, or fetch the file again from its source",
        ),
    )


def refuse_impossible(cells: Cells) -> None:
    """Refuse counts below zero and figures beyond everything that exists.

    Raises:
        InputError: at the first such figure.
    """
    figures = cells.frame[VALUE].to_numpy()
    below = np.flatnonzero(figures < 0)
    if len(below):
        place = int(below[0])
        raise InputError(
            Text(sv=f"Talet {figures[place]:g} är negativt", en=f"The figure {figures[place]:g} is negative"),
            where=cells.place(place),
            why=Text(sv="Ett antal kan inte vara mindre än noll.", en="A count cannot be less than zero."),
            mend=_CORRECT,
        )
    above = np.flatnonzero(figures > limits().largest_count)
    if len(above):
        place = int(above[0])
        raise InputError(
            Text(
                sv=f"Talet {figures[place]:g} är orimligt stort",
                en=f"The figure {figures[place]:g} is unreasonably large",
            ),
            where=cells.place(place),
            mend=_CORRECT,
        )


def refuse_nothing(cells: Cells) -> None:
    """Refuse a table without a single figure.

    Raises:
        InputError: every cell is missing.
    """
    if not cells.frame[VALUE].notna().any():
        raise InputError(
            Text(sv="Tabellen har inte en enda uppgift", en="The table does not hold a single figure"),
            why=Text(
                sv="Alla celler är tomma eller märkta .. eller punkt.",
                en="Every cell is empty or marked .. or a point.",
            ),
            mend=Text(
                sv="Hämta tabellen för andra år eller områden", en="Fetch the table for other years or areas"
            ),
        )
