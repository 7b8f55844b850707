# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The stock of educated people: cohorts carry their education with them."""

from __future__ import annotations

from skillshed.outlook.education.projection import project

__all__ = ["project"]
