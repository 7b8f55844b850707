# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Areas that are sums of others: which parts make them up, their known figures, and their outlook in every draw."""

import numpy as np
import pandas as pd
import pytest

from skillshed.codes import Area, AreaList
from skillshed.language import same
from skillshed.outlook.population import overview as room
from skillshed.outlook.population.overview import overview
from skillshed.outlook.sums import adds_up, areas_summed, known_of, parts_of
from skillshed.outlook.tables.employment import employment_tables
from skillshed.outlook.tables.settings import Settings

NORTH, WHOLE = ("3101", "3102"), ("3101", "3102", "3103")
AREAS = AreaList(
    [
        Area("00", "nation", same("Riket")),
        Area("SE41", "nuts2", same("Landsdelen"), "00"),
        Area("31", "county", same("Länet"), "SE41"),
        *(Area(code, "municipality", same(code), "31") for code in WHOLE),
        Area("FA61", "functional", same("FA"), "00", ("3102", "3103")),
        Area("NORR", "cooperation", same("Norr"), "00", NORTH),
    ]
)


def test_areas_overlap_and_need_all_their_parts():
    assert areas_summed(WHOLE, AREAS) == {
        "00": list(WHOLE), "SE41": list(WHOLE), "31": list(WHOLE), "FA61": ["3102", "3103"], "NORR": list(NORTH),
    }  # fmt: skip
    assert areas_summed(NORTH, AREAS) == {"NORR": list(NORTH)}
    assert areas_summed(["99"], AREAS) == {}


def test_the_largest_parts_are_taken_and_no_municipality_twice():
    assert parts_of("SE41", ["31", *WHOLE], AREAS) == ["31"]
    assert parts_of("00", [*WHOLE, "FA61", "NORR"], AREAS) == ["3101", "FA61"]


def people(values, *, flag=None):
    rows = [
        (region, "1", "30", year, value, flag if np.isnan(value) else None, "abc")
        for (region, year), value in values.items()
    ]
    names = ["region", "sex", "age", "year", "value", "flag", "source"]
    frame = pd.DataFrame(rows, columns=names)
    return frame.astype({"region": "category", "sex": "category", "age": "category", "flag": "category"})


def test_what_is_known_is_summed_and_a_missing_part_keeps_its_reason():
    frame = people(
        {("3101", 2020): 5.0, ("3102", 2020): 7.0, ("3101", 2021): np.nan, ("3102", 2021): 8.0}, flag="secret"
    )
    told = known_of(frame, "NORR", AREAS).set_index("year")
    assert told.loc[2020, "value"] == 12
    assert np.isnan(told.loc[2021, "value"])
    assert told.loc[2021, "flag"] == "secret"


def test_a_year_that_some_part_lacks_is_left_out_and_own_rows_come_first():
    frame = people({("3101", 2020): 5.0, ("3102", 2021): 7.0})
    assert known_of(frame, "NORR", AREAS).empty
    own = people({("NORR", 2020): 3.0, ("3101", 2020): 5.0, ("3102", 2020): 7.0})
    assert list(known_of(own, "NORR", AREAS)["value"]) == [3.0]


def test_moves_and_wages_are_not_summed():
    assert adds_up("employment_by_occupation")
    assert not adds_up("migration")
    assert not adds_up("wages_survey")
    assert not adds_up("outlook_population")


def figures():
    rows = [
        (region, sex, str(age), year, 100.0 + 7 * number + age / 10 + year - 2010)
        for number, region in enumerate(WHOLE)
        for sex in "12"
        for age in range(101)
        for year in range(2010, 2021)
    ]
    frame = pd.DataFrame(rows, columns=["region", "sex", "age", "year", "value"])
    return frame.replace({"age": {"100": "100+"}})


def project(areas):
    made = overview(
        figures(), None, None, base=2020, horizon=3, areas=areas, bands={"T": (0, 200)}, draws=60, seed=3
    )
    return made.people.set_index(["region", "sex", "age", "year"]).sort_index()


def test_areas_in_several_passes_are_the_same_as_in_one(monkeypatch):
    areas = areas_summed(WHOLE, AREAS)
    once = project(areas)
    monkeypatch.setattr(room, "ROOM", 1)
    pd.testing.assert_frame_equal(once, project(areas))


def test_the_interval_of_a_sum_is_narrower_than_the_sum_of_intervals():
    made = project({"NORR": list(NORTH)}).xs(("T", "T", 2023), level=("sex", "age", "year"))
    parts, whole = made.loc[list(NORTH)].sum(), made.loc["NORR"]
    assert whole["mean"] == pytest.approx(parts["mean"], rel=1e-5)
    assert whole["high"] - whole["low"] < parts["high"] - parts["low"]


@pytest.fixture(scope="module")
def tables():
    rows = [
        (region, code, "T", year, 200.0 + 40 * number + 3 * (year - 2010) + 11 * (year % 3))
        for number, region in enumerate(WHOLE)
        for code in ("221", "512")
        for year in range(2010, 2021)
    ]
    jobs = pd.DataFrame(rows, columns=["region", "occupation", "sex", "year", "value"])
    bands = [("25-34", 80.0), ("35-44", 60.0), ("45-54", 50.0), ("55-64", 40.0)]
    ages = pd.DataFrame(
        [
            (region, code, band, "T", 2020, count)
            for region in WHOLE
            for code in ("221", "512")
            for band, count in bands
        ],
        columns=["region", "occupation", "age", "sex", "year", "value"],
    )
    return employment_tables(jobs, ages, areas=AREAS, settings=Settings(horizon=4, draws=200, seed=1))[0]


def test_employment_of_an_area_is_the_sum_of_its_regions(tables):
    jobs = tables["outlook_employment"].set_index(["region", "occupation", "year"])
    for occupation, mark in (("221", "scepticism"), ("T", "caution")):
        parts = sum(jobs.loc[(code, occupation, 2024), "mean"] for code in NORTH)
        whole = jobs.loc[("NORR", occupation, 2024)]
        assert whole["mean"] == pytest.approx(parts)
        assert whole["low"] < whole["mean"] < whole["high"]
        assert whole["mark"] == mark
    assert not jobs.index.duplicated().any()
    assert {"31", "SE41", "FA61", "NORR"} <= set(jobs.index.get_level_values("region"))


def test_openings_of_all_occupations_add_up_and_their_interval_is_of_the_sum(tables):
    needed = tables["outlook_openings"]
    assert not needed.duplicated(["region", "occupation", "component", "year"]).any()
    last = needed[(needed["year"] == 2024) & (needed["component"] == "openings")]
    for region in ("3101", "NORR"):
        here = last[last["region"] == region].set_index("occupation")
        parts, whole = here.loc[["221", "512"]].sum(numeric_only=True), here.loc["T"]
        assert whole["cumulative_mean"] == pytest.approx(parts["cumulative_mean"], rel=1e-4)
        assert (
            whole["cumulative_high"] - whole["cumulative_low"]
            < parts["cumulative_high"] - parts["cumulative_low"]
        )


def test_expansion_of_an_area_is_the_change_of_its_employment(tables):
    needed = tables["outlook_openings"].set_index(["region", "component", "occupation", "year"])
    parts = sum(needed.loc[(code, "expansion", "221", 2024), "cumulative_mean"] for code in NORTH)
    assert needed.loc[("NORR", "expansion", "221", 2024), "cumulative_mean"] == pytest.approx(parts, rel=1e-4)
