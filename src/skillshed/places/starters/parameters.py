# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The chain's own parameters, dated and sourced."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from skillshed.codes.reading import load_yaml


@cache
def parameters() -> dict[str, dict[str, Any]]:
    """Everything in `routes.yaml`: topic → name → value, low, high, unit, since, source."""
    text = files("skillshed.places").joinpath("parameters/routes.yaml").read_text(encoding="utf-8")
    return dict(load_yaml(text))


def length(school_form: str) -> int:
    """Years from start to diploma."""
    return int(parameters()["routes"][school_form]["length"])


def school_forms() -> tuple[str, ...]:
    """The ways that a plan of places covers."""
    return tuple(parameters()["routes"])


def leads_to(school_form: str, education: str) -> bool:
    """Whether a school form leads to an education group: upper-secondary to those that begin with G."""
    return education[0] in parameters()["routes"][school_form]["levels"]
