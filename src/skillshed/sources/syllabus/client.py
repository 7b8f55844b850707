# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the Syllabus API's calls look like: lists of programmes, then each programme. An empty list is answered with 404."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from skillshed.sources.fetching.call import Call

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.sources.fetching.answer import Answer


def list_call(url: str, school_type: str, timespan: str) -> Call:
    """Ask for the programmes of a type that hold now, later, or no longer."""
    return Call(url=f"{url}/programs", parameters=(("schooltype", school_type), ("timespan", timespan)))


def programme_calls(answer: Answer) -> Sequence[Call]:
    """Give the calls for the programmes of a list; none after a programme. Codes may hold Å, Ä and Ö.

    An expired programme is asked for on its last day: without a day the service tells only what holds now.
    """
    told = answer.json().get("programs", [])
    return [
        Call(
            url=f"{answer.call.url}/{quote(one['code'], safe='')}",
            parameters=(("date", one["startDate"][:10]),) if one.get("startDate") else (),
        )
        for one in told
    ]
