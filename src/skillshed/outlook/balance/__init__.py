# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Balance: demand against supply by education group, the verdict by a printed rule, and why."""

from __future__ import annotations

from skillshed.outlook.balance.decomposition import decompose
from skillshed.outlook.balance.placement import place
from skillshed.outlook.balance.projection import Outlook, project
from skillshed.outlook.balance.sensitivity import sensitivity
from skillshed.outlook.balance.table import tables
from skillshed.outlook.balance.verdict import closing, rule, verdicts

__all__ = ["Outlook", "closing", "decompose", "place", "project", "rule", "sensitivity", "tables", "verdicts"]
