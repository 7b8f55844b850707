# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which codes a build knows: the package's classifications, and the areas that the build's own data name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from skillshed.codes.reading import classification
from skillshed.errors import UnknownCodeError
from skillshed.warehouse.geography import COUNTY_UNKNOWN, NATION, Geography
from skillshed.warehouse.partition import years_of

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.codes import AreaList
    from skillshed.warehouse.contract import Dimension

_ANY = {"text", "year"}
_AGES_BESIDE = {"T", "unknown"}
_BESIDE = {"T", "unknown"}


@dataclass(frozen=True, eq=False)
class Known:
    """Codes and areas of one world.

    Args:
        own: the build's own areas (the demo world's), or none.
    """

    own: pd.DataFrame | None = None

    @classmethod
    def of(cls, areas: pd.DataFrame | None) -> Known:
        """Know the package's areas, or those of the dataset `areas` in their place where there is one."""
        return cls(areas)

    @cached_property
    def geography(self) -> Geography:
        """Areas and their levels: a fictitious nation is made of its own counties only."""
        if self.own is not None:
            levels = {
                str(code): str(kind) for code, kind in zip(self.own["code"], self.own["kind"], strict=True)
            }
            return Geography({NATION: "nation"} | levels)
        listed = classification("region")
        return Geography({code: str(listed.level(code)) for code in listed})

    @cached_property
    def areas(self) -> AreaList:
        """The areas by name, for whoever shows them."""
        from skillshed.codes import AreaList  # noqa: PLC0415

        return AreaList.packaged()

    def unknown(self, dimension: Dimension, codes: list[str]) -> list[str]:
        """Tell which codes a dimension's classification does not know, or has at another level."""
        if dimension.classification in _ANY:
            return []
        if dimension.classification == "age":
            return [code for code in codes if years_of(code) is None and code not in _AGES_BESIDE]
        if dimension.classification == "region":
            return [code for code in codes if not self._fits(code, dimension)]
        try:
            listed = classification(dimension.classification)
        except UnknownCodeError:
            return []
        beside = _BESIDE | set(listed.special)
        return [
            code
            for code in codes
            if code not in beside
            and (code not in listed or (dimension.level or listed.level(code)) != listed.level(code))
        ]

    def _fits(self, code: str, dimension: Dimension) -> bool:
        level = self.geography.level(code)
        return level is not None and (
            not dimension.levels or level in dimension.levels or code == COUNTY_UNKNOWN
        )
