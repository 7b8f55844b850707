# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Goals by priority: what came before is held while the next is made smaller."""

from dataclasses import replace
from pathlib import Path

import pytest

from skillshed.errors import InputError
from skillshed.places.lexicographic import by_priority
from skillshed.places.planning import solve
from skillshed.places.reading import read_case

THREE = Path(__file__).parent / "cases" / "three_municipalities.yaml"


def test_goals_in_order_hold_what_came_before():
    case = replace(read_case(THREE), order=("unmet_wish", "cost", "travel"))
    plan = by_priority(case, gap=0.0)
    free = solve(replace(case, order=()), gap=0.0)
    assert plan.measures["unmet_wish"] <= free.measures["unmet_wish"] + 1e-6
    assert set(plan.case.caps) == set(case.order)
    for goal, most in plan.case.caps.items():
        assert plan.measures[goal] <= most + 1e-6


@pytest.mark.parametrize("order", [("unmet_need", "nothing"), ("cost", "cost")])
def test_an_order_that_cannot_be_followed_is_refused(order):
    with pytest.raises(InputError, match="ordning"):
        replace(read_case(THREE), order=order)
