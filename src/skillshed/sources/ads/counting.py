# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Ads counted by municipality, occupation and month of publication."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

COLUMNS: Final = ("municipality", "region", "occupation", "month", "ads", "vacancies")
_UNKNOWN: Final = "unknown"


def counted(found: Iterable[tuple[Any, ...]]) -> Iterator[dict[str, Any]]:
    """Count ads, each once however often a file tells it.

    Args:
        found: rows in the order of `ad.COLUMNS`.
    """
    seen: set[str] = set()
    cells: dict[tuple[str, ...], list[float]] = defaultdict(lambda: [0, 0])
    for row in found:
        if row[0] in seen or row[3] is None:
            continue
        seen.add(row[0])
        cell = cells[row[8] or _UNKNOWN, row[9] or _UNKNOWN, row[6] or _UNKNOWN, row[3][:7]]
        cell[0] += 1
        cell[1] += row[5] or 1
    for key, (ads, vacancies) in cells.items():
        yield dict(zip(COLUMNS, (*key, ads, vacancies), strict=True))
