# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The dated, sourced assumptions about who leaves work."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from skillshed.codes.reading import load_yaml


@cache
def parameters() -> dict[str, dict[str, dict[str, Any]]]:
    """Every assumption: group → name → value, unit, since, source, note."""
    text = files("skillshed.outlook").joinpath("parameters/openings.yaml").read_text(encoding="utf-8")
    return dict(load_yaml(text))


def setting(name: str) -> Any:
    """Give one assumption's value by its path, such as `exits.death`."""
    group, key = name.split(".")
    return parameters()[group][key]["value"]
