# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The page of the outlook's tables, from their contracts."""

from __future__ import annotations

from pathlib import Path

import skillshed
from reference_pages.datasets import described
from skillshed.warehouse.contract import contracts

FOLDER = Path(skillshed.__file__).parent / "outlook" / "tables"

OPENING = """\
# Outlook tables

*Made from the contracts in `src/skillshed/outlook/`.*

What a release holds of what is expected. Intervals are 80 % unless the manifest's `assumptions` say otherwise;
[how they are made](../../explanation/outlook.md).
"""


def page() -> str:
    """Give the whole page as Markdown."""
    return described(OPENING, contracts(FOLDER))
