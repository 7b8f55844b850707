# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Tables in and out of the terminal: CSV and Parquet by their ending, CSV on the screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import typer

from skillshed.cli.console import say
from skillshed.errors import InputError, StorageError, system_says
from skillshed.language import Text

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

CODES = ("region", "sex", "age", "age_group", "occupation", "education", "industry", "item")
"""Columns of codes: they are text, whatever they look like (`01`, `0110`)."""


def read_table(path: Path) -> pd.DataFrame:
    """Read a long table; codes stay text, so that no leading zero is lost.

    Raises:
        InputError: the file is not there, not a table, or of another format.
    """
    import pandas as pd  # noqa: PLC0415 - help must be quick

    _need_format(path)
    try:
        table = pd.read_parquet(path) if path.suffix.lower() == ".parquet" else _read_csv(path)
    except (OSError, ValueError) as problem:
        raise InputError(
            Text(sv="Tabellen kan inte läsas", en="The table cannot be read"),
            where=str(path),
            why=Text(sv=f"({problem})", en=f"({problem})"),
            mend=Text(
                sv="Ge en CSV-fil med komma eller semikolon mellan kolumnerna och namn på första raden, eller en Parquet-fil",
                en="Give a CSV file with commas or semicolons between columns and names on the first line, or a Parquet file",
            ),
        ) from problem
    if table.empty:
        raise InputError(
            Text(sv="Tabellen har inga rader", en="The table has no rows"),
            where=str(path),
            mend=Text(sv="Ge en tabell med uppgifter", en="Give a table with figures"),
        )
    return table


def _read_csv(path: Path) -> pd.DataFrame:
    """Read CSV as it comes: semicolons and decimal commas where a Swedish Excel wrote it, in any encoding of statistics."""
    from io import StringIO  # noqa: PLC0415 - help must be quick

    import pandas as pd  # noqa: PLC0415

    from skillshed.sources.files.content import load, unpack  # noqa: PLC0415
    from skillshed.sources.files.encoding import decode  # noqa: PLC0415

    text, _ = decode(unpack(load(path)))
    head = text.partition("\n")[0]
    separator = max(",;\t", key=head.count)
    decimal = "," if separator != "," and re.search(r"\d,\d", text) else "."
    return pd.read_csv(StringIO(text), dtype=dict.fromkeys(CODES, str), sep=separator, decimal=decimal)


def write_table(frame: pd.DataFrame, out: Path | None) -> None:
    """Write a table to a file by its ending, or as CSV on the screen.

    Raises:
        InputError: the ending is neither .csv nor .parquet.
        StorageError: the file cannot be written.
    """
    if out is None:
        typer.echo(frame.to_csv(index=False), nl=False)
        return
    _need_format(out)
    try:
        if out.suffix.lower() == ".parquet":
            frame.to_parquet(out, index=False)
        else:
            frame.to_csv(out, index=False)
    except OSError as problem:
        raise StorageError(
            Text(sv="Filen kan inte skrivas", en="The file cannot be written"),
            where=str(out),
            why=system_says(problem),
            mend=Text(
                sv="Välj en mapp som finns och går att skriva i",
                en="Choose a folder that exists and can be written",
            ),
        ) from problem
    say(Text(sv=f"{len(frame)} rader skrivna till {out}", en=f"{len(frame)} rows written to {out}"))


def _need_format(path: Path) -> None:
    if path.suffix.lower() not in {".csv", ".gz", ".parquet"}:
        raise InputError(
            Text(sv="Det filformatet används inte här", en="That file format is not used here"),
            where=path.name,
            mend=Text(sv="Använd ändelsen .csv eller .parquet", en="Use the ending .csv or .parquet"),
        )
