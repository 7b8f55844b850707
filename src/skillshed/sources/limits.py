# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a file may weigh and how much a table may deviate: parameters, not constants."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from skillshed.codes.reading import load_yaml

PARAMETERS = Path(__file__).parent / "parameters" / "limits.yaml"


@dataclass(frozen=True)
class Limits:
    """The limits of `parameters/limits.yaml`, where unit, reason and date of each stand.

    Args:
        file_bytes: largest file.
        document_bytes: largest document of areas.
        unpacked_bytes: largest content of a .gz or .xlsx.
        unpacked_ratio: unpacked bytes per packed byte of a workbook.
        workbook_parts: entries in a workbook's zip directory.
        workbook_cells: cells on one sheet.
        cells: figures in one table.
        largest_count: persons in one cell.
        total_relative, total_noise: how far a total may lie from its parts.
        truncated_from: rows from which a table that stops in the middle of its pattern is refused.
    """

    file_bytes: int
    document_bytes: int
    unpacked_bytes: int
    unpacked_ratio: float
    workbook_parts: int
    workbook_cells: int
    cells: int
    largest_count: float
    total_relative: float
    total_noise: float
    truncated_from: int


@cache
def limits() -> Limits:
    """Give the limits in force."""
    told = load_yaml(PARAMETERS.read_text(encoding="utf-8"))
    return Limits(**{name: parameter["value"] for name, parameter in told.items()})
