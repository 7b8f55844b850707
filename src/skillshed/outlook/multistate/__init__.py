# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Population × education for every region at once, with draws."""

from __future__ import annotations

from skillshed.outlook.multistate.estimation import Estimated, derive_rates
from skillshed.outlook.multistate.projection import project
from skillshed.outlook.multistate.rates import RATES

__all__ = ["RATES", "Estimated", "derive_rates", "project"]
