# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`outlook_population` and `outlook_population_change`: from the population's datasets to what is expected."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from skillshed.outlook.age_groups import age_groups
from skillshed.outlook.population.overview import overview
from skillshed.outlook.sums import areas_summed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

    from skillshed.codes import AreaList
    from skillshed.language import Text
    from skillshed.outlook.tables.settings import Settings

NATION = "00"


def finest(regions: Iterable[str]) -> list[str]:
    """Choose the regions that together cover what is known, each person once.

    Municipalities where there are any, counties without municipalities, the nation when it stands alone.

    >>> finest(["00", "31", "3101", "3102", "32"])
    ['3101', '3102', '32']
    """
    known = sorted(set(regions))
    municipalities = [code for code in known if len(code) == len("0114") and code.isdigit()]
    covered = {code[:2] for code in municipalities}
    counties = [code for code in known if len(code) == len("01") and code not in covered | {NATION}]
    return sorted(municipalities + counties) or [code for code in known if code == NATION]


def sums_of(regions: Iterable[str]) -> dict[str, list[str]]:
    """Give the areas that are sums of regions: counties of municipalities, and the nation of all.

    >>> sums_of(["3101", "3102", "32"])
    {'31': ['3101', '3102'], '00': ['3101', '3102', '32']}
    """
    parts = sorted(regions)
    counties = sorted({code[:2] for code in parts if len(code) > len("01")})
    areas = {county: [code for code in parts if code[:2] == county] for county in counties}
    return areas | ({NATION: parts} if parts != [NATION] else {})


def population_tables(  # noqa: PLR0917 - one argument per dataset
    population: pd.DataFrame,
    deaths: pd.DataFrame | None,
    births: pd.DataFrame | None,
    moves: Sequence[pd.DataFrame | None] = (),
    *,
    areas: AreaList | None = None,
    settings: Settings,
) -> tuple[dict[str, pd.DataFrame], list[Text]]:
    """Make both tables from tidy datasets (region, sex, age, year, value).

    Regions are projected, and areas that are made of them are their sums in every draw: counties and the nation, but
    also areas that overlap - NUTS 2, functional regions, and those that users defined.

    Args:
        population: persons at 31 December.
        deaths: persons that died in the year, or None: cohort change instead.
        births: `age` is the mother's; None as for deaths.
        moves: the datasets of moves by age and between places, as many as there are.
        areas: the areas there are; counties and the nation alone, told by the regions' codes, when it is not given.
        settings: horizon, draws, seed.

    Returns:
        The tables by name, and what was noticed on the way.

    Raises:
        InputError: the datasets cannot be projected; it says which row and what to mend.
    """
    base = int(population["year"].max())
    regions = finest(population.loc[population["year"] == base, "region"].astype(str))
    made = overview(
        of_regions(population, regions),
        None if deaths is None else of_regions(deaths, regions),
        None if births is None else of_regions(births, regions),
        moves_of(moves, regions),
        base=base,
        horizon=settings.horizon,
        areas=sums_of(regions) if areas is None else areas_summed(regions, areas),
        bands=age_groups(),
        draws=settings.draws,
        seed=settings.seed,
        level=settings.level,
    )
    return {"outlook_population": made.people, "outlook_population_change": made.change}, made.remarks


def of_regions(frame: pd.DataFrame, regions: list[str]) -> pd.DataFrame:
    """Keep the figures of some regions, as plain columns."""
    kept = frame[frame["region"].isin(regions) & frame["value"].notna()]
    names = [name for name in ("region", "sex", "age", "flow") if name in kept.columns]
    keys = {name: kept[name].astype(str) for name in names}
    return kept[["year", "value"]].assign(**keys).reset_index(drop=True)


def moves_of(datasets: Iterable[pd.DataFrame | None], regions: list[str]) -> list[pd.DataFrame]:
    """Choose from the datasets of moves what the population model can use, as plain columns.

    Moves by age count where they are by single years of age and both ways within the country; moves between places
    always do.
    """
    usable = []
    for frame in datasets:
        if frame is None:
            continue
        if "flow" in frame.columns:
            single = [age for age in frame["age"].unique() if re.fullmatch(r"\d+\+?", str(age))]
            plain = of_regions(frame[frame["age"].isin(single)], regions)
            both = {"in_domestic", "out_domestic"} <= set(plain["flow"].unique())
        else:
            plain = frame[["origin", "destination", "year", "value"]].dropna()
            plain = plain.astype({"origin": str, "destination": str}).reset_index(drop=True)
            both = True
        if both and len(plain):
            usable.append(plain)
    return usable
