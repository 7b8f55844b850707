# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is believed of pupils' choices before any application is seen, dated and sourced."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from skillshed.codes.reading import load_yaml


@cache
def parameters() -> dict[str, Any]:
    """Everything in `applicants.yaml`."""
    text = files("skillshed.places").joinpath("parameters/applicants.yaml").read_text(encoding="utf-8")
    return dict(load_yaml(text))


def shrinkage(name: str) -> float:
    """Prior standard deviation of one kind of parameter, logit scale."""
    return float(parameters()["shrinkage"][name]["value"])
