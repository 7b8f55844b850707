# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Job openings: growth, and those who leave and must be replaced."""

from __future__ import annotations

from skillshed.outlook.openings.projection import project

__all__ = ["project"]
