# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Ads of many files become counts: each ad once, as it was last told; small counts withheld."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from skillshed.codes import AreaList, classification
from skillshed.codes.missing import Missing
from skillshed.codes.secrecy import smallest_count

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY: Final = ["region", "occupation", "month"]
_COUNTS: Final = ["ads", "vacancies", "open"]
_ALL, _NATION, _UNKNOWN = "T", "00", "unknown"


def step(frames: list[pd.DataFrame]) -> list[pd.DataFrame]:
    """Count ads by area, occupation and month; whole months of the historical files go before single ads."""
    single = [frame for frame in frames if "ad" in frame]
    whole = [frame for frame in frames if "ad" not in frame]
    parts = [_placed(frame).assign(open=np.nan, partial=False) for frame in whole]
    if single:
        covered = {month for frame in whole for month in frame["month"].astype(str)}
        ads = _placed(_single(single))
        parts.append(ads[~ads["month"].isin(covered)])
    return [_withheld(_levels(_nationwide(pd.concat(parts, ignore_index=True))))] if parts else []


def _nationwide(ads: pd.DataFrame) -> pd.DataFrame:
    """Tell where ads of every county are there: those of one county, read alone, are not the nation's."""
    counties = {area.code for area in AreaList.packaged().kind("county")}
    told = set(ads["county"]) - {""}
    return ads.assign(nation=_NATION if counties <= told or not told & counties else "")


def _single(frames: list[pd.DataFrame]) -> pd.DataFrame:
    """Each ad as it was last told, however many files tell it; `open` unless it is removed or has ended.

    Of the months up to the first reading only ads are known that were still open then, and the month of the last reading is not
    over: they are `partial`.
    """
    ads = pd.concat([frame.astype({"source": str}) for frame in frames], ignore_index=True)
    ads = ads.assign(timestamp=pd.to_numeric(ads["timestamp"]), vacancies=ads["vacancies"].fillna(1))
    read = [pd.to_numeric(frame["timestamp"]).max() for frame in frames]
    newest = ads.sort_values("timestamp", kind="stable").drop_duplicates(["ad", "removed"], keep="last")
    gone = newest[newest["removed"] == "1"].set_index("ad")["timestamp"]
    told = newest[(newest["removed"] == "0") & newest["published"].notna()]
    removed = told["ad"].map(gone) >= told["timestamp"]
    today = pd.to_datetime(ads["timestamp"].max(), unit="ms").strftime("%Y-%m-%d")
    still = ~removed & (told["until"].fillna(today) >= today)
    month = told["published"].str[:7]
    partial = (month <= _month(min(read))) | (month == _month(max(read)))
    return told.assign(month=month, ads=1.0, open=still.astype(float), partial=partial)


def _month(milliseconds: float) -> str:
    return str(pd.to_datetime(milliseconds, unit="ms").strftime("%Y-%m"))


def _placed(frame: pd.DataFrame) -> pd.DataFrame:
    """Put codes that no list has among the unknown; an ad without a municipality keeps its county."""
    areas = AreaList.packaged()
    municipality = frame["municipality"].astype("object").where(_listed(frame["municipality"], areas), "")
    county = municipality.str[:2].where(municipality != "", frame["region"].astype("object").fillna(""))
    county = county.where(_listed(county, areas), "")
    listed = classification("ssyk2012")
    occupation = frame["occupation"].astype("object").fillna(_UNKNOWN)
    occupation = occupation.map({code: code if code in listed else _UNKNOWN for code in occupation.unique()})
    return frame.assign(
        municipality=municipality, county=county, occupation=occupation, source=frame["source"].astype(str)
    )


def _listed(codes: pd.Series, areas: AreaList) -> pd.Series:
    """Which codes are areas; of a made-up world, whose areas no list has, all that look like one."""
    said = codes.astype("object").fillna("")
    known = said.map({code: code in areas or code[:2] > "30" for code in said.unique()})
    return known.astype(bool) & said.str.fullmatch(r"\d{2}|\d{4}")


def _levels(ads: pd.DataFrame) -> pd.DataFrame:
    """Sum to the nation, counties and municipalities, by occupation and for all."""
    return pd.concat(_each_level(ads), ignore_index=True)


def _each_level(ads: pd.DataFrame) -> Iterator[pd.DataFrame]:
    for place in ("nation", "county", "municipality"):
        region = ads[place]
        for occupation in (ads["occupation"], pd.Series(_ALL, index=ads.index)):
            told = ads.assign(region=region, occupation=occupation)[region != ""]
            sums = told.groupby(KEY, as_index=False).agg(
                ads=("ads", "sum"),
                vacancies=("vacancies", "sum"),
                open=("open", lambda each: each.sum(min_count=1)),
                partial=("partial", "max"),
                source=("source", "max"),
            )
            fine = place == "municipality" and not (sums["occupation"] == _ALL).all()
            yield sums[sums["ads"] >= smallest_count()] if fine else sums


def _withheld(sums: pd.DataFrame) -> pd.DataFrame:
    """Take away what is too few to be shown; open ads too few are withheld alone."""
    small = sums["ads"] < smallest_count()
    few = sums["open"].between(1, smallest_count() - 1)
    marked = pd.Series(str(Missing.ESTIMATED), index=sums.index).where(sums["partial"].astype(bool), None)
    shown = sums.assign(flag=marked.mask(small, str(Missing.SECRET)))
    shown.loc[small, _COUNTS] = np.nan
    shown.loc[few, "open"] = np.nan
    return shown[[*KEY, *_COUNTS, "flag", "source"]]
