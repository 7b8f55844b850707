# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is told of a solved plan, on the case of three municipalities: why not, what given groups come to, who pays."""

from pathlib import Path

import pytest

from skillshed.places.case import Case
from skillshed.places.explain import why_not
from skillshed.places.fixed import evaluate
from skillshed.places.planning import solve

THREE = Path(__file__).parent / "cases" / "three_municipalities.yaml"


def test_why_not_counts_the_applicants():
    plan = solve(Case.read(THREE), gap=0.0)
    assert "6 sökande inom räckhåll, minst 12" in why_not(plan, "IN", "vasa").sv
    assert "offered" in why_not(plan, "VO", "ullvi").en
    assert "Ullvigymnasiet 22 minuter" in why_not(plan, "VO", "vasa").sv


def test_a_fixed_plan_is_evaluated_as_the_plan_says():
    plan = solve(Case.read(THREE), gap=0.0)
    assert evaluate(plan.case, plan.groups)["weighed"] == pytest.approx(plan.value)
    assert evaluate(plan.case, plan.groups.iloc[:0])["unmet_wish"] == 21


def test_payments_between_municipalities_cancel_out():
    plan = solve(Case.read(THREE), gap=0.0)
    assert plan.payments()["kronor"].sum() == pytest.approx(plan.measures["cost"])
