# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which codes a build knows: the package's classifications, and the areas that the build's own data name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from skillshed.codes import NATION, Area, AreaList, Classification, classification
from skillshed.errors import UnknownCodeError
from skillshed.language import Text, same
from skillshed.warehouse.geography import COUNTY_UNKNOWN, Geography
from skillshed.warehouse.partition import years_of

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.warehouse.contract import Dimension

_ANY = {"text", "year", "number"}
_BESIDE = {"T", "unknown", "other"}
_NATION = Area(NATION, "nation", Text(sv="Riket", en="The nation"))


@dataclass(frozen=True, eq=False)
class Known:
    """Codes and areas of one world.

    Args:
        own: the dataset `areas`, where the build has one.
        fictitious: the areas are the demo world's: its nation is made of its own counties only.
    """

    own: pd.DataFrame | None = None
    fictitious: bool = False

    @cached_property
    def areas(self) -> AreaList:
        """The areas by name: the package's and the build's own; of a fictitious world its own only."""
        if self.own is None:
            return AreaList.packaged()
        named = _areas(self.own)
        return AreaList([_NATION, *named]) if self.fictitious else AreaList.packaged().with_areas(named)

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


def _areas(own: pd.DataFrame) -> list[Area]:
    """The areas of the dataset; a functional region is made of the municipalities that name it."""
    rows = own.astype("object").where(own.notna(), None).to_dict("records")
    members: dict[str, list[str]] = {}
    for row in rows:
        members.setdefault(str(row.get("functional_region")), []).append(str(row["code"]))
    return [
        Area(
            code=str(row["code"]),
            kind=str(row["kind"]),
            name=same(str(row["name"])),
            parent=str(row["parent"]) if row["parent"] else None,
            members=tuple(sorted(members.get(str(row["code"]), ()))),
        )
        for row in rows
    ]
