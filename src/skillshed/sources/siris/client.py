# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What SIRIS is asked: one workbook per report and year; it is .xlsx whatever format is asked for."""

from __future__ import annotations

from typing import Final

from skillshed.sources.fetching.call import Call

_WORKBOOKS: Final = (
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.ms-excel",
    "application/octet-stream",
)


def export_call(url: str, export: int, year: int) -> Call:
    """Ask for a report of a year, all areas; an empty token is enough."""
    parameters = {
        "pFormat": "xls", "pExportID": str(export), "pAr": str(year), "pLan": "", "pKommun": "", "pHmantyp": "", "pUttag": "null",
        "pSortering": "", "pToken": "", "pVerkform": "21", "pFlikar": "1",
    }  # fmt: skip
    return Call(url=f"{url}/runexport/", parameters=tuple(parameters.items()), accepts=_WORKBOOKS)
