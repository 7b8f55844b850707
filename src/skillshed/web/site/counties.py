# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The counties that the published release tells of: the doors of the start page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.outlook.area import TELLING
from skillshed.web.site.releases import by_release

if TYPE_CHECKING:
    from skillshed.codes.area import Area
    from skillshed.warehouse.release import Release

MOST = 3  # doors; the list of areas has all


@by_release
def told(release: Release) -> tuple[Area, ...]:
    """Give the counties that have municipalities of their own in the release, or all it tells of where none has."""
    there = {
        str(code)
        for name in TELLING
        if name in release.tables()
        for code in release.table(name)["region"].unique()
    }
    areas = release.areas()
    known = [area for area in areas.kind("county") if area.code in there]
    divided = [area for area in known if any(member in there for member in area.members)]
    return tuple(divided or known)


def counties(release: Release) -> tuple[Area, ...]:
    """Give the first of them."""
    return told(release)[:MOST]
