# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Areas as rows of a table, and back: how a home's own areas come out of its files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from skillshed.codes.area import NATION, Area, AreaList
from skillshed.language import Text, same

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_NATION = Area(NATION, "nation", Text(sv="Riket", en="The nation"))
OWN_COLUMNS = ("code", "kind", "name", "name_en", "parent", "members")


def world(rows: Iterable[Mapping[str, Any]] | None, *, fictitious: bool) -> AreaList:
    """Give the areas of a home: the package's and those of its own table; of a fictitious world its own only.

    Args:
        rows: code, kind, name, parent and functional_region of each area; a functional region is made of the
            municipalities that name it. None: the home has no such table.
        fictitious: the areas are made up, so the package's do not exist beside them.
    """
    if rows is None:
        return AreaList.packaged()
    named = _areas(list(rows))
    return AreaList([_NATION, *named]) if fictitious else AreaList.packaged().with_areas(named)


def row_of(area: Area) -> dict[str, str]:
    """Write an area that a user defined as a row of `OWN_COLUMNS`; members are joined by `+`."""
    told = (area.code, area.kind, area.name.sv, area.name.en, area.parent or NATION, "+".join(area.members))
    return dict(zip(OWN_COLUMNS, told, strict=True))


def own_area(row: Mapping[str, Any]) -> Area:
    """Read an area back from a row of `OWN_COLUMNS`."""
    name = Text(sv=str(row["name"]), en=str(row["name_en"]))
    members = tuple(str(row["members"]).split("+"))
    return Area(str(row["code"]), str(row["kind"]), name, str(row["parent"]), members)


def _areas(rows: list[Mapping[str, Any]]) -> list[Area]:
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
