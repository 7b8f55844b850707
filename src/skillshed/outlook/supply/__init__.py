# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Supply: who there is to do the work, by education group, and the flows that lead there."""

from __future__ import annotations

from skillshed.outlook.supply.graduates import graduates_from_starters
from skillshed.outlook.supply.projection import Supply, project

__all__ = ["Supply", "graduates_from_starters", "project"]
