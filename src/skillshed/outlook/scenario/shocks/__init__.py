# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The kinds of shocks, one in each file, and how a file's `kind` finds its reader."""

from skillshed.outlook.scenario.shocks import (
    employer,
    migration,
    participation,
    retirement,
    staffing,
    starters,
)
from skillshed.outlook.scenario.shocks.employer import Employer
from skillshed.outlook.scenario.shocks.migration import Migration
from skillshed.outlook.scenario.shocks.participation import Participation
from skillshed.outlook.scenario.shocks.retirement import RetirementAge
from skillshed.outlook.scenario.shocks.shock import Shock
from skillshed.outlook.scenario.shocks.staffing import StaffingTrend
from skillshed.outlook.scenario.shocks.starters import Places

READERS = {
    "employer_opens": employer.read,
    "employer_closes": employer.read,
    "retirement_age": retirement.read,
    "participation": participation.read,
    "migration": migration.read,
    "places": starters.read,
    "staffing_trend": staffing.read,
}

__all__ = [
    "READERS",
    "Employer",
    "Migration",
    "Participation",
    "Places",
    "RetirementAge",
    "Shock",
    "StaffingTrend",
]
