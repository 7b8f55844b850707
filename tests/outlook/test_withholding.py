# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillshed.codes import Area, AreaList
from skillshed.language import same
from skillshed.outlook.area import AreaOutlook
from skillshed.outlook.scenario import Employer, Period, Scenario, compare, run
from skillshed.outlook.scenario.result import TABLES
from skillshed.outlook.withholding import withhold


def test_one_to_four_persons_are_withheld_and_the_reason_told():
    frame = withhold(pd.DataFrame({"age": ["1", "2", "3"], "value": [4.0, 5.0, 0.0]}))
    assert frame["value"].isna().tolist() == [True, False, False]
    assert frame["flag"].tolist()[0] == "secret"
    assert frame["flag"].isna().tolist() == [False, True, True]


def test_few_applicants_are_withheld_and_no_sum_over_schools_or_homes_tells_them():
    offer = pd.DataFrame(
        {"year": 2030, "programme": ["VO"] * 3 + ["TE"] * 2, "school": list("abcab"), "first_choice": [3.0, 40.0, 20.0, 9.0, 8.0], "started": 30.0, "places": 3.0}
    )  # fmt: skip
    told = withhold(offer)
    assert told["first_choice"].isna().tolist() == [True, False, True, False, False]
    assert told["started"].notna().all()
    assert told["places"].notna().all()
    homes = pd.DataFrame(
        {"year": 2030, "programme": "VO", "school": ["a", "a", "a", "b"], "municipality": ["1", "2", "3", "1"], "first_choice": [2.0, 31.0, 7.0, 12.0]}
    )  # fmt: skip
    assert withhold(homes)["first_choice"].isna().tolist() == [True, False, True, False]


def test_an_interval_goes_with_its_mean():
    frame = withhold(pd.DataFrame({"mean": [3.0], "low": [0.0], "high": [40.0]}))
    assert frame[["mean", "low", "high"]].isna().all(axis=None)


def needs(yearly):
    columns = ["mean", "low", "high", "cumulative_mean", "cumulative_low", "cumulative_high"]
    added = np.cumsum(yearly)
    rows = [[one] * 3 + [whole] * 3 for one, whole in zip(yearly, added, strict=True)]
    return pd.DataFrame(rows, columns=columns).assign(year=range(2024, 2024 + len(yearly)), region="31")


def test_a_cumulated_need_stays_where_it_does_not_tell_a_small_yearly_one():
    frame = withhold(needs([2.0, 1.0, 3.0, 2.0, 9.0]))
    assert frame["mean"].isna().tolist() == [True] * 4 + [False]
    assert frame["cumulative_mean"].isna().tolist() == [True, True, True, False, False]
    assert frame["flag"].tolist() == ["secret"] * 4 + [None]


@given(st.lists(st.integers(0, 12), min_size=1, max_size=9))
def test_no_two_cumulated_needs_tell_a_small_one_between_them(yearly):
    frame = withhold(needs([float(one) for one in yearly]))
    sums, unseen, known = [0.0], [[]], frame["mean"]
    for year, whole in enumerate(frame["cumulative_mean"]):
        unseen[-1] += [] if pd.notna(known[year]) else [yearly[year]]
        if pd.notna(whole):
            sums, unseen = [*sums, whole], [*unseen, []]
    told = [one for one in unseen[:-1] if one]
    assert all(len(one) > 1 and sum(one) >= 5 for one in told)
    assert all(abs(one) >= 5 or one == 0 for one in sums)


COUNTS = st.lists(st.integers(0, 30), min_size=24, max_size=24)


@settings(deadline=None, max_examples=60)
@given(COUNTS)
def test_no_sum_over_sexes_occupations_or_regions_gives_a_small_count_away(counts):
    axes = [["3101", "3102", "3103"], ["1", "2"], ["222", "234", "811", "941"]]
    index = pd.MultiIndex.from_product(axes, names=["region", "sex", "occupation"])
    parts = pd.DataFrame({"value": np.array(counts, float)}, index=index).reset_index()
    whole = parts
    for dimension, total in (("region", "31"), ("sex", "T"), ("occupation", "T")):
        others = [name for name in index.names if name != dimension]
        sums = whole.groupby(others, as_index=False)["value"].sum().assign(**{dimension: total})
        whole = pd.concat([whole, sums], ignore_index=True)
    frame = withhold(whole, AREAS).set_index(index.names)["value"]
    true = whole.set_index(index.names)["value"]
    shown = frame.dropna()
    assert ((shown == 0) | (shown >= 5)).all()
    unknown = {key for key in true.index[frame.isna()] if true[key] > 0}
    found = worked_out(unknown, [*axes], ["31", "T", "T"])
    assert not [key for key in found if 0 < true[key] < 5]


