# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import json
from datetime import UTC, datetime

import pandas as pd
import pytest

from skillshed.language import use_language
from skillshed.warehouse.build import StageResult, build
from skillshed.warehouse.difference import diff

LATER = datetime(2025, 9, 1, tzinfo=UTC)

SWEDISH = """\
{old} → {new}

Anställda efter yrke (employment_by_occupation): ny datamängd
  rader: 0 → 1 (1 nya, 0 borttagna, 0 ändrade)
  nya år: 2017

Folkmängd (population): ändrad
  rader: 264 → 440 (176 nya, 0 borttagna, 4 ändrade)
  nya år: 2006–2007
  summa över gemensamma celler: 253 008 → 253 148 personer
  största ändringar:
    Riket, män, 30 år, 2005: 21 105 → 21 225 (+0,6 %)
    Västmanlands län, män, 30 år, 2005: 1 005 → 1 125 (+11,9 %)
    Riket, män, 31+ år, 2005: 21 105 → 21 125 (+0,1 %)
    Gotlands län, män, 31+ år, 2005: 1 005 → 1 025 (+2,0 %)

Antaganden
  interval: 0.8 → 0.9"""

ENGLISH_LINES = [
    "Employment by occupation (employment_by_occupation): new dataset",
    "  rows: 264 → 440 (176 new, 0 removed, 4 changed)",
    "  new years: 2006–2007",
    "  sum over shared cells: 253,008 → 253,148 persons",
    "    Västmanland county, men, age 30, 2005: 1,005 → 1,125 (+11.9%)",
]


class Assuming:
    contracts = None

    def __init__(self, level):
        self.level = level

    def __call__(self, *_given):
        return StageResult(
            {},
            assumptions=[
                {"key": "interval", "value": self.level, "unit": "share", "source": "", "note": None}
            ],
        )


@pytest.fixture
def two(home, keep, population):
    keep(home, "population", population())
    old = build(home, stages=[Assuming(0.8)])
    revised = population(years=(2005,)).assign(
        value=lambda told: (
            told["value"]
            + 120 * ((told["region"] == "19") & (told["sex"] == "1") & (told["age"] == "30"))
            + 20 * ((told["region"] == "09") & (told["sex"] == "1") & (told["age"] == "31+"))
        )
    )
    keep(home, "population", pd.concat([revised, population(years=(2006, 2007))]), at=LATER)
    job = {"region": ["19"], "occupation": ["222"], "sex": ["T"], "year": [2017], "value": [7], "flag": [""]}
    keep(home, "employees_by_occupation", pd.DataFrame(job), at=LATER)
    return old, build(home, stages=[Assuming(0.9)])


def test_it_works(two):
    told = diff(*two).as_text().replace("\u00a0", " ")
    assert told == SWEDISH.format(old=two[0].id, new=two[1].id)


def test_it_is_told_in_english_too(two):
    with use_language("en"):
        told = diff(*two).as_text()
    for line in ENGLISH_LINES:
        assert line in told.splitlines()


def test_it_is_plain_values_for_a_program(two):
    told = json.loads(json.dumps(diff(*two).as_dict()))
    assert [each["name"] for each in told["datasets"]] == ["employment_by_occupation", "population"]
    people = told["datasets"][1]
    assert (people["rows"], people["added"], people["changed"]) == ([264, 440], 176, 4)
    assert people["years"] == {"added": [2006, 2007], "removed": []}
    assert people["largest"][1]["cell"]["sv"] == "Västmanlands län, män, 30 år, 2005"
    assert told["assumptions"] == [{"key": "interval", "before": 0.8, "after": 0.9}]


def test_backwards_it_tells_what_is_lost(two):
    told = diff(two[1], two[0])
    jobs, people = told.datasets
    assert (jobs.status, jobs.removed) == ("removed", 1)
    assert people.years == ((), (2006, 2007))
    assert people.removed == 176


def test_a_release_does_not_differ_from_itself(two):
    told = diff(two[0], two[0])
    assert told.datasets == ()
    assert told.unchanged == ("population",)
    assert "Inga skillnader" in told.as_text()


def test_a_figure_that_disappeared_is_told_as_missing(home, keep, population):
    keep(home, "population", population(years=(2005,)))
    old = build(home)
    gone = population(years=(2005,))
    at = (gone["region"] == "19") & (gone["sex"] == "2") & (gone["age"] == "30")
    keep(
        home,
        "population",
        gone.assign(value=gone["value"].mask(at), flag=gone["flag"].mask(at, "secret")),
        at=LATER,
    )
    told = diff(old, build(home))
    assert told.datasets[0].changed == 2
    assert "Västmanlands län, kvinnor, 30 år, 2005: 1\u00a0005 → saknas" in told.as_text()


def test_figures_that_are_made_up_are_told_so(home, keep, population):
    keep(home, "population", population(), fictitious=True)
    release = build(home)
    assert diff(release, release).as_text().startswith("FIKTIVA UPPGIFTER")
