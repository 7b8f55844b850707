# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Rows of a long table of persons that cannot be used, each told by where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from skillshed.errors import InputError
from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

MISSING_MARKS: Final = frozenset({"", ".", "..", "-", "nan", "NaN", "None", "<NA>"})
_FIGURES: Final = ("value", "flag", "source")


def refuse_odd(frame: pd.DataFrame, codes: Sequence[str]) -> None:
    """Refuse a row without one of the codes, a year that is no number, and a figure that is neither a number nor marked as missing.

    Raises:
        InputError: the first such row, and what to mend.
    """
    for name in codes:
        lacking = frame[name].isna()
        if lacking.any():
            raise InputError(
                Text(sv=f"En rad saknar {name}.", en=f"A row lacks its {name}."),
                where=_row(frame, lacking, codes),
                mend=Text(
                    sv="Fyll i koden, eller ta bort raden.", en="Fill in the code, or take the row away."
                ),
            )
    for name, gaps in (("year", False), ("value", True)):
        odd = _odd(frame[name], gaps=gaps)
        if odd.any():
            raise InputError(
                Text(
                    sv=f"”{frame.loc[odd, name].iloc[0]}” är inget tal.",
                    en=f'"{frame.loc[odd, name].iloc[0]}" is not a number.',
                ),
                where=f"{name}; {_row(frame, odd, codes)}",
                mend=Text(
                    sv="Skriv ett tal, eller .. där uppgiften saknas.",
                    en="Write a number, or .. where the figure is missing.",
                ),
            )


def _odd(column: pd.Series, *, gaps: bool) -> pd.Series:
    numbers = pd.to_numeric(column, errors="coerce").astype(float)
    if not gaps:
        return numbers.isna() | np.isinf(numbers)
    unread = numbers.isna() & column.notna()
    if unread.any():
        unread &= ~column.astype(object).map(str).str.strip().isin(MISSING_MARKS)
    return unread | np.isinf(numbers)


def refuse_twice(frame: pd.DataFrame, codes: Sequence[str]) -> None:
    """Refuse a cell that is told twice: which of the two figures holds, nobody knows.

    Raises:
        InputError: the first such row.
    """
    twice = frame.drop(columns=[name for name in _FIGURES if name in frame]).duplicated()
    if twice.any():
        raise InputError(
            Text(sv="Samma rad förekommer två gånger.", en="The same row occurs twice."),
            where=_row(frame, twice, codes),
            mend=Text(
                sv=f"Behåll en rad för varje {', '.join(codes)} och år.",
                en=f"Keep one row for each {', '.join(codes)} and year.",
            ),
        )


def refuse_negative(frame: pd.DataFrame, codes: Sequence[str]) -> None:
    """Refuse a negative number of persons.

    Raises:
        InputError: the first such row.
    """
    negative = frame["value"] < 0
    if negative.any():
        raise InputError(
            Text(sv="Antalet personer är negativt.", en="The number of persons is negative."),
            where=f"{_row(frame, negative, codes)}: {frame.loc[negative, 'value'].iloc[0]:g}",
            mend=Text(
                sv="Rätta siffran i källan eller lämna den tom.",
                en="Correct the figure at its source or leave it empty.",
            ),
        )


def _row(frame: pd.DataFrame, rows: pd.Series, codes: Sequence[str]) -> str:
    first = frame[rows].iloc[0]
    return ", ".join(f"{name} {first[name]}" for name in (*codes, "year"))
