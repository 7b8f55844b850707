# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which areas a build knows, and which are parts of which."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NATION = "00"
COUNTY_UNKNOWN = "99"


@dataclass(frozen=True)
class Geography:
    """The areas of one world, real or fictitious.

    Args:
        levels: code -> `nation`, `county`, `municipality`, `nuts2`, `functional`, …
    """

    levels: Mapping[str, str]

    @cached_property
    def counties(self) -> frozenset[str]:
        """The counties that make up the nation; `99`, county unknown, is not one of them."""
        return frozenset(code for code, level in self.levels.items() if level == "county") - {COUNTY_UNKNOWN}

    @cached_property
    def municipalities(self) -> dict[str, frozenset[str]]:
        """County -> its municipalities."""
        known = [code for code, level in self.levels.items() if level == "municipality"]
        return {county: frozenset(code for code in known if code[:2] == county) for county in self.counties}

    def level(self, code: str) -> str | None:
        """The level of an area; nothing where the code is not known."""
        if code == COUNTY_UNKNOWN:
            return "county"
        return self.levels.get(code)

    def whole_of(self, code: str) -> str | None:
        """The area that a municipality or a county is a part of when figures are added up."""
        level = self.level(code)
        if level == "municipality":
            return code[:2]
        return NATION if level == "county" else None

    def parts_of(self, whole: str) -> frozenset[str]:
        """The parts that must all be there for a sum to be the whole."""
        return self.counties if whole == NATION else self.municipalities.get(whole, frozenset())
