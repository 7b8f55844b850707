# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`outlook_supply`, `outlook_demand_education`, `outlook_balance` and what explains them: from datasets to verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.codes.secrecy import smallest_count
from skillshed.language import Text
from skillshed.outlook.balance import projection as balance
from skillshed.outlook.balance.municipality import municipal_tables
from skillshed.outlook.balance.table import UNKNOWN, marks
from skillshed.outlook.balance.table import tables as tables_of
from skillshed.outlook.balance.unfilled import unfilled
from skillshed.outlook.balance.verdict import SYNTHETIC, closing, rule
from skillshed.outlook.mix.flexibility import OWN
from skillshed.outlook.sums import parts_of
from skillshed.outlook.supply import projection as supply
from skillshed.outlook.supply.table import LEVELS
from skillshed.outlook.tables.employment import affordable, plain
from skillshed.outlook.tables.jobs import Jobs

if TYPE_CHECKING:
    from collections.abc import Sequence

    import xarray as xr

    from skillshed.codes import AreaList
    from skillshed.outlook.tables.settings import Settings

ADULTS = range(18, 66)
SEEN = Text(
    sv="Lediga jobb per utbildningsgrupp är uppskattade ur platsannonser efter yrke, på vakansundersökningens nivå där den finns, och efter vilka utbildningar yrkena har. En grupp med lediga jobb börjar i brist.",
    en="Unfilled jobs by education group are estimated from job ads by occupation, at the level of the vacancy survey where it is known, and from the educations that occupations have. A group with unfilled jobs begins in shortage.",
)
NOT_SEEN = Text(
    sv="Lediga jobb per utbildningsgrupp är inte mätta. Varje grupp börjar därför i balans eller överskott: en brist som redan finns syns inte, bara hur den ändras.",
    en="Unfilled jobs by education group are not measured. So every group begins in balance or surplus: a shortage that is already there is not seen, only how it changes.",
)


@dataclass(frozen=True)
class Datasets:
    """What the balance is made from; `stock` and `flows` are needed for supply, `jobs` too for demand.

    Attributes:
        stock: region, education, status, year, value.
        flows: region, education, sex, flow, year, value.
        labour_force: region, education, sex, status, year, value.
        commuting: region, education, sex, flow, year, value.
        jobs: region, occupation, sex, year, value.
        population: region, sex, age, year, value: what is known.
        expected: region, sex, age, year, mean: what is expected of the population.
        ads: region, occupation, month, vacancies: job ads.
        survey: region, sector, part, year, value: unfilled jobs.
    """

    stock: pd.DataFrame
    flows: pd.DataFrame
    labour_force: pd.DataFrame | None = None
    commuting: pd.DataFrame | None = None
    jobs: pd.DataFrame | None = None
    population: pd.DataFrame | None = None
    expected: pd.DataFrame | None = None
    ads: pd.DataFrame | None = None
    survey: pd.DataFrame | None = None


def balance_tables(
    known: Datasets, *, areas: AreaList, settings: Settings, projected: Jobs | None = None
) -> tuple[dict[str, pd.DataFrame], list[Text]]:
    """Make the tables of supply, and where jobs are known those of demand and balance.

    Args:
        known: the datasets.
        areas: what functional regions and other areas are made of.
        settings: horizon, draws, seed.
        projected: where the projection of the jobs may be kept from the employment outlook.

    Returns:
        The tables by name, and what was noticed on the way.

    Raises:
        InputError: the datasets cannot be projected; it says why and what to mend.
    """
    jobs = None if known.jobs is None else plain(known.jobs, ["region", "occupation", "sex"])
    base = base_year(known, jobs)
    draws = settings.draws if jobs is None else affordable(jobs, settings)
    told, made = supply.project(
        known.stock,
        known.flows,
        known.labour_force,
        known.commuting,
        base=base,
        horizon=settings.horizon,
        draws=draws,
        seed=settings.seed,
        level=settings.level,
        population=working_ages(known, areas, base=base),
        with_draws=True,
    )
    tables = _supply_tables(told, made)
    remarks = list(told.attrs["remarks"])
    if jobs is not None:
        _, paths = (projected or Jobs()).take(jobs, base=base, draws=draws, settings=settings)
        outlook = set_against(made, jobs, known, paths=paths, areas=areas)
        found, more = _balance(outlook, known, areas=areas, level=settings.level)
        tables |= found
        remarks += more
    return tables, remarks


def base_year(known: Datasets, jobs: pd.DataFrame | None) -> int:
    """The latest year that everything has."""
    years = set(known.stock["year"].astype(int))
    if jobs is not None:
        years &= set(jobs["year"].astype(int)) or years
    return max(years or set(known.stock["year"].astype(int)))


def working_ages(known: Datasets, areas: AreaList, *, base: int) -> pd.DataFrame | None:
    """Persons of 18-65 in every region of the stock, the base year and those expected; None where no projection is there."""
    if known.population is None or known.expected is None:
        return None
    ages = {str(age) for age in ADULTS}
    both = _people(known, base=base)
    both = both[both["age"].isin(ages) & both["sex"].isin(("1", "2"))]
    return _with_sums(both, sorted(map(str, known.stock["region"].unique())), areas)


def _people(known: Datasets, *, base: int) -> pd.DataFrame:
    """What is known of the population from the base year on, and then what is expected: region, sex, age, year, mean."""
    assert known.population is not None
    assert known.expected is not None
    past = known.population.rename(columns={"value": "mean"})
    past = past[past["year"].astype(int) >= base]
    ahead = known.expected[known.expected["year"].astype(int) > int(known.population["year"].max())]
    columns = ["region", "sex", "age", "year", "mean"]
    return pd.concat([part[columns].astype(dict.fromkeys(columns[:3], str)) for part in (past, ahead)])


