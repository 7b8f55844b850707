# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What was kept of the named scenarios of a release, read for a page; `scenario/telling.py` runs and keeps them.

It stands apart so that who only shows what was run need not carry the models.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pandas as pd

from skillshed.language import Text

if TYPE_CHECKING:
    from pathlib import Path

    from skillshed.home import Home
    from skillshed.warehouse.release import Release

FRAMES = ("balance", "verdicts")
"""What is kept: balance (scenario, region, education, measure, year, base, figure, difference and its interval, flag) and verdicts (scenario, region,
education, year, p_shortage, p_surplus, verdict; of the last year)."""
Names = dict[str, tuple[Text, Text]]
"""Key of a scenario → its title, and what it assumes in words."""


def folder(home: Home, release: Release) -> Path:
    """Where a release's scenarios are kept."""
    return home.told_scenarios / release.id


def names_of(home: Home, release: Release) -> Names:
    """Give the scenarios that have been run for a release; none where none has."""
    file = folder(home, release) / "names.json"
    kept = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return {key: (Text(**title), Text(**words)) for key, (title, words) in kept.items()}


def rows_told(home: Home, release: Release, name: str, **wanted: str) -> pd.DataFrame:
    """Give the rows of one of `FRAMES` in which columns have some values; only those are read into memory."""
    path = folder(home, release) / f"{name}.parquet"
    return pd.read_parquet(path, filters=[(column, "==", value) for column, value in wanted.items()] or None)
