# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The municipalities that a wish for counties and municipalities means, for services that know no counties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skillshed.sources.own_areas import world_of
from skillshed.sources.snapshot import SnapshotStore

if TYPE_CHECKING:
    from skillshed.sources.fetching.plan import Visit

_NATION: Final = "00"
_MUNICIPALITY: Final = 4


def municipalities(visit: Visit) -> list[str]:
    """Give the municipalities wished for, those of a county among them; none where the whole nation is meant.

    Raises:
        UnknownCodeError: there is no such county.
    """
    wished = [code for code in visit.wish.regions if code != _NATION]
    if all(len(code) == _MUNICIPALITY for code in wished):
        return wished
    areas = world_of(SnapshotStore(visit.home)).areas
    if visit.service.fictitious:  # counties of a made-up world that this home has not met yet
        wished = [code for code in wished if code in areas or len(code) == _MUNICIPALITY]
    parts = [[code] if len(code) == _MUNICIPALITY else areas.members(code) for code in wished]
    return sorted({code for part in parts for code in part if len(code) == _MUNICIPALITY})
