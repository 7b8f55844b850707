# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From a release to a case: who lives where, what is offered, how far, what is asked for; and the region's own word wins."""

import numpy as np
import pandas as pd
import pytest

from skillshed.errors import InputError, UnknownCodeError
from skillshed.places.area import planned_area
from skillshed.places.basis.own import apply_own
from skillshed.places.basis.parameters import code_in
from skillshed.places.basis.travel import minutes_by_matrix, minutes_by_position


def test_the_demo_countys_case(county_basis):
    case = county_basis.case
    assert county_basis.fictitious
    assert len(case.municipalities) == 12
    assert set(case.programmes["programme"]) == {"BA", "BF", "EE", "EK", "ES", "FR", "FS", "FT", "HT", "HU", "IN", "NA", "NB", "RL", "SA", "TE", "VF", "VO"}  # fmt: skip
    assert not case.today.empty
    assert set(case.areas["area"]) == {"PSO-FA61", "PSO-FA62"}
    assert len(case.futures) == 20
    assert float(case.probability.sum()) == pytest.approx(1)


def test_as_many_wish_as_applied_last_year_more_or_less(county_basis):
    told = county_basis.applicants
    last = told.applications[told.applications["year"] == 2025]["applicants"].sum()
    assert float(county_basis.case.wishes.sel(year=2027).mean("future").sum()) == pytest.approx(
        last, rel=0.15
    )


def test_the_need_of_a_group_is_divided_between_its_programmes_not_counted_twice(county_basis):
    need = county_basis.case.need.mean("future").sel(year=2027)
    chain = next(
        c for c in county_basis.chains if (c.education, c.school_form, c.start) == ("G811", "gymnasium", 2027)
    )
    assert float(need.sel(education="G811")) < chain.draws().mean()


def test_the_same_seed_gives_the_same_case_and_another_does_not(demo_release, county_basis):
    from skillshed.places.basis import basis  # noqa: PLC0415

    again = basis(demo_release, "31", range(2027, 2032), futures=20, seed=3)
    assert np.array_equal(again.case.wishes, county_basis.case.wishes)
    assert np.array_equal(again.case.need, county_basis.case.need)


def test_a_cooperation_area_is_its_parties_and_has_its_part_of_the_countys_need(demo_release):
    from skillshed.places.basis.need import share_of_counties  # noqa: PLC0415

    area = planned_area(demo_release, "PSO-FA62")
    assert len(area.municipalities) == 3
    assert 0 < share_of_counties(demo_release, area) < 0.5


@pytest.mark.parametrize("asked", ["19", "Nowhere", "", "31,Nowhere"])
def test_an_area_that_is_not_there_is_told_with_those_that_are(demo_release, asked):
    with pytest.raises(UnknownCodeError) as refused:
        planned_area(demo_release, asked)
    assert "PSO-FA61" in str(refused.value.mend)


def test_years_beyond_the_outlook_are_refused(demo_release):
    from skillshed.places.basis import basis  # noqa: PLC0415

    with pytest.raises(InputError, match="utanför"):
        basis(demo_release, "31", range(2039, 2044))


HOMES = pd.DataFrame({"municipality": ["1", "2"], "latitude": [59.0, 60.0], "longitude": [15.0, 15.0]})
SITES = pd.DataFrame({"site": ["a"], "latitude": [59.0], "longitude": [15.0]})


def test_minutes_from_positions_grow_with_the_distance():
    made = minutes_by_position(HOMES, SITES)
    assert float(made.sel(municipality="1", site="a")) == 8.0
    assert float(made.sel(municipality="2", site="a")) == pytest.approx(8 + 111.2 * 1.3 / 55 * 60, abs=0.5)


def test_a_matrix_that_misses_a_pair_is_told():
    told = pd.DataFrame({"municipality": ["1"], "school": ["a"], "minutes": [12.0]})
    with pytest.raises(InputError) as refused:
        minutes_by_matrix(told, HOMES, SITES)
    assert "2 → a" in refused.value.where


def test_a_programme_that_ended_is_called_by_what_took_over():
    assert code_in("HV", 2024) == "HV"
    assert code_in("HV", 2027) == "FR"


def test_the_regions_own_file_replaces_and_adds(county_basis):
    site = county_basis.case.sites["site"].iloc[0]
    own = {
        "premises": [{"site": site, "groups": 7}],
        "locks": [{"programme": "VO", "site": site, "min_places": 30, "who": "nämnden", "why": "beslut 12"}],
        "limits": {"reach": 60.0},
        "budgets": [{"payer": "3101", "kronor": 5e8}],
    }
    case = apply_own(county_basis.case, own)
    assert set(case.premises.loc[case.premises["site"] == site, "groups"]) == {7.0}
    assert len(case.premises) == len(county_basis.case.premises)
    assert case.locks["min_groups"].tolist() == [2]
    assert case.limits.reach == 60.0
    assert len(case.budgets) == 5


def test_a_heading_that_there_is_not_is_refused(county_basis):
    with pytest.raises(InputError, match="rubrik"):
        apply_own(county_basis.case, {"bugdets": []})
