# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The release's tables as others may see them: chosen rows, a page at a time or turned (pivoted); DuckDB reads the files."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from threading import Timer
from typing import TYPE_CHECKING, Final

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from skillshed.codes import education_groups
from skillshed.errors import InputError, UnknownCodeError
from skillshed.language import Text, current_language
from skillshed.report.names import area_name, occupation_name
from skillshed.spreadsheet import harmless_frame
from skillshed.web.site.public import public_file
from skillshed.web.site.releases import by_release

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from skillshed.warehouse.release import Release

ROWS: Final = 100
"""Rows on a page."""
MOST: Final = 200_000
"""Rows in a file: what a spreadsheet opens and a server makes in a few seconds; whole tables come from the API."""
CHOICES: Final = 400
"""Values offered for a column; a column with more is chosen by writing."""
SECONDS: Final = 5.0
"""How long an answer may take."""
MEMORY: Final = "512MB"
COLUMNS: Final = 60
"""Columns of a turned table."""
AREAS: Final = ("region", "workplace", "origin", "destination")
"""Columns whose values are areas."""
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
_SLOW = Text(sv="Svaret tog för lång tid", en="The answer took too long")
_FIGURES, _ABOUT = Text(sv="Siffror", en="Figures"), Text(sv="Om siffrorna", en="About the figures")
_WIDE = Text(sv="Det blir för många kolumner", en="There would be too many columns")
_OTHER = Text(
    sv="Välj en kolumn med färre värden, eller färre värden.",
    en="Choose a column with fewer values, or fewer values.",
)


@dataclass(frozen=True)
class Column:
    """One column of a table: its name, the values it can be narrowed to (none where there are too many, or it is a measure), whether it is a figure."""

    name: str
    choices: tuple[str, ...]
    figure: bool


def titles(release: Release) -> list[tuple[str, str, str]]:
    """Give name, title and description of every table."""
    language = current_language()
    found = []
    for name in sorted(release.tables()):
        contract = release.contract(name)
        found.append((name, contract.title.within(language), contract.description.within(language)))
    return found


@dataclass(frozen=True)
class Question:
    """What somebody wants of a table: the values wanted by column, and the column to lay beside each other, if any."""

    table: str
    wanted: tuple[tuple[str, tuple[str, ...]], ...] = ()
    across: str = ""


@by_release
def columns(release: Release, name: str) -> tuple[Column, ...]:
    """Give the columns, each with what it can be narrowed to.

    Raises:
        UnknownCodeError: the release has no such table.
    """
    kinds = pq.read_schema(_file(release, name))
    return tuple(
        Column(each.name, _choices(release, name, each.name), figure=_is_figure(each.type)) for each in kinds
    )


def named(release: Release, column: str, value: str) -> str:
    """Give a code and what it stands for, where it is an area, an education group or an occupation."""
    language = current_language()
    name = value
    if column in AREAS:
        name = area_name(release, value, language=language)
    elif column == "education" and value in education_groups().groups:
        name = education_groups().groups[value].name.within(language)
    elif column == "occupation":
        name = occupation_name(value, classification="ssyk2012", language=language)
    return value if name == value else f"{value} {name}"


def _is_figure(kind: pa.DataType) -> bool:
    return bool(pa.types.is_floating(kind))


@by_release
def _choices(release: Release, name: str, column: str) -> tuple[str, ...]:
    kind = pq.read_schema(_file(release, name)).field(column).type
    if _is_figure(kind) or column in _MEASURES:
        return ()
    asked = f"SELECT DISTINCT CAST({_name(column)} AS VARCHAR) FROM asked WHERE {_name(column)} IS NOT NULL ORDER BY 1 LIMIT {CHOICES + 1}"  # noqa: S608 - the table's own name
    found = tuple(str(row) for row in _answer(release, name, asked).column(0).to_pylist())
    return found if len(found) <= CHOICES else ()


def count(release: Release, question: Question) -> int:
    """Count the rows wanted."""
    where, values = _where(release, question)
    asked = f"SELECT count(*) FROM asked WHERE {where}"  # noqa: S608 - see `_where`
    return int(_answer(release, question.table, asked, values=values)[0][0].as_py())


