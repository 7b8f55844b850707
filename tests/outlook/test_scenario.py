# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a scenario does to the outlook: each kind of shock by itself, and what it may not do."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillshed.errors import InputError, UnknownCodeError
from skillshed.outlook.scenario import (
    Employer,
    Migration,
    Participation,
    Period,
    RetirementAge,
    Scenario,
    StaffingTrend,
    compare,
    run,
)


def of(table, **wanted):
    """The rows of one series, by year."""
    chosen = np.all([table[key] == value for key, value in wanted.items()], axis=0)
    return table[chosen].set_index("year")


def opening(**changes):
    facts = {"opens": True, "area": "Gruvby", "jobs": 100, "occupations": {"811": 0.6, "723": 0.4}}
    return Employer(period=Period(2026, 2027), **(facts | changes))


def asked(*shocks, name="Prov"):
    return Scenario(name, shocks)


def test_it_works(release):
    result = run(asked(opening()), release)
    assert result.regions == ("00", "31", "3102")
    assert not result.population.empty
    assert "Gruvby" in result.explain().sv
    assert "100" in result.explain().en


def test_an_employer_opens_in_steps_and_stays(release):
    told = of(run(asked(opening()), release).employment, region="3102", occupation="T")["difference"]
    assert told.loc[[2024, 2025]].tolist() == [0, 0]
    assert told.loc[2026] == pytest.approx(50, abs=0.01)
    assert told.loc[2027:].to_numpy() == pytest.approx(100, abs=0.01)


def test_what_happens_in_a_town_happens_in_its_county_and_nation(release):
    jobs = run(asked(opening()), release).employment
    for region in ("31", "00"):
        assert of(jobs, region=region, occupation="811")["difference"].loc[2031] == pytest.approx(
            60, abs=0.01
        )


def test_the_same_chance_leaves_no_noise_in_a_certain_difference(release):
    row = of(run(asked(opening()), release).employment, region="31", occupation="T").loc[2031]
    assert row["difference_high"] - row["difference_low"] < 0.01


def test_the_base_is_the_releases_own_figure(release):
    result = run(asked(opening()), release)
    published = release.table("outlook_employment")
    told = of(result.employment, region="31", occupation="222")["base"]
    assert told.to_numpy() == pytest.approx(of(published, region="31", occupation="222")["mean"].to_numpy())
    needed = of(result.openings, region="31", occupation="222", component="openings")["cumulative_base"]
    drawn = of(release.table("outlook_openings"), region="31", occupation="222", component="openings")
    assert needed.to_numpy() == pytest.approx(drawn["cumulative_mean"].to_numpy())


def test_new_jobs_must_be_filled(release):
    needed = run(asked(opening()), release).openings
    gained = of(needed, region="3102", occupation="811", component="expansion")["cumulative_difference"]
    assert gained.loc[2031] == pytest.approx(60, abs=0.1)
    replaced = of(needed, region="3102", occupation="811", component="replacement")["cumulative_difference"]
    assert replaced.loc[2031] > 0


def test_an_employer_in_a_county_is_spread_over_its_towns(release):
    shock = opening(area="31", jobs=160, occupations={"222": 1.0})
    result = run(asked(shock), release, region="3101")
    assert of(result.employment, region="3101", occupation="222")["difference"].loc[2031] == pytest.approx(
        100, rel=0.1
    )


def test_closing_takes_jobs_but_never_more_than_there_are(release):
    shock = opening(opens=False, jobs=20, occupations={"811": 1.0})
    jobs = of(run(asked(shock), release).employment, region="3102", occupation="811")
    assert jobs["difference"].loc[2031] == pytest.approx(-20, abs=1.5)
    assert (jobs["scenario"] >= 0).all()
    with pytest.raises(InputError) as refused:
        run(asked(opening(opens=False, jobs=300, occupations={"811": 1.0})), release)
    assert "finns inte i de yrkena" in str(refused.value.why.sv)


