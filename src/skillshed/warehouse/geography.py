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

STEPS = {
    "county": ("municipality", "county"),
    "nation": ("county", "nation"),
    "nation_from_nuts2": ("nuts2", "nation"),
}
"""How figures are added up: the name of a step -> the level of the parts, the level of the whole."""


@dataclass(frozen=True)
class Geography:
    """The areas of one world, real or fictitious.

    Args:
        levels: code -> `nation`, `county`, `municipality`, `nuts2`, `functional`, …
    """

    levels: Mapping[str, str]

    def level(self, code: str) -> str | None:
        """The level of an area; nothing where the code is not known. `99`, county unknown, counts as a county."""
        return "county" if code == COUNTY_UNKNOWN else self.levels.get(code)

    def whole_of(self, code: str, step: str) -> str | None:
        """The area that a part is added to in a step; nothing where it has no place in it."""
        part, whole = STEPS[step]
        if self.level(code) != part:
            return None
        return NATION if whole == "nation" else code[:2]

    def parts_of(self, whole: str, step: str) -> frozenset[str]:
        """The parts that must all be there for a sum to be the whole; nobody misses a county unknown."""
        return self._parts[step].get(whole, frozenset())

    @cached_property
    def _parts(self) -> dict[str, dict[str, frozenset[str]]]:
        found: dict[str, dict[str, set[str]]] = {step: {} for step in STEPS}
        for code in set(self.levels) - {COUNTY_UNKNOWN}:
            for step, wholes in found.items():
                whole = self.whole_of(code, step)
                if whole is not None:
                    wholes.setdefault(whole, set()).add(code)
        return {
            step: {whole: frozenset(parts) for whole, parts in wholes.items()}
            for step, wholes in found.items()
        }
