# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is kept of Myndigheten för yrkeshögskolan: the workbook as it is; `files/yh_workbook.py` reads it, fetched or imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.sources.fetching.plan import Original

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.sources.fetching.answer import Answer


def original(filename: str, answers: Sequence[Answer]) -> Original:
    """Give the workbook itself."""
    return Original(filename=filename, content=answers[0].read())
