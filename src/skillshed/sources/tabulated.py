# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The one file that is kept of a service's answers where the service has no file of its own: a CSV of records.

Only the columns that are asked for are written, so that a list of columns is also the list of what may be kept.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from skillshed.sources.fetching.plan import Original

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from skillshed.language import Text

_LONGEST = 2000


def tabulated(
    filename: str,
    columns: Sequence[str],
    rows: Iterable[Mapping[str, Any]],
    *,
    remarks: tuple[Text, ...] = (),
) -> Original:
    """Write records as CSV: sorted, each once, so that the same answers give the same bytes.

    Args:
        filename: what the file is called.
        columns: what is kept of each record, in order; everything else a record holds is left behind.
        rows: the records.
        remarks: what was noticed.

    Returns:
        The original; without any content where there are no records.
    """
    return written(filename, columns, ([row.get(name) for name in columns] for row in rows), remarks=remarks)


def written(
    filename: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    remarks: tuple[Text, ...] = (),
) -> Original:
    """Write records whose cells are in the order of the columns; see `tabulated`."""
    lines = sorted({tuple(map(_cell, row)) for row in rows})
    if not lines:
        return Original(filename=filename, content=b"", remarks=remarks)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=",", quoting=csv.QUOTE_MINIMAL, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(lines)
    return Original(filename=filename, content=text.getvalue().encode(), remarks=remarks)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())[:_LONGEST]
