# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A client of another Skillshed site's API: its figures as frames, without a copy of its code or its database.

>>> from skillshed.client import Site
>>> site = Site("https://kompetens.example.se")
>>> site.table("outlook_balance", region="31", year=[2030, 2035])  # doctest: +SKIP
"""

from skillshed.client.answers import Dataset, JobFacts, Plan, PlanFacts, ReleaseFacts
from skillshed.client.plans import Plans
from skillshed.client.site import Site

__all__ = ["Dataset", "JobFacts", "Plan", "PlanFacts", "Plans", "ReleaseFacts", "Site"]
