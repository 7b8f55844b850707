# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which rows of a table are asked for: codes by dimension, and a page of them."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from skillshed.errors import InputError, UnknownCodeError
from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.http import QueryDict

RESERVED: Final = frozenset({"format", "limit", "offset"})


def selected(table: pa.Table, dimensions: Collection[str], asked: QueryDict) -> pa.Table:
    """Give the rows whose codes are asked for.

    Args:
        table: the table.
        dimensions: its columns that may be asked for.
        asked: dimension → codes, several with commas or repeated: `region=31,3101&year=2030`.

    Raises:
        InputError: a dimension is asked for that the table does not have.
        UnknownCodeError: a code is not in the table, or no row has all of what is asked for.
    """
    wanted = {name: ",".join(asked.getlist(name)).split(",") for name in asked if name not in RESERVED}
    found = table
    for name, codes in wanted.items():
        found = _narrowed(found, dimensions, (name, codes))
    for name, codes in wanted.items():
        _need_known(table, name, codes)
    if wanted and not found.num_rows:
        raise _none("&".join(f"{name}={','.join(codes)}" for name, codes in wanted.items()))
    return found


def _narrowed(table: pa.Table, dimensions: Collection[str], asked: tuple[str, list[str]]) -> pa.Table:
    name, codes = asked
    if name not in dimensions:
        known = ", ".join(dimensions)
        raise InputError(
            Text(sv=f"Tabellen har ingen dimension {name}.", en=f"The table has no dimension {name}."),
            where=name[:40],
            mend=Text(sv=f"Den har: {known}.", en=f"It has: {known}."),
        )
    column = table.column(name)
    text = column.cast(pa.string()) if not pa.types.is_string(column.type) else column
    return table.filter(pc.is_in(text, pa.array(codes, pa.string())))


def _need_known(table: pa.Table, name: str, codes: list[str]) -> None:
    """A code that the table does not have is told, not passed over: whoever misspells one of two would get half an answer."""
    if name not in table.column_names:
        return
    known = {str(code) for code in table.column(name).unique().to_pylist()}
    strange = [code for code in codes if code not in known]
    if strange:
        raise _none(f"{name}={','.join(strange)}")


def _none(where: str) -> UnknownCodeError:
    return UnknownCodeError(
        Text(
            sv="Koderna finns inte i tabellen, eller inte tillsammans.",
            en="The codes are not in the table, or not together.",
        ),
        where=where[:80],
        mend=Text(
            sv="Se tabellens koder i dess beskrivning.", en="See the table's codes in its description."
        ),
    )


def records(table: pa.Table) -> list[dict[str, Any]]:
    """Give rows as plain values; a missing figure is null, never NaN."""
    return [
        {name: None if _is_nan(value) else value for name, value in row.items()} for row in table.to_pylist()
    ]


def _is_nan(value: Any) -> bool:
    return isinstance(value, float) and isnan(value)
