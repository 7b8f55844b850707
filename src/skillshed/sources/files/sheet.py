# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Rows and columns with a header, wherever they stood: what CSV and Excel have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from skillshed.sources.table import Lines
from skillshed.sources.variables import stands_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

_PLAUSIBLE_TITLE: Final = 400


@dataclass(frozen=True)
class Column:
    """One column, each distinct text once.

    Args:
        name: in the header.
        texts: distinct cell texts without blanks around them.
        codes: for each row, the index of its text.
    """

    name: str
    texts: list[str]
    codes: npt.NDArray[np.intp]

    @classmethod
    def of(cls, name: str, texts: Sequence[str], codes: npt.NDArray[np.intp]) -> Column:
        """Strip the texts and join those that become equal."""
        stripped = [text.strip() for text in texts]
        joined, distinct = pd.factorize(np.array(stripped, dtype=object))
        if len(distinct) == len(stripped):
            return cls(name, stripped, codes)
        return cls(name, [str(text) for text in distinct], joined[codes])

    @classmethod
    def from_cells(cls, name: str, cells: Sequence[str]) -> Column:
        """Make a column of one text per row."""
        codes, distinct = pd.factorize(np.array(cells, dtype=object))
        return cls.of(name, [str(text) for text in distinct], codes)

    def categorical(self, *, times: int = 1) -> pd.Categorical:
        """The column as categories, each row so many times after another."""
        codes = self.codes if times == 1 else np.repeat(self.codes, times)
        return pd.Categorical.from_codes(codes, categories=pd.Index(self.texts, dtype=object))


@dataclass(frozen=True)
class Sheet:
    """A header and its rows.

    Args:
        columns: in the file's order.
        first_line: the line in the file of the first row, counted from 1.
        title: what stands above the header.
        notes: what stands below the rows.
        format: `csv` or `xlsx`.
        encoding: of the text.
        name: of the sheet in a workbook.
        numbers: the line of each row, where lines between them were left out.
    """

    columns: tuple[Column, ...]
    first_line: int
    title: str = ""
    notes: tuple[str, ...] = ()
    format: str = "csv"
    encoding: str = "utf-8"
    name: str = ""
    numbers: tuple[int, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows there are below the header."""
        return len(self.columns[0].codes) if self.columns else 0

    def lines(self, columns: tuple[str, ...] = ()) -> Lines:
        """Where each figure of these columns stands in the file."""
        return Lines(self.first_line, columns, self.numbers)

    @property
    def header(self) -> tuple[str, ...]:
        """The columns' names."""
        return tuple(column.name for column in self.columns)


def distinct_names(header: Sequence[str]) -> list[str]:
    """Name every column, and repeated ones apart: `kod`, `kod` become `kod`, `kod_2`; blank ones `column 3`."""
    seen: dict[str, int] = {}
    given = []
    for index, name in enumerate(header):
        base = " ".join(name.split()) or f"column {index + 1}"
        seen[base.casefold()] = seen.get(base.casefold(), 0) + 1
        count = seen[base.casefold()]
        given.append(base if count == 1 else f"{base}_{count}")
    return given


def title_of(lines: Sequence[str]) -> str:
    """Join what stands above a header to a title."""
    return " ".join(" ".join(lines).split())[:_PLAUSIBLE_TITLE]


def is_value(name: str) -> bool:
    """Whether a column of this name holds the figures of a long table."""
    return stands_for("value", name)
