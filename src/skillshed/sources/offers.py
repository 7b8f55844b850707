# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One shape for education offers of all feeds."""

from __future__ import annotations

from typing import Final

COLUMNS: Final = (
    "provider", "offer", "municipality", "status", "education", "form", "offer_title", "organiser", "start", "end",
    "last_application", "pace", "distance", "credits", "credit_system", "level", "sun", "url",
)  # fmt: skip
