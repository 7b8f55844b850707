# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A scenario reaches supply, demand by education and the gap between them."""

import numpy as np
import pytest

from skillshed.errors import InputError, UnknownCodeError
from skillshed.outlook.scenario import (
    Employer,
    Migration,
    Participation,
    Period,
    Places,
    RetirementAge,
    Scenario,
    run,
)

LATER = Period(2026)


@pytest.fixture(scope="module")
def schooled(small_release):
    return small_release(education=True)


def told(schooled, *shocks, region="31"):
    return run(Scenario("Prov", shocks), schooled, region=region).balance


def differs(balance, measure, education=None, *, year=2031):
    rows = balance[(balance["measure"] == measure) & (balance["year"] == year)]
    return float((rows if education is None else rows[rows["education"] == education])["difference"].sum())


def test_it_works(schooled):
    balance = told(schooled, Places(programme="VO", area="31", starters=60, period=Period(2025)))
    assert set(balance["measure"]) == {"demand", "supply", "gap"}
    assert balance.notna().all(axis=None)


def test_the_base_is_the_releases_own_figure(schooled):
    balance = told(schooled, Participation(points=1, period=LATER))
    published = schooled.table("outlook_balance")
    published = published[(published["region"] == "31") & (published["year"] == 2031)].set_index("education")
    ours = balance[(balance["year"] == 2031) & (balance["measure"] == "gap")].set_index("education")["base"]
    assert ours.to_numpy() == pytest.approx(published["mean"].reindex(ours.index).to_numpy())


def test_starters_become_supply_after_the_length_of_the_programme(schooled):
    balance = told(schooled, Places(programme="VO", area="31", starters=60, period=Period(2025)))
    assert differs(balance, "supply", "G72", year=2027) == 0
    assert 20 < differs(balance, "supply", "G72", year=2028) < 60
    assert differs(balance, "supply", "G72") > 3 * differs(balance, "supply", "G72", year=2028)
    assert differs(balance, "gap", "G72") < 0


def test_fewer_starters_are_the_opposite_of_more(schooled):
    more, fewer = (
        differs(
            told(schooled, Places(education="H723", area="31", starters=sign * 20, period=Period(2025))),
            "supply",
            "H723",
        )
        for sign in (1, -1)
    )
    assert more > 10
    assert fewer == pytest.approx(-more, rel=0.1)


def test_participation_is_added_where_it_is_meant(schooled):
    everyone = told(schooled, Participation(points=2, period=LATER))
    rows = everyone[(everyone["measure"] == "supply") & (everyone["year"] == 2031)]
    assert (rows["difference"] / rows["base"]).to_numpy() == pytest.approx(0.02 / 0.87, rel=0.2)
    one = told(schooled, Participation(points=2, education=("H723",), sexes=("2",), period=LATER))
    assert differs(one, "supply", "H723") == pytest.approx(differs(everyone, "supply", "H723") / 2, rel=0.05)
    assert differs(one, "supply", "G72") == 0
    old = told(schooled, Participation(points=2, ages=("55-64",), period=LATER))
    assert 0 < differs(old, "supply") < differs(everyone, "supply") / 3


def test_an_area_elsewhere_is_left_alone(schooled):
    balance = told(
        schooled,
        Places(programme="VO", area="32", starters=60, period=Period(2025)),
        Participation(points=2, area="32", period=LATER),
    )
    assert abs(differs(balance, "supply")) < 0.01


def test_those_who_move_in_offer_work(schooled):
    balance = told(schooled, Migration(persons=60, area="3101", period=LATER))
    gained = differs(balance, "supply")
    assert 60 < gained < 6 * 60


def test_new_jobs_ask_for_educations(schooled):
    balance = told(
        schooled, Employer(opens=True, area="3101", jobs=200, occupations={"222": 1.0}, period=LATER)
    )
    assert 100 < differs(balance, "demand") < 400
    rows = balance[balance["measure"] == "demand"].set_index(["education", "year"])["difference"]
    assert rows["H723", 2031] == rows.xs(2031, level="year").max()


def test_the_gap_is_demand_less_supply_also_in_the_scenario(schooled):
    balance = told(
        schooled,
        Employer(opens=True, area="3101", jobs=200, occupations={"222": 1.0}, period=LATER),
        Participation(points=1, period=LATER),
    )
    wide = balance.pivot_table(index=["education", "year"], columns="measure", values="difference")
    # Supply is told before, the gap after, those between two jobs: friction is the only thing apart.
    assert np.abs(wide["gap"] - (wide["demand"] - wide["supply"])).max() < 0.2 * wide["supply"].abs().max()


def test_retirement_does_not_move_a_supply_that_ends_at_64(schooled):
    assert not told(schooled, RetirementAge(years=1, period=LATER))["difference"].any()


def test_the_words_tell_of_the_gap(schooled):
    result = run(
        Scenario("Prov", (Places(programme="VO", area="31", starters=60, period=Period(2025)),)),
        schooled,
        region="31",
    )
    assert "efterfrågan minus tillgång 2031" in result.explain().sv


@pytest.mark.parametrize(
    ("shock", "told_of"),
    [
        (Places(programme="XQ", area="31", starters=10, period=LATER), "XQ"),
        (Places(education="Z99", area="31", starters=10, period=LATER), "Z99"),
        (Participation(points=1, education=("Z99",), period=LATER), "Z99"),
        (Participation(points=1, ages=("gamla",), period=LATER), "gamla"),
        (Participation(points=1, period=Period(2050)), "2031"),
    ],
)
def test_what_the_supply_does_not_hold_is_refused(schooled, shock, told_of):
    with pytest.raises((InputError, UnknownCodeError)) as refused:
        told(schooled, shock)
    assert told_of in str(refused.value)
