# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which codes a build knows: the package's classifications, and the areas that the build's own data name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from skillshed.codes import AreaList, Classification, classification
from skillshed.codes.area_rows import own_area, world
from skillshed.errors import UnknownCodeError
from skillshed.warehouse.geography import COUNTY_UNKNOWN, Geography
from skillshed.warehouse.partition import years_of

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.warehouse.contract import Dimension

_ANY = {"text", "year", "number"}
_BESIDE = {"T", "unknown", "other"}


@dataclass(frozen=True, eq=False)
class Known:
    """Codes and areas of one world.

    Args:
        own: the dataset `areas`, where the build has one.
        fictitious: the areas are the demo world's: its nation is made of its own counties only.
        defined: the dataset `own_areas`: areas that users have defined, where there are any.
    """

    own: pd.DataFrame | None = None
    fictitious: bool = False
    defined: pd.DataFrame | None = None

    @cached_property
    def areas(self) -> AreaList:
        """The areas by name: the package's and the build's own; of a fictitious world its own only."""
        named = world(None if self.own is None else _rows(self.own), fictitious=self.fictitious)
        return named if self.defined is None else named.with_areas(map(own_area, _rows(self.defined)))

    @cached_property
    def geography(self) -> Geography:
        """The same areas and their levels."""
        return Geography({area.code: area.kind for area in self.areas})

    def unknown(self, dimension: Dimension, codes: list[str]) -> list[str]:
        """Tell which codes a dimension's classification does not know, or has at another level."""
        if dimension.classification in _ANY:
            return []
        if dimension.classification == "age":
            return [code for code in codes if years_of(code) is None and code not in _BESIDE]
        if dimension.classification == "region":
            return [code for code in codes if not self._fits(code, dimension)]
        try:
            listed = classification(dimension.classification)
        except UnknownCodeError:
            return []
        beside = _BESIDE | set(listed.special)
        return [code for code in codes if code not in beside and not _listed(code, listed, dimension.level)]

    def _fits(self, code: str, dimension: Dimension) -> bool:
        level = self.geography.level(code)
        return level is not None and (
            not dimension.levels or level in dimension.levels or code == COUNTY_UNKNOWN
        )


def _listed(code: str, listed: Classification, level: int | None) -> bool:
    """Whether a list has a code, at the level asked for; tables join small industries by `+`: `B+C`."""
    parts = code.split("+")
    return all(part in listed and level in (None, listed.level(part)) for part in parts)


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """A table of areas as rows, nothing where a cell is empty."""
    plain = table.astype("object").where(table.notna(), None)
    return [{str(name): value for name, value in row.items()} for row in plain.to_dict("records")]
