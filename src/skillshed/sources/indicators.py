# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One shape for single figures from many services: who tells, what, where, divided how, when; and why one is missing."""

from __future__ import annotations

from typing import Final

COLUMNS: Final = (
    "provider", "indicator", "indicator_name", "area", "breakdown", "year", "figure", "written", "reason",
)  # fmt: skip
