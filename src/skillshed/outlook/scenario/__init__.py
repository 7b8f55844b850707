# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Scenarios: dated shocks to the outlook, and what they change, with the same draws as the base."""

from __future__ import annotations

from skillshed.outlook.scenario.comparison import Comparison, compare
from skillshed.outlook.scenario.model import Scenario
from skillshed.outlook.scenario.period import Period
from skillshed.outlook.scenario.plan import plan_of_places, starters_today
from skillshed.outlook.scenario.reading import from_form, read_scenario, read_text
from skillshed.outlook.scenario.result import ScenarioResult
from skillshed.outlook.scenario.run import run
from skillshed.outlook.scenario.shocks import (
    Employer,
    Migration,
    Participation,
    Places,
    RetirementAge,
    StaffingTrend,
)

__all__ = [
    "Comparison",
    "Employer",
    "Migration",
    "Participation",
    "Period",
    "Places",
    "RetirementAge",
    "Scenario",
    "ScenarioResult",
    "StaffingTrend",
    "compare",
    "from_form",
    "plan_of_places",
    "read_scenario",
    "read_text",
    "run",
    "starters_today",
]
