# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Upper-secondary schools: nobody is admitted beyond the places, pupils go on step by step, some programmes are short of places."""

import csv
import io

import numpy as np

from skillshed.codes import classification
from skillshed.sources.demo.schools import programme_codes


def test_it_works(county):
    rows = list(csv.DictReader(io.StringIO(county.records["programplatser"].decode())))
    years = sorted({row["year"] for row in rows})
    assert years[0] == "2008"
    assert years[-1] == "2025"
    assert {row["programme"] for row in rows} == {*programme_codes(), "HA", "FR"}
    assert {row["school"] for row in rows} <= {
        row["school"] for row in csv.DictReader(io.StringIO(county.records["skolor"].decode()))
    }


def test_each_step_is_at_most_the_step_before(county):
    made = county.schooling
    assert (made.admitted <= made.places).all()
    assert (made.started <= made.admitted).all()
    assert (made.completed <= made.started).all()
    assert (made.diplomas.sum(axis=(1, 2, 3)) == made.completed.sum(axis=1)).all()


def test_diplomas_are_unknown_until_three_years_have_passed(county):
    rows = list(csv.DictReader(io.StringIO(county.records["programplatser"].decode())))
    assert all((row["completed"] == "") == (int(row["year"]) > 2022) for row in rows)


def test_places_in_electricity_are_too_few(county):
    offer, made = county.offer, county.schooling
    short = offer.programme == programme_codes().index("EE")
    late = slice(8, 18)
    assert made.first_choice[late][:, short].sum() > made.places[late][:, short].sum()
    assert made.first_choice[late].sum() < made.places[late].sum()


def test_nearly_everybody_finds_a_place_within_the_county(county):
    made = county.schooling
    assert (made.admitted.sum(axis=1) > 0.97 * made.first_choice.sum(axis=1)).all()


def test_positions_and_premises_are_given(county):
    schools = list(csv.DictReader(io.StringIO(county.records["skolor"].decode())))
    assert all(int(row["premises"]) > 0 and 55 < float(row["latitude"]) < 70 for row in schools)
    assert all(row["school"].startswith("9") and len(row["school"]) == 8 for row in schools)
    assert np.unique([row["municipality"] for row in schools]).size > 8


def test_programmes_have_the_codes_of_their_time(county):
    rows = list(csv.DictReader(io.StringIO(county.records["programplatser"].decode())))
    known = classification("programme")
    for row in rows:
        facts = known.item(row["programme"]).facts
        autumn = f"{row['year']}-08-15"
        assert facts["valid_from"] <= max(autumn, "2011-08-15")
        assert not facts["valid_to"] or autumn <= facts["valid_to"]


def test_applications_by_home_add_up_to_the_first_choices_of_each_school(county):
    applied = list(csv.DictReader(io.StringIO(county.records["sokande"].decode())))
    told = list(csv.DictReader(io.StringIO(county.records["programplatser"].decode())))
    assert sorted({row["year"] for row in applied}) == [str(year) for year in range(2020, 2026)]
    for year in ("2020", "2025"):
        by_home = sum(int(row["first_choice"]) for row in applied if row["year"] == year)
        assert by_home == sum(int(row["first_choice"]) for row in told if row["year"] == year)
    assert all(int(row["first_choice"]) > 0 for row in applied)


def test_agreements_have_three_parties_or_more(county):
    rows = list(csv.DictReader(io.StringIO(county.records["avtal"].decode())))
    parties = {
        name: {row["municipality"] for row in rows if row["agreement"] == name}
        for name in {row["agreement"] for row in rows}
    }
    assert min(map(len, parties.values())) >= 3
    assert any(row["area"] for row in rows)
