# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Somebody's table as it stands: sheets of lines of texts, nothing understood yet."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Final

from skillshed.sources.files.content import format_of, load, unpack
from skillshed.sources.files.encoding import decode
from skillshed.sources.files.workbook import sheets

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Lines = list[list[str]]
_SEPARATORS: Final = ";\t,"
_HEADER_LINES: Final = 40


def sheets_of(path: Path) -> dict[str, Lines]:
    """Read a file's sheets by name; a CSV file has one, without a name.

    Raises:
        InputError: the file is damaged, too large or no table.
    """
    content = unpack(load(path))
    if format_of(content) == "workbook":
        return {
            name: [[" ".join(cell.split()) for cell in line] for line in lines]
            for name, lines in sheets(content)
        }
    text, _ = decode(content)
    separator = max(_SEPARATORS, key=text[:4096].count)
    return {
        "": [
            [" ".join(cell.split()) for cell in line]
            for line in csv.reader(text.splitlines(), delimiter=separator)
        ]
    }


def header_of(lines: Sequence[Sequence[str]]) -> int:
    """Guess on which line the headings stand, counted from 1: the first with as many texts as any of the first forty."""
    filled = [sum(bool(cell) for cell in line) for line in lines[:_HEADER_LINES]]
    most = max(filled, default=0)
    return next((number for number, count in enumerate(filled, start=1) if count >= max(2, most - 1)), 1)