def test_opening_and_closing_the_same_jobs_is_nothing(release):
    both = asked(
        opening(),
        opening(opens=False, occupations={"811": 0.0, "723": 1.0}),
        opening(occupations={"723": 0.6, "811": 0.4}),
    )
    jobs = run(asked(*both.shocks), release).employment
    assert of(jobs, region="31", occupation="723")["difference"].loc[2031] == pytest.approx(0, abs=0.5)


def test_an_industry_brings_its_own_occupations(release):
    jobs = run(asked(opening(occupations={}, industry="Q")), release).employment
    assert of(jobs, region="31", occupation="532")["difference"].loc[2031] == pytest.approx(70, abs=0.1)
    assert of(jobs, region="31", occupation="723")["difference"].loc[2031] == 0
    with pytest.raises(UnknownCodeError) as refused:
        run(asked(opening(occupations={}, industry="Vård och omsorgg")), release)
    assert "Vård och omsorg" in refused.value.mend.sv


def test_later_retirement_means_fewer_to_replace_and_no_fewer_jobs(release):
    result = run(asked(RetirementAge(years=2, period=Period(2026))), release, region="31")
    replaced = of(result.openings, region="31", occupation="222", component="replacement")
    assert (replaced["difference"].loc[:2025] == 0).all()
    assert replaced["cumulative_difference"].loc[2031] < 0
    assert not result.employment["difference"].any()
    earlier = run(asked(RetirementAge(years=-2, period=Period(2026))), release, region="31").openings
    assert (
        of(earlier, region="31", occupation="222", component="replacement")["cumulative_difference"].loc[2031]
        > 0
    )


def test_retirement_of_some_occupations_leaves_others_alone(release):
    shock = RetirementAge(years=1, period=Period(2026), occupations=("2",))
    needed = run(asked(shock), release, region="31").openings
    assert (
        of(needed, region="31", occupation="234", component="replacement")["cumulative_difference"].loc[2031]
        < 0
    )
    assert not of(needed, region="31", occupation="532", component="replacement")[
        "cumulative_difference"
    ].any()


def test_half_a_year_lies_between_none_and_one(release):
    def saved(years):
        needed = run(asked(RetirementAge(years=years, period=Period(2026))), release, region="31").openings
        return of(needed, region="31", occupation="222", component="replacement")[
            "cumulative_difference"
        ].loc[2031]

    assert saved(1.0) < saved(0.5) < 0


def test_automation_compounds_in_every_area_alike(release):
    jobs = run(
        asked(StaffingTrend(percent=-5, occupations=("411",), period=Period(2025))), release, region="31"
    ).employment
    row = of(jobs, region="31", occupation="411").loc[2026]
    assert row["scenario"] == pytest.approx(row["base"] * 0.95**2, rel=0.01)
    assert row["difference_low"] < row["difference_high"] < 0


def test_a_trend_in_one_town_is_the_countys_whole_difference(release):
    shock = StaffingTrend(percent=-10, occupations=("411",), area="3101", period=Period(2025))
    town = of(run(asked(shock), release, region="3101").employment, region="3101", occupation="411")[
        "difference"
    ]
    county = of(run(asked(shock), release, region="31").employment, region="31", occupation="411")[
        "difference"
    ]
    assert county.to_numpy() == pytest.approx(town.to_numpy(), abs=0.05)
    assert county.loc[2031] < -50


def test_persons_who_come_are_there_and_have_children(release):
    people = run(asked(Migration(persons=20, area="3102", period=Period(2026, 2028))), release).population
    total = of(people, region="3102", sex="T", age="T")["difference"]
    assert total.loc[2026] == pytest.approx(20, abs=1)
    assert total.loc[2028] == pytest.approx(60, abs=4)
    assert of(people, region="00", sex="T", age="T")["difference"].loc[2028] == pytest.approx(
        total.loc[2028], abs=0.01
    )


