# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Unfilled jobs by education group: job ads by occupation, at the level of the vacancy survey, through the education mix.

No table counts unfilled jobs by education. Ads say in which occupations they are, the survey (SCB, RegionIndE1K) how many there are in all, and the
mix who works in such occupations. Without ads nothing is said by group; without the survey an ad is taken to stand for so many months.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from skillshed.outlook.balance.margins import NATION
from skillshed.outlook.balance.settings import setting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillshed.outlook.mix.estimation import Mix

_ALL: Final = "T"
_UNNAMED: Final = (_ALL, "unknown")


def unfilled(
    ads: pd.DataFrame, mixes: Mapping[str, Mix], *, base: int, survey: pd.DataFrame | None = None
) -> pd.DataFrame | None:
    """Estimate unfilled jobs by region and education group in the base year.

    Args:
        ads: region, occupation (SSYK 2012, of any length; `T` all), month (`2023-05`), vacancies (places in the ads of that month).
        mixes: by region who works in each occupation.
        base: the base year; where it has no ads, the nearest year that has counts.
        survey: region, year, value and perhaps sector and part (quarter): unfilled jobs on a day; of regions or the nation.

    Returns:
        region, education, value (unfilled jobs); None where no ad is of a known occupation. A region without ads, or where the survey is the
        nation's alone, has its own ads at the nation's ratio.
    """
    year = _nearest(pd.to_numeric(ads["month"].astype(str).str[:4]), base)
    counted = ads.assign(value=ads["vacancies"].astype(float), region=ads["region"].astype(str))
    counted = counted[counted["month"].astype(str).str[:4].eq(str(year))]
    months = max(counted["month"].nunique(), 1)
    length = len(next(iter(mixes.values())).occupations[0]) if mixes else 0
    posted = {region: _by_occupation(counted, region, length) / months for region in mixes}
    if not any(one.sum() > 0 for one in posted.values()):
        return None
    days = _surveyed(survey, base)
    common = _ratio(posted.get(NATION), days.get(NATION))
    blocks = []
    for region, mix in mixes.items():
        own = posted[region].reindex(mix.occupations).fillna(0.0).to_numpy()
        if own.sum() > 0:
            jobs = own * (
                _ratio(posted[region], days.get(region)) or common or float(setting("unfilled.months"))
            )
            blocks.append(
                pd.DataFrame({"region": region, "education": mix.educations, "value": jobs @ mix.share})
            )
    return pd.concat(blocks, ignore_index=True) if blocks else None


def _nearest(years: pd.Series, base: int) -> int:
    known = sorted({int(year) for year in years.dropna()}, key=lambda year: (abs(year - base), year))
    return known[0] if known else base


def _by_occupation(ads: pd.DataFrame, region: str, length: int) -> pd.Series:
    """Places by occupation, the unnamed and withheld ones shared out as the others."""
    own = ads[ads["region"] == region]
    code = own["occupation"].astype(str)
    named = own[~code.isin(_UNNAMED)]
    sums = named.groupby(named["occupation"].astype(str).str[:length])["value"].sum()
    whole = float(own.loc[code == _ALL, "value"].sum())
    told = float(sums.sum())
    return sums * (whole / told) if whole > told > 0 else sums


def _surveyed(survey: pd.DataFrame | None, base: int) -> dict[str, float]:
    """Unfilled jobs on a day by region: sectors together, the mean over the year's quarters."""
    if survey is None or survey.empty:
        return {}
    year = _nearest(survey["year"].astype(int), base)
    now = survey[survey["year"].astype(int) == year].dropna(subset="value")
    quarters = now["part"].astype(str).nunique() if "part" in now else 1
    sums = now.groupby(now["region"].astype(str))["value"].sum() / max(quarters, 1)
    return {str(region): float(count) for region, count in sums.items()}


def _ratio(posted: pd.Series | None, jobs: float | None) -> float | None:
    if posted is None or jobs is None or posted.sum() <= 0:
        return None
    return jobs / float(posted.sum())
