# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The education mix of occupations, and the demand by education group that it leads to."""

from __future__ import annotations

from skillshed.outlook.mix.demand import demand
from skillshed.outlook.mix.estimation import Margins, Mix, estimate
from skillshed.outlook.mix.flexibility import flexibility, read_flexibility
from skillshed.outlook.mix.ras import ras

__all__ = ["Margins", "Mix", "demand", "estimate", "flexibility", "ras", "read_flexibility"]
