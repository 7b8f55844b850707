# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillshed.warehouse.aggregation import to_level, with_wholes
from skillshed.warehouse.contract import contracts
from skillshed.warehouse.frames import stack, total
from skillshed.warehouse.geography import Geography
from skillshed.warehouse.totals import totals

JOBS = contracts()["employment_by_occupation"]
AGES = contracts()["employment_by_occupation_age"]
LEVELS = {"00": "nation", "01": "county", "19": "county", "SE11": "nuts2", "SE12": "nuts2"}
LEVELS |= dict.fromkeys(["0114", "0115", "1904", "1907"], "municipality")
WORLD = Geography(LEVELS)


def jobs(rows, contract=JOBS):
    frame = pd.DataFrame(rows, columns=["region", "occupation", "sex", "year", "value", "flag", "source"])
    return stack([frame.assign(age="16-24")], contract) if contract is AGES else stack([frame], contract)


def of(frame, region):
    return frame[frame["region"] == region].reset_index(drop=True)


def test_codes_are_in_order_however_they_came():
    came = pd.Series(pd.Categorical(["532", "222", None], categories=["833", "532", "222"]))
    made = jobs([("01", "532", "T", 2020, 1, None, "a"), ("01", "222", "T", 2020, 1, None, "a")])
    assert list(stack([made, made.assign(occupation=came)], JOBS)["occupation"].cat.categories) == [
        "222",
        "532",
    ]
    ages = pd.Series(pd.Categorical(["100+", "9"], categories=["100+", "9"]))
    assert list(stack([made.assign(age=ages)], AGES)["age"].cat.categories) == ["9", "100+"]


def test_counties_are_summed_from_municipalities_and_the_nation_from_counties():
    rows = [
        (code, "222", "T", 2020, 10 + at, None, "a")
        for at, code in enumerate(["0114", "0115", "1904", "1907"])
    ]
    made, summed = with_wholes(jobs(rows), JOBS, WORLD)
    assert of(made, "01")["value"].tolist() == [21]
    assert of(made, "19")["value"].tolist() == [25]
    assert of(made, "00")["value"].tolist() == [46]
    assert [(each.step, each.areas, each.incomplete) for each in summed] == [
        ("county", 2, 0),
        ("nation", 1, 0),
    ]


def test_a_county_of_its_own_is_kept_and_one_that_lacks_a_municipality_is_not_made():
    rows = [("0114", "222", "T", 2020, 10, None, "a"), ("1904", "222", "T", 2020, 5, None, "a")]
    rows += [("1907", "222", "T", 2020, 6, None, "a"), ("19", "222", "T", 2020, 99, None, "b")]
    made, summed = with_wholes(jobs(rows), JOBS, WORLD)
    assert of(made, "19")["value"].tolist() == [99]
    assert of(made, "01").empty
    assert of(made, "00").empty
    assert [(each.step, each.areas, each.incomplete) for each in summed] == [
        ("county", 0, 1),
        ("nation", 0, 1),
    ]


def test_a_secret_part_makes_the_sum_missing_with_its_reason():
    rows = [("01", "222", "T", 2020, np.nan, "secret", "a"), ("19", "222", "T", 2020, 5, None, "a")]
    made, _ = with_wholes(jobs(rows), JOBS, WORLD)
    nation = of(made, "00")
    assert nation["value"].isna().all()
    assert nation["flag"].tolist() == ["secret"]


def test_a_sum_of_several_files_names_them_all():
    rows = [("01", "222", "T", 2020, 1, None, "b"), ("19", "222", "T", 2020, 5, None, "a")]
    made, _ = with_wholes(jobs(rows), JOBS, WORLD)
    assert of(made, "00")["source"].tolist() == ["a+b"]


def test_those_whose_county_is_unknown_belong_to_the_nation():
    rows = [(code, "222", "T", 2020, 1, None, "a") for code in ("01", "19", "99")]
    made, _ = with_wholes(jobs(rows), JOBS, WORLD)
    assert of(made, "00")["value"].tolist() == [3]


def test_the_nation_of_nuts_2_areas_where_there_are_no_counties():
    rows = [(code, "222", "T", 2020, 4, None, "a") for code in ("SE11", "SE12")]
    made, summed = with_wholes(jobs(rows, AGES), AGES, WORLD)
    assert of(made, "00")["value"].tolist() == [8]
    assert [each.step for each in summed] == ["nation_from_nuts2"]


def test_four_digits_become_three_and_unknown_stays():
    rows = [(code, "T", 2020, 1.0, None, "a") for code in ("2221", "2222", "2211", "unknown")]
    frame = pd.DataFrame(rows, columns=["occupation", "sex", "year", "value", "flag", "source"]).assign(
        region="00"
    )
    summed = to_level(frame.astype({"occupation": "category", "region": "category", "sex": "category"}), JOBS)
    assert dict(zip(summed["occupation"], summed["value"], strict=True)) == {"221": 1, "222": 2, "unknown": 1}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["01", "19"]), st.sampled_from(["222", "221"]), st.none() | st.integers(0, 50)
        ),
        min_size=1,
    )
)
@settings(deadline=None, max_examples=25)
def test_a_total_is_what_adding_by_hand_gives(told):
    rows = [
        (region, job, "T", 2020, value, None if value is not None else "secret", "a")
        for region, job, value in told
    ]
    frame = jobs(rows)
    found = total(frame, ["region"])
    for region, value in zip(found["region"], found["value"], strict=True):
        parts = [part for place, _, part in told if place == region]
        assert np.isnan(value) if None in parts else value == sum(parts)
    assert found["flag"].isna().tolist() == found["value"].notna().tolist()


@pytest.mark.parametrize(
    ("nation", "passed", "hard"), [(1000, True, False), (1005, False, False), (1200, False, True)]
)
def test_totals_warn_and_then_stop(nation, passed, hard):
    rows = [("01", "222", "T", 2020, 600, None, "a"), ("19", "222", "T", 2020, 400, None, "a")]
    checks = list(totals(jobs([*rows, ("00", "222", "T", 2020, nation, None, "a")]), JOBS, WORLD))
    assert [(check.check, check.passed, check.hard) for check in checks] == [("totals: nation", passed, hard)]
    assert str(nation) in checks[0].detail.en.replace(",", "") or passed


def test_totals_look_only_at_cells_that_both_have():
    rows = [("01", "222", "T", 2020, 600, None, "a"), ("19", "222", "T", 2020, np.nan, "secret", "a")]
    rows += [(code, "221", "T", 2020, 10, None, "a") for code in ("01", "19")]
    rows += [("00", "222", "T", 2020, 5000, None, "a"), ("00", "221", "T", 2020, 20, None, "a")]
    (check,) = totals(jobs(rows), JOBS, WORLD)
    assert check.passed
