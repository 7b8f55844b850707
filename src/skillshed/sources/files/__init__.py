# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Reading what people have: CSV, PX, JSON-stat 2 and Excel become one and the same `RawTable`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.sources.files.content import format_of, load, unpack

if TYPE_CHECKING:
    from pathlib import Path

    from skillshed.sources.table import RawTable

__all__ = ["load", "read", "read_content"]


def read(path: Path) -> RawTable:
    """Read a table from a file, whatever its format; .gz is unpacked.

    Raises:
        InputError: the file is no table, is damaged, cut or too large; with line and column where they are known.
    """
    return read_content(load(path))


def read_content(content: bytes) -> RawTable:
    """Read a table from the bytes of a file; see `read`."""
    unpacked = unpack(content)
    match format_of(unpacked):
        case "px":
            from skillshed.sources.files import px  # noqa: PLC0415 - a reader is loaded when it is needed

            return px.read(unpacked)
        case "json-stat":
            from skillshed.sources.files import jsonstat  # noqa: PLC0415

            return jsonstat.read(unpacked)
        case "workbook":
            from skillshed.sources.files import excel  # noqa: PLC0415

            return excel.read(unpacked)
        case _:
            from skillshed.sources.files import csv_export  # noqa: PLC0415

            return csv_export.read(unpacked)
