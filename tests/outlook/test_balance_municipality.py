# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A municipality's verdict: its own jobs and people, its county's educations, and marked as such."""

import numpy as np
import pytest

from skillshed.outlook.balance.municipality import Sides, _County, _following, _wanted
from skillshed.outlook.tables.balance import Datasets, balance_tables
from skillshed.outlook.tables.jobs import Jobs
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


def test_a_town_whose_jobs_grow_lacks_more_people_than_it_else_would(release, made, monkeypatch):
    plain = Jobs.take

    def grown(*args, **options):
        told, paths = plain(*args, **options)
        ahead = paths["year"] - int(paths["year"][0])
        return told, paths.where(paths["region"] != "3102", paths * 1.03**ahead).transpose(*paths.dims)

    monkeypatch.setattr(Jobs, "take", grown)
    gap, before = (_gaps(found[0]["outlook_balance"]) for found in (balance(release), made))
    assert gap["3102"] > before["3102"] + 0.01
    assert gap["3101"] < before["3101"]


def _gaps(found):
    last = found[found["year"] == found["year"].max()].groupby("region")[["mean", "demand"]].sum()
    return last["mean"] / last["demand"]


def test_a_towns_occupations_grow_much_as_its_countys_and_its_total_as_its_own():
    rng = np.random.default_rng(1)
    own, county = (np.cumprod(rng.uniform(0.9, 1.1, (3, 4, 6)), axis=-1) * 50 for _ in range(2))
    start = county[..., 0].mean(axis=0)
    begun = _County("31", None, start, county / county[..., :1])
    made = _wanted(own.copy(), begun, start)
    now = own[..., 0].mean(axis=0)
    alone, common = (now[:, None] * jobs / jobs[..., :1] for jobs in (own, county))
    np.testing.assert_allclose(made.sum(axis=1), alone.sum(axis=1))
    shape = made / made.sum(axis=1, keepdims=True)
    mixed = 0.3 * alone + 0.7 * common
    np.testing.assert_allclose(shape, mixed / mixed.sum(axis=1, keepdims=True))


def test_a_towns_jobs_follow_its_people():
    demand, supply = np.ones((1, 1, 16)), np.ones((1, 1, 16))
    demand[..., :] = 1.02 ** np.arange(16)
    county = Sides(np.ones((1, 1, 16)), np.ones((1, 1, 16)))
    left = (demand * _following(Sides(demand, supply), county, closure=0.9))[0, 0]
    assert left[0] == 1.0
    assert left[10] == pytest.approx(1.02 ** (10 * 0.1))
    assert left[15] == pytest.approx(1.02 ** (15 * 0.1))


def test_without_a_projected_population_a_town_grows_as_its_county(release):
    found = balance(release, people=False)[0]["outlook_balance"]
    assert set(TOWNS) <= set(found["region"])
