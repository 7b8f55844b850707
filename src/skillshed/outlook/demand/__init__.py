# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Demand: employment by region and occupation, with intervals that have been tested."""

from __future__ import annotations

from skillshed.outlook.demand.projection import project

__all__ = ["project"]
