# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A small made-up release for tests of scenarios: a county of three municipalities and a county of one piece."""

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd

from skillshed.codes import Area, AreaList
from skillshed.language import same
from skillshed.outlook.tables.balance import Datasets, balance_tables
from skillshed.outlook.tables.employment import employment_tables
from skillshed.outlook.tables.population import population_tables
from skillshed.outlook.tables.settings import Settings

YEARS = range(2014, 2024)
PLACES = {"3101": 1.0, "3102": 0.4, "3103": 0.2, "32": 6.0}
OCCUPATIONS = {"222": 400, "234": 700, "411": 500, "532": 900, "723": 300, "811": 60}
AGES = ("16-24", "25-34", "35-44", "45-54", "55-59", "60-64", "65+")
AGE_SHARES = (0.10, 0.22, 0.22, 0.22, 0.11, 0.10, 0.03)
SETTINGS = Settings(horizon=8, draws=200, seed=3)


def small_release(*, without: tuple[str, ...] = (), education: bool = False) -> SimpleNamespace:
    """Everything that a scenario asks of a release."""
    tables = {
        "population": _people(),
        "employment_by_occupation": _jobs(),
        "employment_by_occupation_age": _ages(),
    }
    tables["employment_by_occupation_industry"] = _industries()
    tables = {name: frame for name, frame in tables.items() if name not in without}
    if "population" in tables:
        tables |= population_tables(tables["population"], None, None, settings=SETTINGS)[0]
    if "employment_by_occupation" in tables:
        tables |= employment_tables(
            tables["employment_by_occupation"], tables.get("employment_by_occupation_age"), settings=SETTINGS
        )[0]
    if education:
        tables |= _education()
        known = Datasets(
            tables["education_stock"],
            tables["education_flows"],
            tables["education_labour_force"],
            None,
            tables["employment_by_occupation"],
            tables["population"],
            tables["outlook_population"],
        )
        tables |= balance_tables(known, areas=_areas(), settings=SETTINGS)[0]
    stated = [
        {"key": f"{subject}.{key}", "value": value}
        for subject in ("population", "employment")
        for key, value in (("draws", SETTINGS.draws), ("level", SETTINGS.level))
    ]
    return SimpleNamespace(
        id="r000000000001",
        path=Path(f"r000000000001{'-'.join(without)}{education}"),
        fictitious=True,
        manifest={"seed": SETTINGS.seed, "assumptions": stated, "gaps": [], "snapshots": []},
        tables=lambda: sorted(tables),
        table=lambda name: tables[name].copy(),
        areas=_areas,
    )


def _areas() -> AreaList:
    counties = [Area("31", "county", same("Norra län"), "00"), Area("32", "county", same("Södra län"), "00")]
    towns = {"3101": "Storstad", "3102": "Gruvby", "3103": "Småköping"}
    return AreaList.packaged().with_areas(
        [*counties, *(Area(code, "municipality", same(name), "31") for code, name in towns.items())]
    )


def _people() -> pd.DataFrame:
    rng = np.random.default_rng(1)
    shape = np.minimum(1.0, np.exp(-np.maximum(np.arange(101) - 60, 0) / 15))
    rows = [
        (
            code,
            sex,
            "100+" if age == 100 else str(age),
            year,
            120 * size * shape[age] * (1 + 0.004 * (year - 2014)) * rng.normal(1, 0.01),
        )
        for code, size in PLACES.items()
        for sex in "12"
        for age in range(101)
        for year in YEARS
    ]
    return pd.DataFrame(rows, columns=["region", "sex", "age", "year", "value"]).round({"value": 0})


def _jobs() -> pd.DataFrame:
    rng = np.random.default_rng(2)
    rows = [
        (code, occupation, year, number * size * (1 + 0.01 * (year - 2014)) * rng.normal(1, 0.02))
        for code, size in PLACES.items()
        for occupation, number in OCCUPATIONS.items()
        for year in YEARS
    ]
    parts = pd.DataFrame(rows, columns=["region", "occupation", "year", "value"]).round({"value": 0})
    county = (
        parts[parts["region"].str.startswith("31")]
        .groupby(["occupation", "year"], as_index=False)["value"]
        .sum()
    )
    nation = parts.groupby(["occupation", "year"], as_index=False)["value"].sum()
    return pd.concat(
        [parts, county.assign(region="31"), nation.assign(region="00")], ignore_index=True
    ).assign(sex="T")


def _ages() -> pd.DataFrame:
    now = _jobs()
    now = now[(now["year"] == YEARS[-1]) & now["region"].isin(["00", "31"])]
    return pd.concat(
        [now.assign(age=age, value=now["value"] * share) for age, share in zip(AGES, AGE_SHARES, strict=True)]
    )


def _industries() -> pd.DataFrame:
    mix = {"Q": {"222": 300, "532": 700}, "B+C": {"723": 200, "811": 60, "411": 40}}
    rows = [
        ("31", code, industry, 2023, number)
        for industry, part in mix.items()
        for code, number in part.items()
    ]
    return pd.DataFrame(rows, columns=["region", "occupation", "industry", "year", "value"])


SHARES = {"P00": 0.15, "G72": 0.25, "GS01": 0.30, "H723": 0.30}
STATUS = {"employed": 0.82, "unemployed": 0.05, "outside": 0.13}
FORCE = {"in_labour_force": 0.87, "outside_labour_force": 0.13}
FLOWS = {
    "entrants": 0.02,
    "leavers": 0.02,
    "moved_in": 0.03,
    "moved_out": 0.03,
    "graduated": 0.02,
    "further_educated": 0.02,
}


def _education() -> dict[str, pd.DataFrame]:
    """Stock, flows and labour force of the two counties and the nation by four education groups."""
    return {
        "education_stock": _by_group("status", STATUS)
        .drop(columns="sex")
        .groupby(["region", "education", "status", "year"], as_index=False)
        .sum(),
        "education_flows": _by_group("flow", FLOWS),
        "education_labour_force": _by_group("status", FORCE),
    }


def _by_group(key: str, rates: dict[str, float]) -> pd.DataFrame:
    rows = [
        (county, group, sex, name, year, 2750 * size * part * (1 + 0.004 * (year - 2014)) * rate)
        for county, size in {"31": 1.6, "32": 6.0}.items()
        for group, part in SHARES.items()
        for sex in "12"
        for name, rate in rates.items()
        for year in YEARS
    ]
    parts = pd.DataFrame(rows, columns=["region", "education", "sex", key, "year", "value"]).round(
        {"value": 0}
    )
    nation = (
        parts.groupby(["education", "sex", key, "year"], as_index=False)["value"].sum().assign(region="00")
    )
    return pd.concat([parts, nation], ignore_index=True)
