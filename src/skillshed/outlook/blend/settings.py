# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The dated, sourced parameters of the blend."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from skillshed.codes.reading import load_yaml


@cache
def parameters() -> dict[str, dict[str, dict[str, Any]]]:
    """Every parameter: group → name → value, unit, since, source, note."""
    text = files("skillshed.outlook").joinpath("parameters/blend.yaml").read_text(encoding="utf-8")
    return dict(load_yaml(text))


def setting(name: str) -> Any:
    """Give one value by its path, such as `weights.prior_issues`."""
    group, key = name.split(".")
    return parameters()[group][key]["value"]
