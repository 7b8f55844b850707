# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import numpy as np
import pandas as pd
import pytest

from skillshed.errors import BuildError
from skillshed.warehouse.build import build
from skillshed.warehouse.contract import contracts
from skillshed.warehouse.cross import agree
from skillshed.warehouse.frames import stack

FLOWS = ("in_domestic", "out_domestic", "immigration", "emigration")


def tidy(name, rows):
    contract = contracts()[name]
    return stack(
        [pd.DataFrame(rows, columns=[*contract.key, "value"]).assign(flag=None, source="a")], contract
    )


@pytest.fixture
def world():
    """One county that holds its account to the person: 1000 + 20 - 10 + (30 - 15 + 7 - 2) = 1030."""
    people = {2004: 500, 2005: 515}
    return {
        "population": tidy(
            "population", [("19", sex, "30", year, n) for sex in "12" for year, n in people.items()]
        ),
        "births": tidy("births", [("19", "T", "30", 2005, 20)]),
        "deaths": tidy("deaths", [("19", "T", "T", 2005, 10)]),
        "migration": tidy(
            "migration",
            [("19", "T", "T", flow, 2005, n) for flow, n in zip(FLOWS, (30, 15, 7, 2), strict=True)],
        ),
    }


def named(world, name):
    return next(check for check in agree(world) if check.check == name)


def test_it_works(world):
    told = [(check.dataset, check.check, check.passed) for check in agree(world)]
    assert told == [
        ("deaths", "not more than the population", True),
        ("births", "not more than the population", True),
        ("population", "accounting identity", True),
    ]
    assert named(world, "accounting identity").figures["largest_persons"] == 0


def test_an_account_that_does_not_close_warns_with_its_residual(world):
    short = world | {"deaths": tidy("deaths", [("19", "T", "T", 2005, 60)])}
    check = named(short, "accounting identity")
    assert (check.passed, check.hard) == (False, False)
    assert check.figures["largest_persons"] == 50
    assert "5,00" in check.detail.sv


def test_the_account_is_not_made_without_all_four_flows(world):
    part = world | {"migration": world["migration"][world["migration"]["flow"] != "emigration"]}
    assert "accounting identity" not in {check.check for check in agree(part)}


def test_a_missing_term_makes_no_account(world):
    gap = world["migration"].assign(value=[np.nan, 15, 7, 2])
    assert "accounting identity" not in {check.check for check in agree(world | {"migration": gap})}


def test_more_dead_than_living_stops_a_build(home, keep, population):
    keep(home, "population", population())
    many = keep(home, "deaths", population(plus=10_000))
    with pytest.raises(BuildError) as told:
        build(home)
    assert many.short in told.value.where
    assert "döda mot levande" in told.value.why.sv


def test_births_are_set_against_women_of_childbearing_age(world):
    many = world | {"births": tidy("births", [("19", "T", "30", 2005, 516)])}
    (check,) = [check for check in agree(many) if check.dataset == "births"]
    assert (check.passed, check.hard) == (False, True)
