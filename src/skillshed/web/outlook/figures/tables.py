# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The release's tables as others may see them: chosen rows, a page at a time or turned (pivoted)."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from skillshed.errors import InputError, UnknownCodeError
from skillshed.language import Text, current_language
from skillshed.outlook.shown import shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from skillshed.warehouse.release import Release

ROWS: Final = 100
"""Rows on a page."""
MOST: Final = 200_000
"""Rows in a file: what a spreadsheet opens and a server makes in a few seconds; whole tables come from the API."""
CHOICES: Final = 400
"""Values offered for a column; a column with more is chosen by writing."""
COLUMNS: Final = 60
"""Columns of a turned table."""
_MEASURES: Final = ("value", "mean", "low", "high")
_NO_TABLE = Text(sv="Releasen har ingen sådan tabell", en="The release has no such table")
_CHOOSE = Text(sv="Välj en i listan över tabeller.", en="Choose one in the list of tables.")
_MANY = Text(
    sv="Urvalet har {rows} rader; en fil får ha {most}",
    en="The selection has {rows} rows; a file may have {most}",
)
_NARROW = Text(
    sv="Välj färre områden eller år, eller hämta hela tabellen ur API:et.",
    en="Choose fewer areas or years, or take the whole table from the API.",
)
_WIDE = Text(sv="Det blir för många kolumner", en="There would be too many columns")
_OTHER = Text(
    sv="Välj en kolumn med färre värden, eller färre värden.",
    en="Choose a column with fewer values, or fewer values.",
)


@dataclass(frozen=True)
class Column:
    """One column of a table: its name, and the values it can be narrowed to (none where there are too many, or it is a measure)."""

    name: str
    choices: tuple[str, ...]


def titles(release: Release) -> list[tuple[str, str, str]]:
    """Give name, title and description of every table."""
    language = current_language()
    found = []
    for name in sorted(release.tables()):
        contract = release.contract(name)
        found.append((name, contract.title.within(language), contract.description.within(language)))
    return found


def table(release: Release, name: str) -> pd.DataFrame:
    """Give a whole table with what may not be shown withheld.

    Raises:
        UnknownCodeError: the release has no such table.
    """
    if name not in set(release.tables()):
        raise UnknownCodeError(_NO_TABLE, where=name, mend=_CHOOSE)
    frame = release.table(name)
    return shown(release, name) if "region" in frame else frame


def columns(frame: pd.DataFrame) -> list[Column]:
    """Give the columns, each with what it can be narrowed to."""
    return [Column(str(name), _choices(frame[name])) for name in frame]


def _choices(values: pd.Series) -> tuple[str, ...]:
    if values.dtype.kind == "f" or values.name in _MEASURES:
        return ()
    known = (
        values.cat.categories if isinstance(values.dtype, pd.CategoricalDtype) else values.dropna().unique()
    )
    return tuple(sorted(str(one) for one in known)) if len(known) <= CHOICES else ()


def narrow(frame: pd.DataFrame, wanted: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """Keep the rows with the values wanted, by column; a column the table does not have narrows nothing."""
    for name, values in wanted.items():
        if name in frame and values:
            frame = frame[frame[name].astype(str).isin(list(values))]
    return frame


def turned(frame: pd.DataFrame, across: str, measure: str) -> pd.DataFrame:
    """Lay one column's values beside each other.

    Raises:
        InputError: the values are too many to stand beside each other.
    """
    if across not in frame or measure not in frame:
        return frame
    if frame[across].nunique() > COLUMNS:
        raise InputError(_WIDE, where=across, mend=_OTHER)
    others = [
        name for name in frame if name not in {across, "source", "flag"} and frame[name].dtype.kind != "f"
    ]
    if not others:
        return frame
    plain = frame.astype(dict.fromkeys([*others, across], str))
    return (
        plain.pivot_table(index=others, columns=across, values=measure, aggfunc="first")
        .reset_index()
        .rename_axis(columns=None)
    )


def written(frame: pd.DataFrame, form: str) -> bytes:
    """Write rows as `csv`, `parquet` or `xlsx`.

    Raises:
        InputError: there are more rows than a file may have.
    """
    if len(frame) > MOST:
        told = {"rows": len(frame), "most": MOST}
        raise InputError(Text(sv=_MANY.sv.format(**told), en=_MANY.en.format(**told)), mend=_NARROW)
    kept = BytesIO()
    if form == "parquet":
        pq.write_table(pa.Table.from_pandas(frame, preserve_index=False), kept)
    elif form == "xlsx":
        frame.to_excel(
            kept,
            index=False,
            engine="xlsxwriter",
            engine_kwargs={"options": {"strings_to_formulas": False, "strings_to_urls": False}},
        )
    else:
        kept.write(frame.to_csv(index=False).encode())
    return kept.getvalue()