def test_those_who_come_from_the_country_leave_it(release):
    shock = Migration(persons=20, area="3102", exchange="country", period=Period(2026, 2028))
    people = run(asked(shock), release).population
    assert of(people, region="3102", sex="T", age="T")["difference"].loc[2028] > 50
    assert abs(of(people, region="00", sex="T", age="T")["difference"].loc[2028]) < 5


def test_expected_migration_times_one_is_what_is_expected(release):
    people = run(asked(Migration(factor=1.0, period=Period(2026))), release, region="31").population
    assert not people["difference"].any()


def test_what_cannot_be_told_is_said(small_release):
    bare = small_release(without=("employment_by_occupation_age", "employment_by_occupation_industry"))
    result = run(asked(opening(), Participation(points=2, period=Period(2026))), bare, region="31")
    assert result.openings.empty
    told = " ".join(one.sv for one in result.remarks)
    assert "employment_by_occupation_age" in told
    assert "education_stock" in told
    assert "employer_opens: effekten på rekryteringsbehovet" in result.explain().sv


def test_a_release_without_jobs_still_tells_of_people(small_release):
    bare = small_release(without=("employment_by_occupation",))
    result = run(asked(opening(), Migration(persons=10, area="31", period=Period(2026))), bare, region="31")
    assert result.employment.empty
    assert of(result.population, region="31", sex="T", age="T")["difference"].loc[2026] > 5


def test_scenarios_stand_side_by_side(release):
    first = run(asked(opening(), name="Gruvan"), release, region="31")
    second = run(asked(RetirementAge(years=1, period=Period(2026)), name="Pension"), release, region="31")
    both = compare(first, second)
    row = of(both.employment, region="31", occupation="T").loc[2031]
    assert row["Gruvan"] - row["base"] == pytest.approx(100, abs=0.1)
    assert row["Pension difference"] == 0
    assert "cumulative_Pension low" in both.openings
    assert "Pension" in both.explain().sv


def test_scenarios_that_do_not_belong_together_are_refused(release):
    one = run(asked(opening()), release, region="31")
    for other in (one, run(asked(opening(), name="Annat"), release, region="3102")):
        with pytest.raises(InputError):
            compare(one, other)


@pytest.mark.parametrize(
    ("shock", "told"),
    [
        (opening(area="Gruvbyn"), "Gruvby"),
        (opening(area="19"), "inga uppgifter"),
        (opening(occupations={"999": 1.0}), "999"),
        (opening(occupations={"611": 1.0}), "611"),
        (RetirementAge(years=1, period=Period(2023)), "2024"),
        (RetirementAge(years=1, period=Period(2040)), "2031"),
        (opening(jobs=90_000), "anställda"),
        (Migration(persons=90_000, area="3102", period=Period(2026)), "invånare"),
        (Migration(persons=10, area="00", exchange="country", period=Period(2026)), "abroad"),
    ],
)
def test_what_the_release_does_not_hold_is_refused(release, shock, told):
    with pytest.raises((InputError, UnknownCodeError)) as refused:
        run(asked(shock), release)
    assert told in str(refused.value)
    assert refused.value.where


@settings(max_examples=15, deadline=None)
@given(
    jobs=st.integers(1, 300),
    share=st.floats(0, 1),
    years=st.tuples(st.integers(2024, 2031), st.integers(0, 7)),
)
def test_any_employer_brings_exactly_its_jobs(release, *, jobs, share, years):
    period = Period(years[0], min(sum(years), 2031))
    shock = Employer(
        opens=True, area="3101", jobs=jobs, occupations={"811": share, "222": 1 - share}, period=period
    )
    told = of(run(asked(shock), release, region="31").employment, region="31", occupation="T")
    assert told["difference"].loc[2031] == pytest.approx(jobs, abs=0.02)
    assert told["difference"].is_monotonic_increasing


def test_the_same_question_gets_the_same_answer(release, small_release):
    again = small_release()
    again.path = again.path / "again"
    for table in ("population", "employment", "openings"):
        one, two = (getattr(run(asked(opening()), each), table) for each in (release, again))
        pd.testing.assert_frame_equal(one, two)
