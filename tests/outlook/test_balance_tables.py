# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The balance as release tables: their contracts, what small groups carry, and what is told when a table is missing."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import yaml

from skillshed.codes import Area, AreaList
from skillshed.language import Text
from skillshed.outlook.stage import stages
from skillshed.outlook.tables.balance import Datasets, balance_tables
from skillshed.outlook.tables.settings import Settings

CONTRACTS = Path(__file__).parents[2] / "src/skillshed/outlook/tables"
SETTINGS = Settings(horizon=4, draws=40, seed=1)
YEARS = range(2016, 2024)
SIZES = {"G72": 3000, "H723": 1500, "G84": 60, "G62": 3, "U99": 400}
FLOWS = ("entrants", "leavers", "moved_in", "moved_out", "graduated", "further_educated")


@pytest.fixture(scope="module")
def known():
    stock, flows, jobs = [], [], []
    for region, education, year in product(("31", "32"), SIZES, YEARS):
        persons = SIZES[education]
        shares = {"employed": 0.8, "self_employed": 0.02, "unemployed": 0.06, "outside": 0.12}
        stock += [
            (region, education, status, year, round(persons * share)) for status, share in shares.items()
        ]
        flows += [(region, education, "1", flow, year, round(persons * 0.02)) for flow in FLOWS]
    for region, occupation, year in product(("3101", "3102", "32"), ("222", "532", "833"), YEARS):
        jobs.append((region, occupation, "1", year, 700.0 + 5 * (year - 2023)))
    return Datasets(
        pd.DataFrame(stock, columns=["region", "education", "status", "year", "value"]),
        pd.DataFrame(flows, columns=["region", "education", "sex", "flow", "year", "value"]),
        jobs=pd.DataFrame(jobs, columns=["region", "occupation", "sex", "year", "value"]),
    )


@pytest.fixture(scope="module")
def areas():
    name = Text(sv="namn", en="name")
    municipalities = [Area(code, "municipality", name, "31") for code in ("3101", "3102")]
    return AreaList(
        [
            Area("00", "nation", name),
            Area("31", "county", name, "00"),
            Area("32", "county", name, "00"),
            *municipalities,
        ]
    )


UNTOLD = ["own", "observed", "price", "unfilled", "unemployment"]
"""Figures that are missing where nothing tells them."""


@pytest.fixture(scope="module")
def made(known, areas):
    return balance_tables(known, areas=areas, settings=SETTINGS)


def test_every_table_keeps_its_contract(made):
    for name, frame in made[0].items():
        told = yaml.safe_load((CONTRACTS / f"{name}.yaml").read_text(encoding="utf-8"))
        assert set(frame.columns) == {*told["dimensions"], *told["columns"]}, name
        assert not frame.duplicated(list(told["dimensions"])).any(), name
        required = [column for column, rule in told["columns"].items() if rule.get("required")]
        assert frame[required].notna().all(axis=None), name
        numbers = frame.select_dtypes("number").drop(columns=UNTOLD, errors="ignore")
        assert np.isfinite(numbers.to_numpy(dtype=float)).all(), name


def test_small_groups_are_marked_and_unknown_ones_get_no_verdict(made):
    last = made[0]["outlook_balance"]
    of_county = last[(last["region"] == "31") & (last["year"] == 2027)].set_index("education")
    assert of_county["mark"].to_dict() == {
        "G72": "caution",
        "H723": "caution",
        "G84": "scepticism",
        "G62": "few",
    }
    assert of_county.loc["G62", "judged_with"] == of_county.loc["G84", "judged_with"] == "G62+G84"
    assert of_county.loc["G62", "verdict"] == of_county.loc["G84", "verdict"]
    assert pd.isna(of_county.loc["G72", "judged_with"])
    supply = made[0]["outlook_supply"]
    assert set(supply.loc[supply["education"] == "G62", "mark"]) == {"few"}
    flows = made[0]["outlook_supply_flows"]
    assert flows.loc[flows["mark"].isna(), "mean"].abs().min() >= 5


def test_the_parts_told_add_to_the_change_told(made):
    why = made[0]["outlook_balance_why"].pivot_table(
        index=["region", "education", "year"], columns="component", values="mean"
    )
    assert np.allclose(why.drop(columns="change").sum(axis=1), why["change"], atol=1e-6)


def test_the_rule_and_what_is_not_seen_are_told(made):
    said = " ".join(remark.sv for remark in made[1])
    assert "70 %" in said
    assert "vår egen bedömning" in said
    assert "inte mätta" in said


def test_without_jobs_there_is_supply_and_no_verdict(known, areas):
    tables, _ = balance_tables(Datasets(known.stock, known.flows), areas=areas, settings=SETTINGS)
    assert set(tables) == {"outlook_supply", "outlook_supply_flows"}


def test_jobs_elsewhere_give_no_balance_and_say_so(known, areas):
    foreign = known.jobs.assign(region="19").drop_duplicates(["occupation", "sex", "year"])
    tables, remarks = balance_tables(
        Datasets(known.stock, known.flows, jobs=foreign), areas=areas, settings=SETTINGS
    )
    assert "outlook_balance" not in tables
    assert any("31, 32" in remark.sv for remark in remarks)


def test_a_population_without_some_region_is_no_obstacle(known, areas):
    ages = product(("3101", "3102"), ("1", "2"), map(str, range(16, 70)), (2023,))
    past = pd.DataFrame([(*row, 50.0) for row in ages], columns=["region", "sex", "age", "year", "value"])
    ahead = pd.concat([past.assign(year=year, value=50.0 + year - 2023) for year in range(2024, 2028)])
    given = Datasets(
        known.stock,
        known.flows,
        jobs=known.jobs,
        population=past,
        expected=ahead.rename(columns={"value": "mean"}),
    )
    tables, _ = balance_tables(given, areas=areas, settings=SETTINGS)
    flows = tables["outlook_supply_flows"]
    stock = flows[(flows["component"] == "stock") & (flows["year"] == 2027)].groupby("region")["mean"].sum()
    assert stock["31"] > 1.04 * stock["32"]


def test_the_stage_tells_a_missing_table_as_a_gap():
    class Nothing:
        areas = AreaList([])

        def names(self):
            return []

        def frame(self, _name):
            return None

    class Silent:
        def task(self, *_args, **_named):
            return self

        def __enter__(self):
            return self

        def __exit__(self, *_error):
            return None

        def advance(self):
            return None

    stage = next(one for one in stages(horizon=3, draws=10) if one.subject == "balance")
    told = stage(Nothing(), 1, Silent())
    assert told.tables == {}
    assert {"education_stock", "education_flows"} <= {gap["missing"] for gap in told.gaps}
