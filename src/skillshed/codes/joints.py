# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The crosswalks in the package: occupations over versions, education over its lists, areas into larger ones."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from skillshed.codes.area import AreaList
from skillshed.codes.crosswalk import Crosswalk, Row, uniform
from skillshed.codes.education_group import education_groups
from skillshed.codes.programme import programmes
from skillshed.codes.reading import classification, packaged_rows
from skillshed.errors import UnknownCodeError
from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import pandas as pd

_EVENLY = Text(
    sv="Koder med flera mål delas lika, eftersom källan inte anger andelar.",
    en="Codes with several targets are split evenly, since the source states no shares.",
)
_WHOLE = Text(sv="Varje kod hör helt till ett mål.", en="Each code belongs wholly to one target.")
_OWN = "Skillshed's own"


def crosswalks() -> tuple[tuple[str, str], ...]:
    """The (source, target) pairs there are in the package."""
    return tuple(_MAKERS)


@cache
def crosswalk(source: str, target: str) -> Crosswalk:
    """One packaged crosswalk.

    Raises:
        UnknownCodeError: the package has none between the two.

    >>> round(crosswalk("municipality", "county").loss, 2)
    0.0
    """
    if (source, target) in _MAKERS:
        return _MAKERS[source, target]()
    there = ", ".join(f"{one} → {other}" for one, other in _MAKERS)
    raise UnknownCodeError(
        Text(
            sv=f"Det finns ingen nyckel {source} → {target}.",
            en=f"There is no crosswalk {source} → {target}.",
        ),
        mend=Text(
            sv=f"De som finns: {there}. De kan vändas med reverse() och kopplas ihop med then().",
            en=f"Those there are: {there}. They can be turned with reverse() and chained with then().",
        ),
    )


def crosswalk_from_key(frame: pd.DataFrame) -> Crosswalk:
    """Make SSYK 2012 → ISCO-08 of SCB's key as it was typed: several codes in a cell, leading zeros lost.

    Args:
        frame: columns `ssyk2012` and `isco08`, as text or numbers.

    Raises:
        UnknownCodeError: a code that one of the standards does not have.
    """
    pairs = [
        (ours, theirs)
        for row in frame[["ssyk2012", "isco08"]].astype("str").itertuples(index=False)
        for ours in _codes(str(row[0]))
        for theirs in _codes(str(row[1]))
    ]
    for ours, theirs in pairs:
        classification("ssyk2012").item(ours)
        classification("isco08").item(theirs)
    return _ssyk_isco(pairs)


def _codes(cell: str) -> list[str]:
    return [digits.zfill(4) for digits in re.findall(r"\d+", cell)]


def _ssyk_isco(pairs: Iterable[tuple[str, str]]) -> Crosswalk:
    origin = "SCB, key SSYK 2012 to ISCO-08, typing faults cured"
    return Crosswalk(
        "ssyk2012", "isco08", uniform(pairs), _EVENLY, origin, "CC0-1.0", (date(2014, 1, 1), None)
    )


def _packaged_key() -> Crosswalk:
    return _ssyk_isco((row["source"], row["target"]) for row in packaged_rows("ssyk2012_isco08"))


def _ssyk96() -> Crosswalk:
    pairs = [(row["source"], row["target"]) for row in packaged_rows("ssyk96_ssyk2012")]
    method = Text(
        sv="Egen nyckel på tresiffernivå efter de två standardernas gruppnamn, inte SCB:s; delas lika tills vikterna skattas.",
        en="Our own key at three digits after the names of both standards' groups, not SCB's; split evenly until weights are estimated.",
    )
    return Crosswalk("ssyk96", "ssyk2012", uniform(pairs), method, _OWN, "CC0-1.0", (date(2001, 1, 1), None))


def _programmes() -> Crosswalk:
    pairs = [(one.code, group) for one in programmes().values() for group in one.education_groups]
    method = Text(
        sv="Programmets examen eller, för introduktionsprogram, avslutad grundskola; delas lika där inriktningen avgör.",
        en="The programme's diploma or, for introductory programmes, compulsory school; split evenly where the orientation decides.",
    )
    return Crosswalk("programme", "education_group", uniform(pairs), method, _OWN, "CC0-1.0")


def _sun() -> Crosswalk:
    groups = education_groups()
    rows = tuple(
        Row(f"{level}{field}", code, 1.0) for code in groups.groups for level, field in groups.pairs(code)
    )
    return Crosswalk("sun2020", "education_group", rows, _WHOLE, _OWN, "CC0-1.0", (date(2020, 1, 1), None))


def _groups_to_sun() -> Crosswalk:
    return _sun().reverse()


def _areas(source: str, target: str) -> Crosswalk:
    areas = AreaList.packaged()
    above = areas.county_of if target == "county" else areas.nuts2_of
    rows = tuple(Row(area.code, above(area.code), 1.0) for area in areas.kind(source))
    return Crosswalk(source, target, rows, _WHOLE, "SCB; regulation (EC) No 1059/2003", "CC0-1.0")


def _functional() -> Crosswalk:
    rows = tuple(
        Row(row["municipality"], row["functional"], 1.0) for row in packaged_rows("municipality_functional")
    )
    origin = "Tillväxtverket, FA regions 2015; membership from the published maps"
    return Crosswalk("municipality", "functional", rows, _WHOLE, origin, "CC0-1.0", (date(2015, 1, 1), None))


@cache
def local_labour_markets(year: int) -> Crosswalk:
    """Municipality → local labour market (LA region) of one year, 2020 to 2023.

    Raises:
        UnknownCodeError: the package has no division for that year.
    """
    told = packaged_rows("municipality_local_labour_market")
    years = sorted({int(row["year"]) for row in told})
    if year not in years:
        raise UnknownCodeError(
            Text(sv=f"Ingen LA-indelning för {year}.", en=f"No local labour markets for {year}."),
            mend=Text(sv=f"Åren är {years[0]}–{years[-1]}.", en=f"The years are {years[0]}–{years[-1]}."),
        )
    rows = tuple(Row(row["municipality"], row["code"], 1.0) for row in told if int(row["year"]) == year)
    valid = (date(year, 1, 1), date(year, 12, 31))
    return Crosswalk(
        "municipality", "local_labour_market", rows, _WHOLE, "SCB, lokala arbetsmarknader", "CC0-1.0", valid
    )


def _latest_labour_markets() -> Crosswalk:
    return local_labour_markets(max(int(row["year"]) for row in packaged_rows("local_labour_markets")))


_MAKERS: dict[tuple[str, str], Callable[[], Crosswalk]] = {
    ("ssyk2012", "isco08"): _packaged_key,
    ("ssyk96", "ssyk2012"): _ssyk96,
    ("programme", "education_group"): _programmes,
    ("sun2020", "education_group"): _sun,
    ("education_group", "sun2020"): _groups_to_sun,
    ("municipality", "county"): lambda: _areas("municipality", "county"),
    ("municipality", "nuts2"): lambda: _areas("municipality", "nuts2"),
    ("county", "nuts2"): lambda: _areas("county", "nuts2"),
    ("municipality", "functional"): _functional,
    ("municipality", "local_labour_market"): _latest_labour_markets,
}