def _with_sums(people: pd.DataFrame, regions: Sequence[str], areas: AreaList) -> pd.DataFrame:
    """The rows of some regions; one without rows is the sum of its parts where they are known."""
    there = set(people["region"].unique())
    blocks = [people[people["region"].isin(regions)]]
    for region in regions:
        parts = [] if region in there or region not in areas else parts_of(region, there, areas)
        if parts:
            rows = (
                people[people["region"].isin(parts)]
                .groupby(["sex", "age", "year"], as_index=False)["mean"]
                .sum()
            )
            blocks.append(rows.assign(region=region))
    return pd.concat(blocks, ignore_index=True)


def _supply_tables(told: pd.DataFrame, made: supply.Supply) -> dict[str, pd.DataFrame]:
    shown = told[~told["education"].isin(UNKNOWN)]
    whole = shown[shown["component"] == "supply"].drop(columns="component").reset_index(drop=True)
    now = made.accounts.force if not np.isnan(made.accounts.force).all() else made.accounts.stock
    persons = dict(zip(made.educations, np.nansum(now[..., -1], axis=1).T, strict=True))
    places = {region: place for place, region in enumerate(made.regions)}
    cells = zip(whole["region"].tolist(), whole["education"].tolist(), strict=True)
    whole["mark"] = marks(np.array([persons[education][places[region]] for region, education in cells]))
    parts = shown[shown["component"] != LEVELS[0]].reset_index(drop=True)
    few = parts["mean"].abs() < smallest_count()
    parts["mark"] = pd.Series(pd.NA, index=parts.index, dtype="string").mask(few, "few")
    return {"outlook_supply": whole, "outlook_supply_flows": parts}


def _balance(
    outlook: balance.Outlook, known: Datasets, *, areas: AreaList, level: float
) -> tuple[dict[str, pd.DataFrame], list[Text]]:
    seen = SEEN if np.isfinite(outlook.situation.vacancies).any() else NOT_SEEN
    remarks = [rule(), closing(), seen, OWN, *_silent(outlook.supply, outlook.regions)]
    if not outlook.regions:
        return {}, remarks
    tables = tables_of(outlook, level=level)
    municipal = municipal_tables(
        outlook,
        _counties(outlook, areas),
        people=_working_age(known, areas, base=outlook.supply.years[0]),
        level=level,
    )
    if municipal.empty:
        return tables, remarks
    told = municipal[~municipal["education"].isin(UNKNOWN)]
    tables["outlook_balance"] = pd.concat([tables["outlook_balance"], told], ignore_index=True)
    return tables, [*remarks, SYNTHETIC]


def _counties(outlook: balance.Outlook, areas: AreaList) -> dict[str, list[str]]:
    """The municipalities with jobs by occupation, by the county whose balance is told."""
    codes = sorted(str(code) for code in outlook.employment["region"].to_numpy())
    own = [code for code in codes if code in areas and areas.get(code).kind == "municipality"]
    counties = {code[:2] for code in own} & set(outlook.regions)
    return {county: [code for code in own if code[:2] == county] for county in sorted(counties)}


def _working_age(
    known: Datasets, areas: AreaList, *, base: int
) -> dict[str, np.ndarray[tuple[int], np.dtype[np.float64]]]:
    """Persons of 18-64 by region, the base year first; nothing without a projection."""
    if known.population is None or known.expected is None:
        return {}
    both = _people(known, base=base)
    ages = {str(age) for age in ADULTS[:-1]}
    adults = both[both["age"].isin(ages) & both["sex"].isin(("1", "2"))]
    finest = set(adults["region"].unique())
    there = sorted(finest | {region[:2] for region in finest if region.isdigit()})
    whole = _with_sums(adults, there, areas)
    wide = whole.pivot_table(index="region", columns="year", values="mean", aggfunc="sum").dropna()
    return {str(region): row.to_numpy(dtype=float) for region, row in wide.iterrows()}


def set_against(
    made: supply.Supply, jobs: pd.DataFrame, known: Datasets, *, paths: xr.DataArray, areas: AreaList
) -> balance.Outlook:
    """Set demand against supply in every region whose jobs are known, or are the sum of regions whose jobs are.

    Args:
        made: the supply.
        jobs: region, occupation, sex, year, value.
        known: the datasets; of them the stock, and the ads and the survey of unfilled jobs where they are there.
        paths: the jobs' draws, (draw, region, occupation, year), as many as the supply's.
        areas: what functional regions and other areas are made of.
    """
    there = {str(code) for code in paths["region"].to_numpy()}
    members = {
        region: parts_of(region, there, areas)
        for region in made.regions
        if region not in there and region in areas
    }
    past, base = jobs[jobs["year"] <= made.years[0]], made.years[0]
    found = balance.project(made, paths, known.stock, known=past, members=members)
    if known.ads is None or known.ads.empty:
        return found
    vacancies = unfilled(known.ads, found.mixes, base=base, survey=known.survey)
    if vacancies is None:
        return found
    return balance.project(made, paths, known.stock, known=past, members=members, vacancies=vacancies)


def _silent(made: supply.Supply, told: Sequence[str]) -> list[Text]:
    lacking = ", ".join(region for region in made.regions if region not in told)
    if not lacking:
        return []
    return [
        Text(
            sv=f"Ingen balans för {lacking}: jobben efter yrke är inte kända där.",
            en=f"No balance for {lacking}: jobs by occupation are not known there.",
        )
    ]
