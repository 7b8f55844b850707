# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Supply, openings and balance are tried from earlier years with what was known then."""

import pandas as pd
import pytest

from skillshed.outlook.tables.backtest import backtest_tables
from skillshed.outlook.tables.backtest_balance import balance_trial, openings_trial, supply_trial
from skillshed.outlook.tables.balance import Datasets
from skillshed.outlook.tables.settings import Settings

SETTINGS = Settings(horizon=3, draws=40, seed=3)


@pytest.fixture(scope="module")
def data(small_release):
    release = small_release(education=True)
    names = ("education_stock", "education_flows", "education_labour_force")
    stock, flows, force = (release.table(name) for name in names)
    return Datasets(stock, flows, force, None, release.table("employment_by_occupation")), release.areas()


@pytest.mark.parametrize("subject", ["supply", "balance"])
def test_what_came_later_does_not_change_what_was_said(data, subject):
    known, areas = data
    make = {
        "supply": lambda one: supply_trial(one, settings=SETTINGS),
        "balance": lambda one: balance_trial(one, areas=areas, settings=SETTINGS),
    }[subject]
    later = [
        frame.assign(value=frame["value"].where(frame["year"] <= 2020, 3 * frame["value"] + 7))
        for frame in (known.stock, known.flows, known.labour_force, known.jobs)
    ]
    changed = Datasets(later[0], later[1], later[2], None, later[3])
    said = [make(one).forecast(2020, 3) for one in (known, changed)]
    pd.testing.assert_frame_equal(*said)
    assert set(said[0]["year"]) == {2021, 2022, 2023}
    assert (said[0]["low"] <= said[0]["high"]).all()


def test_what_is_tried_is_told_in_both_tables(data):
    known, areas = data
    trials = [supply_trial(known, settings=SETTINGS), balance_trial(known, areas=areas, settings=SETTINGS)]
    tables = backtest_tables(trials, settings=Settings(horizon=5, draws=40, seed=3))
    assert set(tables["outlook_backtest"]["subject"]) == {"supply", "balance"}
    steady = tables["outlook_accuracy"]
    assert (steady["wape"] < 0.1).all()


def bands(shift):
    """A region's occupation whose five-year cohorts lose a tenth from 55, and all at 65."""
    people = {"25-29": 50, "50-54": 100, "55-59": 100, "60-64": 90}
    rows = [
        ("31", "222", age, 2010 + shift, value if age != "60-64" or shift == 0 else 90.0)
        for age, value in people.items()
    ]
    return pd.DataFrame(rows, columns=["region", "occupation", "age", "year", "value"])


def test_openings_are_growth_and_what_cohorts_shrank_by():
    ages = pd.concat([bands(0), bands(5)]).assign(sex="T")
    jobs = ages.groupby(["region", "occupation", "year"], as_index=False)["value"].sum().assign(sex="T")
    trial = openings_trial(jobs, ages, settings=SETTINGS)
    # 50-54 → 55-59: nobody; 55-59 → 60-64: ten; 60-64: all ninety; 25-29 → 30-34: all fifty, of which none is seen later.
    assert trial.known["value"].tolist() == [150.0]
    assert trial.known["year"].tolist() == [2015]


def test_without_two_age_tables_five_years_apart_nothing_is_tried():
    ages = bands(0).assign(sex="T")
    jobs = ages.groupby(["region", "occupation", "year"], as_index=False)["value"].sum().assign(sex="T")
    assert openings_trial(jobs, ages, settings=SETTINGS) is None