def worked_out(unknown, axes, totals):
    """What a reader finds by taking the shown parts from the shown sums, again and again."""
    found = set()
    codes = [[*axis, total] for axis, total in zip(axes, totals, strict=True)]
    lines = [
        [tuple(code if at == dimension else key[at] for at in range(3)) for code in codes[dimension]]
        for dimension in range(3)
        for key in itertools.product(*codes)
    ]
    while True:
        alone = {
            next(iter(left))
            for line in lines
            if len(left := {one for one in line if one in unknown - found}) == 1
        }
        if not alone:
            return found
        found |= alone


AREAS = AreaList.packaged().with_areas(
    [
        Area("31", "county", same("Norra län"), "00"),
        *(Area(code, "municipality", same(code), "31") for code in ("3101", "3102", "3103")),
    ]
)


def test_a_need_is_not_the_openings_less_the_known_growth():
    rows = {"expansion": 20.0, "replacement": 3.0, "openings": 23.0}
    frame = pd.DataFrame({"component": rows.keys(), "mean": rows.values()})
    frame = withhold(
        frame.assign(low=frame["mean"], high=frame["mean"], region="31", occupation="222", year=2030)
    )
    assert frame["mean"].isna().tolist() == [False, True, True]


def test_demand_and_supply_go_together_and_a_small_gap_alone():
    frame = pd.DataFrame({"mean": [2.0, 50.0], "demand": [102.0, 54.0], "supply": [100.0, 4.0]})
    frame = withhold(frame.assign(low=frame["mean"], high=frame["mean"]))
    assert frame["mean"].isna().all()
    assert frame["demand"].isna().tolist() == [False, True]
    assert frame["supply"].isna().tolist() == [False, True]


def test_a_reason_that_was_there_stays():
    frame = withhold(pd.DataFrame({"value": [None, 2.0], "flag": ["unavailable", None]}))
    assert frame["flag"].tolist() == ["unavailable", "secret"]


@given(st.lists(st.floats(-100, 100), max_size=20))
def test_no_small_count_ever_leaves_and_no_other_is_touched(counts):
    frame = withhold(pd.DataFrame({"value": pd.Series(counts, dtype=float)}))
    shown = frame["value"].dropna().abs()
    assert ((shown == 0) | (shown >= 5)).all()
    assert sorted(shown) == sorted(abs(count) for count in counts if count == 0 or abs(count) >= 5)


SHOCK = Scenario(
    "Gruvan",
    (
        Employer(
            period=Period(2026, 2027),
            opens=True,
            area="Småköping",
            jobs=8,
            occupations={"811": 0.6, "723": 0.4},
        ),
    ),
)


def small(frame, columns):
    shown = frame[[name for name in columns if name in frame]].to_numpy(float)
    return int(((np.abs(shown) > 0) & (np.abs(shown) < 5)).sum())


def test_no_table_of_a_scenario_shows_a_small_count_or_effect(release):
    result = run(SHOCK, release)
    names = ("base", "scenario", "difference")
    columns = [*names, *(f"cumulative_{name}" for name in names)]
    beside = compare(result)
    for name in TABLES:
        raw, told = getattr(result, name), result.table(name)
        assert small(told, columns) == 0
        assert len(told) == len(raw)
        assert small(beside.table(name), ["base", "Gruvan", "Gruvan difference"]) == 0
    assert small(result.employment, columns) > 0
    rows = pd.DataFrame(result.as_dict()["employment"])
    assert small(rows, columns) == 0
    assert rows["flag"].eq("secret").any()


def test_a_scenario_does_not_show_what_its_release_withholds(release):
    keys = ["occupation", "component", "year"]
    told = run(SHOCK, release).table("openings").set_index(["region", *keys]).loc["3103"]
    own = AreaOutlook.of(release, "3103").table("openings").set_index(keys)
    for known, base in (("mean", "base"), ("cumulative_mean", "cumulative_base")):
        secret = own.index[own[known].isna()]
        assert len(secret)
        assert told.loc[secret, base].isna().all()


@pytest.mark.parametrize("region", ["3102", "3103"])
def test_no_table_of_an_area_shows_a_small_count(release, region):
    area = AreaOutlook.of(release, region)
    for name in ("history", "population", "employment", "openings"):
        assert small(area.table(name), ["value", "mean", "cumulative_mean"]) == 0
