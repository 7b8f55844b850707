# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""CSV that a spreadsheet reads without running anything in it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(value: Any) -> Any:
    """Give a text that a spreadsheet takes for a text: one that could be a formula gets an apostrophe before it.

    >>> harmless("=1+1"), harmless("31"), harmless(-4.5), harmless("-14")
    ("'=1+1", '31', -4.5, '-14')
    """
    if not isinstance(value, str) or not value.startswith(_FORMULA) or _is_number(value):
        return value
    return f"'{value}"


def _is_number(text: str) -> bool:
    """A code such as `-14` (up to 14 years) is a number to a spreadsheet, and harmless."""
    try:
        float(text)
    except ValueError:
        return False
    return True


def csv_text(names: Sequence[str], rows: Iterable[Iterable[Any]]) -> str:
    """Give rows as CSV with a heading; commas between, points in numbers, empty where a figure is missing."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow(["" if value is None or value != value else harmless(value) for value in row])  # noqa: PLR0124 - NaN
    return out.getvalue()
