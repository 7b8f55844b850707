# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Employees by occupation: the tables agree with each other, the breaks are where the parameters put them."""

import numpy as np
import pytest

from skillshed.sources.demo.industries import industry_codes
from skillshed.sources.demo.labour import self_employed_share
from skillshed.sources.demo.parameters import parameters


def test_employment_rate_is_that_of_a_plausible_country(county):
    people = county.history.population()[:, :, :, 20:65].sum(axis=(1, 2, 3))
    rate = county.employed[:, :, :, 20:65].sum(axis=(1, 2, 3)) / people
    assert 0.70 < rate.min() < rate.max() < 0.86
    shocks = parameters("work")["cycle"]["shocks"]
    assert all(rate[year - 2008] < rate[year - 2009] for year in shocks)


def test_jobs_are_as_many_as_the_residents_at_work(county):
    at_work = (county.employed * (1 - self_employed_share()))[..., 16:70].sum(axis=(1, 2, 3))
    assert county.jobs.sum(axis=(1, 2)) == pytest.approx(at_work)


def test_employees_by_age_sum_to_employees_by_place(county):
    by_place = county.employees.by_place[:, :12].sum(axis=1)
    by_age = county.employees.by_age[:, 0].sum(axis=-1)
    assert (by_place == by_age).all()
    assert county.employees.by_age.min() >= 0


@pytest.mark.parametrize("register", ["rams", "bas"])
def test_the_published_tables_agree(county, register):
    place, age = (
        county.cubes[f"anstallda_yrke_kon_{register}"],
        county.cubes[f"anstallda_yrke_alder_{register}"],
    )
    rows, columns = list(place.variables[0].codes), list(age.variables[0].codes)
    for code in columns:
        assert (
            place.figures[rows.index(code)][:, :, 0] == age.figures[columns.index(code)].sum(axis=1)[:, :, 0]
        ).all()
    assert (
        place.figures[rows.index("00")] == sum(place.figures[rows.index(code)] for code in columns[1:])
    ).all()


def test_the_old_register_finds_fewer_and_both_exist_for_two_years(county):
    old, new = county.cubes["anstallda_yrke_kon_rams"], county.cubes["anstallda_yrke_kon_bas"]
    assert list(old.variables[-1].codes)[-2:] == list(new.variables[-1].codes)[:2] == ["2020", "2021"]
    ratio = old.figures[0, ..., -2:].sum() / new.figures[0, ..., :2].sum()
    assert ratio == pytest.approx(parameters("mess")["breaks"]["old_register"], abs=0.002)


def test_older_employees_are_counted_from_2023_only(county):
    ages = county.cubes["anstallda_yrke_alder_bas"]
    oldest = list(ages.variables[2].codes).index("065-69")
    by_year = ages.figures[0, :, oldest].sum(axis=(0, 1, 2))
    assert (by_year[:3] == 0).all()
    assert (by_year[3:] > 0).all()


def test_a_plant_closes(county):
    closure = parameters("mess")["closure"]
    place = next(i for i, one in enumerate(county.geography.places) if one.kind == closure["kind"])
    jobs = county.jobs[:, place, industry_codes().index(closure["industry"])]
    year = closure["year"] - 2008
    assert jobs[year] < 0.6 * jobs[year - 1]


def test_who_works_next_year_stayed_or_was_hired(county):
    work = county.employees
    total = work.by_age.sum(axis=(3, 4)).astype(float)
    change = total[1:] - total[:-1]
    assert change == pytest.approx((work.hired - work.retired - work.left)[1:], abs=1e-6 * total.max())


def test_retirement_is_a_plausible_share(county):
    share = (
        county.employees.retired.sum(axis=(1, 2))[1:] / county.employees.by_age.sum(axis=(1, 2, 3, 4))[:-1]
    )
    assert 0.01 < share.min() < share.max() < 0.035


def test_commuting_has_the_residents_as_row_sums_and_crosses_borders(county):
    matrix = county.commuting()
    residents = county.employed[12:18, :, :, 15:75].sum(axis=3)
    assert matrix.sum(axis=2) == pytest.approx(residents, rel=1e-3)
    total = matrix[-1].sum(axis=2)
    out = 1 - np.diag(total) / total.sum(axis=1)
    assert 0.02 < out[0] < 0.3
    assert 0.1 < out[1:12].min() < out[1:12].max() < 0.8