def rows(release: Release, question: Question, *, page: int | None = None) -> pd.DataFrame:
    """Give the rows wanted, all of them or a page, in the file's order.

    Raises:
        InputError: there are more rows than a file may have, or the answer takes too long.
    """
    where, values = _where(release, question)
    if page is None and (there := count(release, question)) > MOST:
        told = {"rows": there, "most": MOST}
        raise InputError(Text(sv=_MANY.sv.format(**told), en=_MANY.en.format(**told)), mend=_NARROW)
    part = f" LIMIT {ROWS} OFFSET {ROWS * (page - 1)}" if page else ""
    asked = f"SELECT * FROM asked WHERE {where}{part}"  # noqa: S608 - see `_where`
    found: pd.DataFrame = _answer(release, question.table, asked, values=values).to_pandas()
    return found


def _where(release: Release, question: Question) -> tuple[str, list[list[str]]]:
    """Write the condition: names are the table's own, values are only ever parameters; other names narrow nothing."""
    known = {column.name for column in columns(release, question.table)}
    wanted = [(name, list(values)) for name, values in question.wanted if name in known and values]
    told = [f"list_contains(?::VARCHAR[], CAST({_name(name)} AS VARCHAR))" for name, _ in wanted]
    return " AND ".join(told) or "true", [values for _, values in wanted]


def _answer(release: Release, name: str, asked: str, *, values: Sequence[list[str]] = ()) -> pa.Table:
    """Ask DuckDB, which may read this one file and nothing else, in bounded time and memory."""
    path = _quoted(str(_file(release, name)))
    with duckdb.connect(":memory:", config={"threads": 1, "memory_limit": MEMORY}) as link:
        link.execute(f"SET allowed_paths = [{path}]")
        link.execute("SET enable_external_access = false")
        link.execute("SET lock_configuration = true")
        link.execute(f"CREATE VIEW asked AS SELECT * FROM read_parquet({path})")  # noqa: S608 - our own file
        watch = Timer(SECONDS, link.interrupt)
        watch.start()
        try:
            return link.sql(asked, params=list(values)).to_arrow_table()
        except (duckdb.InterruptException, duckdb.OutOfMemoryException) as problem:
            raise InputError(_SLOW, where=name, mend=_NARROW) from problem
        finally:
            watch.cancel()


def _file(release: Release, name: str) -> Path:
    """The table's file as anyone may read it: counts of too few persons withheld, in whatever table."""
    if name not in set(release.tables()):
        raise UnknownCodeError(_NO_TABLE, where=name, mend=_CHOOSE)
    return public_file(release, name)


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


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


def written(frame: pd.DataFrame, form: str, *, about: Sequence[tuple[str, str]] = ()) -> bytes:
    """Write rows as `csv`, `parquet` or `xlsx`; a workbook tells on a sheet of its own what they are."""
    kept = BytesIO()
    if form == "parquet":
        pq.write_table(pa.Table.from_pandas(frame, preserve_index=False), kept)
    elif form == "xlsx":
        _write_workbook(kept, frame, about)
    else:
        kept.write(harmless_frame(frame).to_csv(index=False).encode())
    return kept.getvalue()


def _write_workbook(kept: BytesIO, frame: pd.DataFrame, about: Sequence[tuple[str, str]]) -> None:
    options = {"options": {"strings_to_formulas": False, "strings_to_urls": False}}
    with pd.ExcelWriter(kept, engine="xlsxwriter", engine_kwargs=options) as book:
        names = [_FIGURES.within(current_language()), _ABOUT.within(current_language())]
        frame.to_excel(book, sheet_name=names[0], index=False, freeze_panes=(1, 0))
        book.sheets[names[0]].autofit()
        pd.DataFrame(about).to_excel(book, sheet_name=names[1], index=False, header=False)
        book.sheets[names[1]].set_column(0, 0, 16)
        book.sheets[names[1]].set_column(
            1, 1, 110, book.book.add_format({"text_wrap": True, "valign": "top"})
        )
