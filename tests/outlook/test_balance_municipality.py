# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A municipality's verdict: its own jobs and people, its county's educations, and marked as such."""

import pytest

from skillshed.outlook.tables.balance import Datasets, balance_tables
from skillshed.outlook.tables.settings import Settings

SETTINGS = Settings(horizon=8, draws=60, seed=3)
TOWNS = ["3101", "3102", "3103"]


@pytest.fixture(scope="module")
def release(small_release):
    return small_release(education=True)


def balance(release, *, jobs=None, people=True):
    names = ("education_stock", "education_flows", "education_labour_force")
    stock, flows, force = (release.table(name) for name in names)
    told = release.table("employment_by_occupation") if jobs is None else jobs
    known = Datasets(
        stock, flows, force, None, told,
        release.table("population") if people else None, release.table("outlook_population") if people else None,
    )  # fmt: skip
    return balance_tables(known, areas=release.areas(), settings=SETTINGS)


@pytest.fixture(scope="module")
def made(release):
    return balance(release)


def test_municipalities_are_judged_and_marked(made):
    tables, remarks = made
    found = tables["outlook_balance"]
    assert set(found.loc[found["basis"] == "county", "region"]) == set(TOWNS)
    assert set(found.loc[found["basis"] == "own", "region"]) == {"00", "31", "32"}
    assert any("Kommunernas brist" in one.sv for one in remarks)
    assert set(found["verdict"]) <= {"shortage", "balance", "surplus", "paradox"}
    assert found[["mean", "low", "high", "demand", "supply"]].notna().all(axis=None)


def test_they_add_up_to_their_county(made):
    found = made[0]["outlook_balance"]
    keys = ["education", "year"]
    towns = found[found["region"].isin(TOWNS)].groupby(keys)[["demand", "supply", "mean"]].sum()
    county = found[found["region"] == "31"].set_index(keys)[["demand", "supply", "mean"]]
    assert (towns / county)[["demand", "supply"]].to_numpy() == pytest.approx(1.0, abs=1e-4)


def test_a_town_whose_jobs_grow_lacks_more_people_than_its_county(release):
    jobs = release.table("employment_by_occupation")
    growing = jobs["region"].astype(str).eq("3102")
    jobs["value"] = jobs["value"].where(~growing, jobs["value"] * 1.03 ** (jobs["year"] - 2014))
    found = balance(release, jobs=jobs)[0]["outlook_balance"]
    last = found[found["year"] == found["year"].max()].groupby("region")[["mean", "demand"]].sum()
    gap = last["mean"] / last["demand"]
    assert gap["3102"] > gap["31"] > gap["3101"]


def test_without_a_projected_population_a_town_grows_as_its_county(release):
    found = balance(release, people=False)[0]["outlook_balance"]
    assert set(TOWNS) <= set(found["region"])
