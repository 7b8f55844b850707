# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Records: rows that are things with named columns, such as schools or codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.sources.files.figures import parse
from skillshed.sources.files.refusals import at, not_a_number
from skillshed.sources.kinds import Column, TableKind, find
from skillshed.sources.record_kinds import columns_of, record_kind

if TYPE_CHECKING:
    from skillshed.sources.table import RawTable


def recognise_records(
    raw: RawTable, *, kind: str | None
) -> tuple[TableKind, pd.DataFrame, dict[str, str], tuple[Text, ...]]:
    """Say which kind of record a table holds and give its columns their types.

    Raises:
        InputError: the header fits no kind, a number or a year cannot be read, a key is empty or occurs twice.
    """
    header = [variable.code for variable in raw.variables]
    found = record_kind(header) if kind is None else find(kind)
    names = columns_of(found, header) if found is not None else {}
    if found is None or not names:
        raise _another(header, found)
    frame = pd.DataFrame(
        {column.name: _column(raw, column, names.get(column.name)) for column in found.columns}
    )
    _refuse_empty_key(raw, frame, found)
    _refuse_repeated(raw, frame, found)
    others = [name for name in header if name not in names.values()]
    said = ", ".join(others)
    remarks = (
        (Text(sv=f"Kolumner som inte är tagna: {said}", en=f"Columns not taken: {said}"),) if others else ()
    )
    return found, frame, {said: column for column, said in names.items()}, remarks


def _column(raw: RawTable, column: Column, name: str | None) -> pd.Series:
    if name is None:
        return pd.Series([None] * len(raw.frame), dtype="float64" if column.holds == "number" else "str")
    texts = raw.frame[name].cat
    if column.holds == "text":
        return raw.frame[name].astype("str").replace("", None)
    values, _, wrong = parse([str(text) for text in texts.categories])
    if wrong is not None or (column.holds == "year" and np.isnan(values).any()):
        wrong = wrong if wrong is not None else int(np.flatnonzero(np.isnan(values))[0])
        row = int(np.flatnonzero(texts.codes.to_numpy() == wrong)[0])
        raise not_a_number(str(texts.categories[wrong]), where=_where(raw, row, name))
    figures = pd.Series(values[texts.codes.to_numpy()])
    return figures.astype("int16") if column.holds == "year" else figures


def _refuse_empty_key(raw: RawTable, frame: pd.DataFrame, kind: TableKind) -> None:
    for name in kind.key:
        empty = np.flatnonzero(frame[name].isna().to_numpy())
        if len(empty):
            raise InputError(
                Text(sv=f"Kolumnen {name} är tom", en=f"The column {name} is empty"),
                where=_where(raw, int(empty[0]), name),
                why=Text(
                    sv="Den behövs för att skilja raderna åt.", en="It is needed to tell the rows apart."
                ),
                mend=Text(sv="Fyll i cellen eller ta bort raden", en="Fill in the cell or remove the row"),
            )


def _refuse_repeated(raw: RawTable, frame: pd.DataFrame, kind: TableKind) -> None:
    repeated = np.flatnonzero(frame.duplicated(list(kind.key)).to_numpy())
    if not len(repeated):
        return
    row = int(repeated[0])
    thing = ", ".join(f"{name} {frame[name].iloc[row]}" for name in kind.key)
    raise InputError(
        Text(sv=f"Samma sak finns två gånger: {thing}", en=f"The same thing is there twice: {thing}"),
        where=_where(raw, row, kind.key[0]),
        mend=Text(sv="Ta bort den ena raden", en="Remove one of the rows"),
    )


def _where(raw: RawTable, row: int, name: str) -> str:
    return at(raw.lines.of(row)[0] if raw.lines is not None else row + 1, name)


def _another(header: list[str], kind: TableKind | None) -> InputError:
    wanted = (
        ", ".join(column.name for column in kind.columns if not column.optional) if kind is not None else ""
    )
    return InputError(
        Text(sv="Kolumnerna känns inte igen", en="The columns are not recognised"),
        where=at(1),
        why=Text(sv=f"Rubrikraden säger: {', '.join(header)}.", en=f"The header says: {', '.join(header)}."),
        mend=Text(sv=f"Rubrikerna ska vara: {wanted}", en=f"The headings should be: {wanted}"),
    )
