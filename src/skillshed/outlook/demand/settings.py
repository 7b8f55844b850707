# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The dated, sourced assumptions of the demand outlook."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from skillshed.codes.reading import load_yaml


@cache
def parameters() -> dict[str, dict[str, dict[str, Any]]]:
    """Every assumption: group → name → value, unit, since, source, note."""
    text = files("skillshed.outlook").joinpath("parameters/demand.yaml").read_text(encoding="utf-8")
    return dict(load_yaml(text))


def spaced(count: int, most: int) -> slice:
    """Take every so many of `count`, so that at most `most` are left; the step shares no factor with 2, 3, 5 or 7."""
    step = max(-(-count // most), 1)
    while step > 1 and any(step % factor == 0 for factor in (2, 3, 5, 7)):
        step += 1
    return slice(None, None, step)


def setting(name: str) -> Any:
    """Give one assumption's value by its path, such as `marks.caution`."""
    group, key = name.split(".")
    return parameters()[group][key]["value"]
