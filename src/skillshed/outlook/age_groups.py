# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The age groups that the outlook tells by. They need no model: what only shows figures reads them without loading one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from skillshed.codes.reading import load_yaml

_FILE = Path(__file__).parent / "parameters" / "age_groups.yaml"


@cache
def age_groups() -> dict[str, tuple[int, int]]:
    """Give the age groups of the outlook: label → first and last age."""
    told = load_yaml(_FILE.read_text(encoding="utf-8"))
    return {label: (first, last) for label, (first, last) in told["age_groups"]["value"].items()}
