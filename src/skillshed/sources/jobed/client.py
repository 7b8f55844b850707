# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What JobEd Connect's calls look like: questions are POSTs with everything in the query string and no body at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skillshed.sources.fetching.call import Call

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillshed.sources.fetching.answer import Answer

PAGE: Final = 100


def educations_call(url: str, region: str, offset: int = 0, *, limit: int = PAGE) -> Call:
    """Ask for the educations of a county, or of a municipality, or of all."""
    place = {0: (), 2: (("region_code", region),)}.get(len(region), (("municipality_code", region),))
    return Call(
        url=f"{url}/v1/educations", parameters=(*place, ("limit", str(limit)), ("offset", str(offset)))
    )


def match_call(url: str, education: str) -> Call:
    """Ask which occupations an education leads to."""
    parameters = (("education_id", education), ("limit", "20"), ("offset", "0"), ("include_metadata", "true"))
    return Call(url=f"{url}/v1/occupations/match-by-education", parameters=parameters, method="POST")


def matches(answer: Answer) -> Iterator[Call]:
    """Give the questions that a page of educations leads to; none after their answers."""
    address = answer.call.url
    if not address.endswith("/v1/educations"):
        return
    for one in answer.json()["result"]:
        yield match_call(address.removesuffix("/v1/educations"), one["id"])
