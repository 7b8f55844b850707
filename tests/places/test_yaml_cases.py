# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Planners' cases: what a YAML file expects is what the plan says. A new case is a new file."""

from pathlib import Path

import pytest

from skillshed.places.lexicographic import by_priority
from skillshed.places.reading import case_from, read_document

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_plan_is_what_the_planner_expects(path):
    told = read_document(path)
    plan = by_priority(case_from(told, where=str(path)), gap=0.0)
    expected = told["expect"]
    if "groups" in expected:
        keys = ["programme", "site", "year", "groups"]
        assert plan.groups[keys].to_dict("records") == expected["groups"]
    for name, value in expected.items():
        if name != "groups":
            assert plan.measures[name] == pytest.approx(value, abs=1e-6), name
