# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""CSV that a spreadsheet reads without running anything in it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from skillshed.spreadsheet import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def csv_text(names: Sequence[str], rows: Iterable[Iterable[Any]]) -> str:
    """Give rows as CSV with a heading; commas between, points in numbers, empty where a figure is missing."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow(["" if value is None or value != value else harmless(value) for value in row])  # noqa: PLR0124 - NaN
    return out.getvalue()
