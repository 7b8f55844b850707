# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""SCB's workbooks of SUN: pairs of code and name side by side, one pair per level of detail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skillshed.sources.files.sheet import Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CODE, _NAME = "kod", "benämning"
_HEADER_LINES: Final = 12
_LEVELS: Final = 2


def classification(book: Sequence[tuple[str, Sequence[Sequence[str]]]]) -> Sheet | None:
    """Read the workbook as a classification: columns part, digits, code and name; None when it is none.

    A code stands on several lines where finer codes below it do; it is given once.
    """
    found: dict[tuple[str, str, str], str] = {}
    version = ""
    for name, rows in book:
        top = next((index for index, row in enumerate(rows[:_HEADER_LINES]) if _is_header(row)), None)
        if top is None:
            continue
        version = version or _version(rows[:top])
        for digits, code, label in _pairs(rows, top):
            found.setdefault((_part(name), str(digits), code), label)
    return _sheet(found, version) if found and version else None


def _is_header(row: Sequence[str]) -> bool:
    said = [cell.casefold() for cell in row]
    return said.count(_CODE) >= _LEVELS and said.count(_NAME) == said.count(_CODE)


def _version(above: Sequence[Sequence[str]]) -> str:
    """`SUN 2020` or `SUN2000` above the header."""
    words = " ".join(cell for row in above for cell in row).replace(" ", "").upper()
    return next((year for year in ("2020", "2000") if f"SUN{year}" in words), "")


def _part(name: str) -> str:
    return "level" if name.casefold().startswith("niv") else "field"


def _pairs(rows: Sequence[Sequence[str]], top: int) -> Iterator[tuple[int, str, str]]:
    places = [index for index, cell in enumerate(rows[top]) if cell.casefold() == _CODE]
    for row in rows[top + 1 :]:
        for digits, place in enumerate(places, start=1):
            code, label = row[place], row[place + 1] if place + 1 < len(row) else ""
            if code and label:
                yield digits, code.zfill(digits), label


def _sheet(found: dict[tuple[str, str, str], str], version: str) -> Sheet:
    keys = list(found)
    cells = {
        "part": [part for part, _, _ in keys],
        "digits": [digits for _, digits, _ in keys],
        f"sun{version}": [code for _, _, code in keys],
        "name": list(found.values()),
    }
    return Sheet(
        columns=tuple(Column.from_cells(name, texts) for name, texts in cells.items()),
        first_line=_LEVELS,
        title=f"SUN {version}",
        format="xlsx",
    )
