# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The same schools planned for the area's own need and for its share of the nation's."""

import pytest

from skillshed.places.allocation import allocation
from skillshed.places.area import planned_area
from skillshed.places.asking import Effort
from skillshed.places.basis import basis
from skillshed.places.basis.need import share_of_nation


@pytest.fixture(scope="module")
def made(demo_release):
    both = (
        basis(demo_release, "PSO-FA62", range(2027, 2029), futures=8, seed=2, national=nations)
        for nations in (False, True)
    )
    return allocation(*both, effort=Effort(seconds=20))


def test_an_area_has_its_share_of_the_jobs_and_no_more(demo_release):
    county, part = (share_of_nation(demo_release, planned_area(demo_release, one)) for one in ("31", "PSO-FA62"))  # fmt: skip
    assert county.between(0, 1).all()
    assert (part <= county).all()
    assert county.max() > 0


def test_each_plan_is_judged_against_both_needs(made):
    told = made["allocation"]
    assert told[["need", "plan"]].to_numpy().tolist() == [[need, plan] for need in ("own", "nations") for plan in ("today", "own", "nations")]  # fmt: skip
    places = told.pivot_table(index="plan", columns="need", values="places")
    assert (places["own"] == places["nations"]).all()  # the same plan, whichever need comes
    unmet = told.pivot_table(index="plan", columns="need", values="unmet_need")
    assert (unmet["own"] != unmet["nations"]).all()
    assert told.notna().all().all()


def test_programmes_are_set_side_by_side(made):
    told = made["allocation_programmes"].set_index("programme")
    assert (told["difference"] == told["nations"] - told["own"]).all()
    vocational = told["need_own"].notna()
    assert vocational.any()
    assert (told.loc[vocational, ["need_own", "need_nations"]].sum() > 0).all()
    assert told.loc["EK", ["need_own", "need_nations"]].isna().all()  # wishes alone
