# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The population model's assumptions: dated, sourced figures in `parameters/population.yaml`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from skillshed.codes.reading import load_yaml


@cache
def assumptions() -> dict[str, dict[str, Any]]:
    """Give every assumption: name -> value, unit, source and note in both languages."""
    text = files("skillshed.outlook").joinpath("parameters/population.yaml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, Any]] = load_yaml(text)["assumptions"]
    return loaded


def assumption(name: str) -> float:
    """Give the value of one assumption."""
    return float(assumptions()[name]["value"])
