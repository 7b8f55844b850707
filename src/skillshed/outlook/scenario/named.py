# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The scenarios that every release is asked about: those of the house, and those saved in the home."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

from skillshed.language import Text
from skillshed.outlook.scenario.reading import from_form, read_scenario
from skillshed.outlook.scenario.saved import saved

if TYPE_CHECKING:
    from skillshed.home import Home
    from skillshed.outlook.scenario.model import Scenario


@dataclass(frozen=True)
class Named:
    """A scenario with its key, what it is called and what it assumes, in words."""

    key: str
    title: Text
    words: Text
    scenario: Scenario


def named(*, base: int) -> list[Named]:
    """Give the house's own scenarios, their years counted from the last known one."""
    text = files("skillshed.outlook.scenario").joinpath("named.yaml").read_text(encoding="utf-8")
    return [_named(one, base) for one in yaml.safe_load(text)["scenarios"]]


def _named(told: dict[str, Any], base: int) -> Named:
    shocks = [
        {**{key: value for key, value in shock.items() if key != "after"}, "from": base + shock["after"]}
        for shock in told["shocks"]
    ]
    scenario = from_form({"name": told["title"]["sv"], "shocks": shocks}, name=told["key"])
    return Named(told["key"], Text(**told["title"]), Text(**told["words"]), scenario)


def saved_ones(home: Home) -> list[Named]:
    """Give the scenarios saved in a home; they speak the language they were written in.

    Raises:
        InputError: one of them cannot be read.
    """
    read = {key: read_scenario(path) for key, path in saved(home).items()}
    return [
        Named(key, Text(one.name, one.name), Text(one.description, one.description), one)
        for key, one in read.items()
    ]
