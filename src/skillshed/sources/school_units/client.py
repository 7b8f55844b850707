# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the calls of the register of school units look like: a list without pages, and one call for each unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.sources.fetching.call import Call

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.sources.fetching.answer import Answer


def list_call(url: str, school_type: str, *, municipality: str = "") -> Call:
    """Ask for the active units of a type, of one municipality where it is given."""
    place = (("municipality_code", municipality),) if municipality else ()
    return Call(
        url=f"{url}/v2/school-units", parameters=(("school_type", school_type), ("status", "AKTIV"), *place)
    )


def unit_calls(answer: Answer) -> Sequence[Call]:
    """Give the calls for the units of a list; none after a unit. The list is an object that holds a list."""
    told = answer.json()["data"]["attributes"]
    if not isinstance(told, list):
        return ()
    return [Call(url=f"{answer.call.url}/{one['schoolUnitCode']}") for one in told]
