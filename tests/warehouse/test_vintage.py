# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

from datetime import UTC, datetime, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillshed.warehouse.build import build
from skillshed.warehouse.contract import contracts
from skillshed.warehouse.vintage import newest

POPULATION = contracts()["population"]
KEY = POPULATION.key
START = datetime(2025, 1, 1, tzinfo=UTC)

cells = st.dictionaries(
    st.tuples(
        st.sampled_from(["01", "19"]),
        st.sampled_from("12"),
        st.sampled_from(["9", "10", "100+"]),
        st.integers(2000, 2004),
    ),
    st.one_of(st.none(), st.integers(0, 9)),
    max_size=20,
)


def frame_of(told, source):
    rows = [(*key, value, None if value is not None else "secret", source) for key, value in told.items()]
    frame = pd.DataFrame(rows, columns=[*KEY, "value", "flag", "source"]).astype({"value": "float64"})
    return frame.astype(
        {"year": "int16", "source": "str", "flag": "str", "region": "str", "sex": "str", "age": "str"}
    )


@given(st.lists(cells, min_size=1, max_size=4))
@settings(deadline=None, max_examples=25)
def test_the_later_vintage_wins_whatever_the_vintages_hold(vintages):
    merged, revisions = newest([frame_of(told, f"s{at}") for at, told in enumerate(vintages)], POPULATION)
    expected = {}
    for at, told in enumerate(vintages):
        expected |= {key: (value, f"s{at}") for key, value in told.items()}
    found = {
        (row.region, row.sex, row.age, row.year): (None if pd.isna(row.value) else int(row.value), row.source)
        for row in merged.itertuples()
    }
    assert found == expected
    assert len(merged) == len(expected)
    assert revisions.overlapping == sum(map(len, vintages)) - len(expected)
    changes = [
        (old[key], new[key])
        for at, new in enumerate(vintages)
        for key in new
        for old in [next((told for told in vintages[:at][::-1] if key in told), None)]
        if old is not None and old[key] != new[key]
    ]
    assert revisions.revised == len(changes)
    known = [abs(new - old) for old, new in changes if None not in {old, new}]
    assert revisions.largest == max(known, default=0)


@pytest.mark.parametrize(
    ("first", "second", "wins"),
    [
        ({"at": START}, {"at": START + timedelta(days=1)}, 2),
        (
            {"at": START, "updated": "2024-12-01"},
            {"at": START + timedelta(days=1), "updated": "2023-12-01"},
            1,
        ),
        (
            {"at": START, "updated": "2024-02-01T08:00:00Z"},
            {"at": START, "updated": "2024-02-01T09:00:00Z"},
            2,
        ),
        ({"at": START, "updated": "nyss"}, {"at": START - timedelta(days=1), "updated": None}, 1),
    ],
)
def test_what_the_publisher_says_comes_before_when_it_was_taken_in(
    home, keep, population, *, first, second, wins
):
    keep(home, "population", population(plus=1), **first)
    keep(home, "population", population(plus=2), **second)
    release = build(home)
    table = release.table("population")
    assert table[(table["region"] == "19") & (table["year"] == 2003)]["value"].iloc[0] == 1003 + wins
    assert len(release.sources("population")) == 1
    told = next(check for check in release.manifest["checks"] if check["check"] == "newest vintage")
    assert told["figures"] == {"snapshots": 2, "overlapping": 252, "revised": 252, "largest_revision": 1.0}


def test_single_ages_and_bands_of_the_same_year_are_not_both_counted(home, keep, population):
    fine = population(years=(2004, 2005), counties=["19"])
    coarse = pd.DataFrame(
        [("19", "T", "T", year, 9999, "") for year in (2005, 2006)],
        columns=["region", "sex", "age", "year", "value", "flag"],
    )
    keep(home, "population", fine)
    keep(home, "population", coarse, at=START + timedelta(days=300))
    table = build(home).table("population")
    assert {year: set(rows["sex"]) for year, rows in table.groupby("year")} == {
        2004: {"1", "2"},
        2005: {"1", "2"},
        2006: {"T"},
    }
