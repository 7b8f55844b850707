# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import pytest

from skillshed.errors import InputError
from skillshed.sources.kinds import kinds
from skillshed.warehouse.contract import contracts, load
from skillshed.warehouse.geography import STEPS
from skillshed.warehouse.limits import limit

WHOLE = """
title: {sv: "En", en: "One"}
description: {sv: "En tabell", en: "A table"}
dimensions: {region: {classification: region}, year: {classification: year}}
unit: persons
kinds: [population]
licence: CC0-1.0
"""


# Their own step makes their columns of kinds of several shapes; tests/sources/services builds them.
RESHAPED = {"concepts", "concept_relations", "job_ads"}


@pytest.mark.parametrize("contract", contracts().values(), ids=lambda contract: contract.name)
def test_every_contract_is_fed_by_kinds_that_exist_and_have_its_columns(contract):
    known = kinds()
    assert contract.kinds
    for name in contract.kinds:
        kind = known[name]
        columns = {column.name for column in kind.columns} if kind.records else set(kind.dimensions)
        wanted = set(contract.key) | ({*contract.columns} - {"source"} if kind.records else set())
        assert wanted == columns or contract.name in RESHAPED
    assert set(contract.aggregates) <= set(STEPS)
    assert contract.title.sv
    assert contract.description.en.endswith(".")
    if contract.checks.get("totals"):
        assert (
            0
            < limit(f"{contract.checks['totals']}_warning")
            < limit(f"{contract.checks['totals']}_limit")
            < 1
        )


def test_means_are_never_summed():
    for name in ("wages_survey", "wages_survey_ssyk96"):
        contract = contracts()[name]
        assert not contract.aggregates
        assert contract.checks["additive"] is False


def test_a_tidy_dataset_has_value_flag_and_source(tmp_path):
    path = tmp_path / "one.yaml"
    path.write_text(WHOLE)
    contract = load(path)
    assert contract.tidy
    assert contract.key == ["region", "year"]
    assert contract.columns["value"].unit == "persons"
    assert contract.regional == "region"
    assert contract.optional


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", ""),
        ("- en\n- lista\n", ""),
        ("title: [", ""),
        (WHOLE.replace("licence: CC0-1.0", ""), "licence"),
        (WHOLE.replace('en: "One"', 'ens: "One"'), ""),
        (WHOLE + "columns: {mean: {type: numeric}}\n", "columns: mean"),
        (WHOLE + "columns: {mean: {typ: number}}\n", ""),
    ],
)
def test_a_contract_that_cannot_be_used_says_where(tmp_path, text, where):
    path = tmp_path / "one.yaml"
    path.write_text(text)
    with pytest.raises(InputError) as told:
        load(path)
    assert str(path) in told.value.where
    assert where in told.value.where
    assert told.value.why.sv
