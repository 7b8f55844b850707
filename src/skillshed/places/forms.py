# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The school forms that can be planned, and who pays for them."""

from __future__ import annotations

from typing import Final

GYMNASIUM: Final = "gymnasium"
PAYERS: Final = {"komvux": "", "yh": "staten", "folkhögskola": "staten"}
"""Who pays for every student of a form; empty: the municipality where the student lives."""
FORMS: Final = (GYMNASIUM, *PAYERS)
ADULTS: Final = "adult_places"
"""The table with the places of the forms for adults."""
