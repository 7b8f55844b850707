# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import json

import pandas as pd
import pytest

from skillshed.errors import BuildError, ReleaseError
from skillshed.warehouse import publishing
from skillshed.warehouse.build import StageResult, build

CONTRACT = """
title: {sv: "Väntad folkmängd", en: "Expected population"}
description: {sv: "Väntad folkmängd.", en: "Expected population."}
dimensions:
  region: {classification: region, levels: [nation, county]}
  horizon: {classification: number}
  year: {classification: year}
columns:
  mean: {type: number, unit: persons, required: true}
  cells: {type: integer, unit: cells}
  mark: {type: string}
licence: CC0-1.0
checks: {non_negative: true}
"""


class Expecting:
    """Expects as many persons next year as this year."""

    def __init__(self, contracts, change=lambda frame: frame):
        self.contracts = contracts
        self.change = change

    def __call__(self, datasets, seed, _progress, /):
        assert datasets.names() == ["deaths", "population"]
        assert datasets.frame("births") is None
        assert datasets.vintage("births") is None
        assert datasets.vintage("population") == "2025-03-01"
        assert datasets.areas.name("19").sv == "Västmanlands län"
        people = datasets.frame("population")
        now = people[people["year"] == people["year"].max()].groupby("region", observed=True)["value"].sum()
        table = pd.DataFrame(
            {"region": now.index[::-1], "horizon": 1, "year": 2006, "mean": now.to_numpy()[::-1] + seed}
        )
        table = table.assign(cells=4, mark=None)
        return StageResult(
            {"expected": self.change(table)},
            assumptions=[{"key": "same", "value": 1}],
            gaps=[{"subject": "births"}],
        )


@pytest.fixture
def given(home, keep, population, *, tmp_path):
    keep(home, "population", population())
    keep(home, "deaths", population(plus=-900))
    folder = tmp_path / "contracts"
    folder.mkdir()
    (folder / "expected.yaml").write_text(CONTRACT)
    return home, folder


def test_it_works(given):
    home, folder = given
    release = build(home, stages=[Expecting(folder)], seed=3)
    table = release.table("expected")
    assert list(table.columns) == ["region", "horizon", "year", "mean", "cells", "mark"]
    assert table["region"].tolist() == sorted(table["region"])
    assert table.set_index("region").loc["00", "mean"] == 21 * 4 * 1005 + 3
    assert table["horizon"].dtype == "int32"
    assert table["cells"].tolist()[0] == 4
    assert [line["kind"] for line in release.sources("expected")] == ["population"]
    assert release.manifest["assumptions"] == [{"key": "same", "value": 1}]
    assert release.manifest["gaps"] == [{"subject": "births"}]
    assert release.contract("expected").title.sv == "Väntad folkmängd"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda frame: frame.assign(mean=-1.0), "negativa"),
        (lambda frame: frame.assign(mean=frame["mean"].where(frame["region"] != "19")), "saknar mean"),
        (lambda frame: frame.assign(region=frame["region"].astype("str").replace("19", "7777")), "7777"),
        (lambda frame: pd.concat([frame, frame]), "mer än en gång"),
    ],
)
def test_a_stage_is_held_to_its_contract_as_a_source_is(given, change, told):
    home, folder = given
    with pytest.raises(BuildError) as stopped:
        build(home, stages=[Expecting(folder, change)])
    assert told in stopped.value.why.sv
    assert publishing.releases(home) == []


def test_a_table_without_a_contract_is_refused(given, tmp_path):
    home, _ = given
    with pytest.raises(BuildError) as stopped:
        build(home, stages=[Expecting(tmp_path / "nowhere")])
    assert stopped.value.where == "expected"


def test_a_release_describes_itself(given):
    home, folder = given
    release = build(home, stages=[Expecting(folder)])
    described = json.loads((release.path / "datapackage.json").read_text())
    assert described["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    resources = {resource["name"]: resource for resource in described["resources"]}
    assert set(resources) == {"deaths", "expected", "population"}
    schema = resources["population"]["schema"]
    assert [field["name"] for field in schema["fields"]] == [
        "region",
        "sex",
        "age",
        "year",
        "value",
        "flag",
        "source",
    ]
    assert schema["primaryKey"] == ["region", "sex", "age", "year"]
    assert resources["population"]["hash"] == "sha256:" + release.manifest["tables"]["population"]["sha256"]
    assert resources["population"]["bytes"] == (release.path / "population.parquet").stat().st_size
    assert resources["expected"]["titles"] == {"sv": "Väntad folkmängd", "en": "Expected population"}
    assert described["licenses"][0]["name"] == "CC0-1.0"
    readme = (release.path / "README.md").read_text()
    assert "`expected.parquet` | Väntad folkmängd / Expected population | 22 |" in readme
    assert "FIKTIVA" not in readme


def test_a_table_that_is_not_there_is_told_with_those_that_are(given):
    home, _ = given
    release = build(home)
    with pytest.raises(ReleaseError) as told:
        release.table("births")
    assert "deaths, population" in told.value.mend.sv
    assert release.summary()["tables"] == 2
    changed = release.table("population")
    changed["value"] = 0
    assert release.table("population")["value"].sum() > 0
