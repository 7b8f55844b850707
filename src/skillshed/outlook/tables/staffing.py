# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`outlook_staffing`: the demand by occupation read through industries, beside the occupations' own series."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.language import Text
from skillshed.outlook import staffing as model

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.outlook.tables.settings import Settings

BESIDE = Text(
    sv="Yrkena lästa genom näringsgrenarna står bredvid yrkenas egna serier och är inte inblandade i dem: åren är för få för att vikten ska kunna prövas.",
    en="Occupations read through industries stand beside the occupations' own series and are not blended with them: the years are too few for a weight to be tested.",
)


def staffing_tables(
    industries: pd.DataFrame, staffing: pd.DataFrame, *, settings: Settings
) -> tuple[dict[str, pd.DataFrame], list[Text]]:
    """Make the table from tidy datasets.

    Args:
        industries: region, industry, sex, year, value (employed persons).
        staffing: region, occupation, industry, sex, year, value (employees).
        settings: horizon.

    Returns:
        The table by name, and what must be told with it; nothing where the two have no region and industry in common.
    """
    regions = set(map(str, industries["region"].unique())) & set(map(str, staffing["region"].unique()))
    trades = set(map(str, industries["industry"].unique())) & set(map(str, staffing["industry"].unique()))
    if not regions or not trades:
        return {}, []
    known = industries.dropna(subset=["value"])
    base = int(known["year"].max())
    told = model.project(known, staffing, base=base, horizon=settings.horizon)
    return {"outlook_staffing": told}, [BESIDE]
