# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How strict the checks are: `parameters/checks.yaml`, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from skillshed.codes.reading import load_yaml

_FILE = Path(__file__).parent / "parameters" / "checks.yaml"


@cache
def limit(name: str) -> float:
    """Give one limit by its name; its unit and source stand beside it in the file."""
    told = load_yaml(_FILE.read_text(encoding="utf-8"))
    return float(told[name]["value"])
