# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What explains a plan: the price of each constraint, why not, and which rules collide."""

from skillshed.places.explain.conflicts import Relief, conflicts
from skillshed.places.explain.prices import prices, worth
from skillshed.places.explain.why_not import why_not

__all__ = ["Relief", "conflicts", "prices", "why_not", "worth"]
