# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is asked of Myndigheten för yrkeshögskolan: the workbook of an application round."""

from __future__ import annotations

from typing import Final

from skillshed.sources.fetching.call import Call

WORKBOOKS: Final = (
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/octet-stream",
)


def workbook_call(url: str, file: str) -> Call:
    """Ask for a workbook."""
    return Call(url=f"{url}/{file}", accepts=WORKBOOKS)
