# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A saved plan as files: a workbook that a planner sends on, CSV, JSON."""

from skillshed.places.export.files import write

__all__ = ["write"]
