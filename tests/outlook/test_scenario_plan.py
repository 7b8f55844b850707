# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A decided plan of places changes the outlook by the starters it has beyond today's."""

import pandas as pd
import pytest

from skillshed.errors import InputError
from skillshed.outlook.scenario import Period, Places, Scenario, plan_of_places, run, starters_today


def frame(*rows, columns=("region", "programme", "year", "starters")):
    return pd.DataFrame(list(rows), columns=list(columns))


TODAY = frame(("31", "VO", 80.0), ("31", "EE", 40.0), columns=("region", "programme", "starters"))


def test_a_plan_is_the_shock_of_its_difference(small_release):
    release = small_release(education=True)
    plan = plan_of_places(frame(("31", "VO", 2025, 140), ("31", "EE", 2025, 40)), TODAY)
    told = run(plan, release, region="31").balance
    shock = Scenario("Prov", (Places(programme="VO", area="31", starters=60, period=Period(2025)),))
    pd.testing.assert_frame_equal(told, run(shock, release, region="31").balance)


def test_years_without_a_row_are_as_the_one_before_and_the_last_goes_on():
    decided = frame(("31", "VO", 2025, 90), ("31", "VO", 2028, 70), ("31", "EE", 2026, 45))
    told = [(one.programme, one.starters, str(one.period)) for one in plan_of_places(decided, TODAY).shocks]
    assert told == [("EE", 5.0, "2026"), ("VO", 10.0, "2025–2027"), ("VO", -10.0, "2028")]


def test_municipalities_are_summed_to_their_county():
    decided = frame(("3101", "VO", 2025, 50), ("3102", "VO", 2025, 40), ("3102", "VO", 2026, 60))
    told = [(one.area, one.starters, str(one.period)) for one in plan_of_places(decided, TODAY).shocks]
    assert told == [("31", 10.0, "2025"), ("31", 30.0, "2026")]


@pytest.mark.parametrize(
    "decided",
    [
        frame(("31", "VO", 2025, 80)),
        frame(("31", "VO", 2025, -1)),
        frame(("31", "VO", 2025, 90), ("31", "VO", 2025, 91)),
        frame(("31", "VO", 2025), columns=("region", "programme", "year")),
    ],
)
def test_a_plan_that_cannot_be_meant_is_refused(decided):
    with pytest.raises(InputError) as told:
        plan_of_places(decided, TODAY)
    assert told.value.mend


def test_todays_starters_are_the_mean_of_the_latest_years():
    places = frame(
        *((year, "S1", "VO", 10.0 * (year - 2020)) for year in range(2020, 2025)),
        (2025, "S1", "VO", None),
        (2024, "S9", "VO", 7.0),
        columns=("year", "school", "programme", "started"),
    )
    told = starters_today(places, pd.Series({"S1": "3101"}))
    assert told.to_dict("records") == [{"region": "3101", "programme": "VO", "starters": 30.0}]
