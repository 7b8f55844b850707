# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The plan's own parameters, dated and sourced, and how a case departs from them."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from skillshed.codes.reading import load_yaml
from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.places.limits import Limits
from skillshed.places.weights import Weights

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def parameters() -> dict[str, dict[str, dict[str, Any]]]:
    """Every assumption of the plan: group → name → value, unit, since, source, note."""
    text = files("skillshed.places").joinpath("parameters/plan.yaml").read_text(encoding="utf-8")
    return dict(load_yaml(text))


def fixed_share() -> float:
    """The share of a programme's cost that a group costs however few its pupils."""
    return float(parameters()["cost"]["fixed_share"]["value"])


def limits(told: Mapping[str, Any] | None = None, *, where: str = "") -> Limits:
    """The limits, as the case sets them.

    Raises:
        InputError: a limit that there is not.
    """
    values = {name: one["value"] for name, one in parameters()["limits"].items()}
    return replace(Limits(**values), **_known(Limits, told or {}, where))


def weights(told: Mapping[str, Any] | None = None, *, where: str = "") -> Weights:
    """The weights, as the case sets them.

    Raises:
        InputError: a weight that there is not.
    """
    values = {name: float(one["value"]) for name, one in parameters()["weights"].items()}
    return replace(Weights(**values), **_known(Weights, told or {}, where))


def _known(kind: type, told: Mapping[str, Any], where: str) -> Mapping[str, Any]:
    names = [one.name for one in fields(kind)]
    strange = [name for name in told if name not in names]
    if not strange:
        return told
    raise InputError(
        Text(sv="En gräns eller vikt finns inte.", en="There is no such limit or weight."),
        where=where,
        why=Text(sv=f"Okänt: {', '.join(strange)}.", en=f"Unknown: {', '.join(strange)}."),
        mend=Text(sv=f"Välj bland: {', '.join(names)}.", en=f"Choose among: {', '.join(names)}."),
    )
