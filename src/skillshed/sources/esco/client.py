# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What ESCO's calls look like: a search page by page, one call per occupation; the version always told, since the service's own choice is an old one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skillshed.sources.fetching.call import Call

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.sources.fetching.answer import Answer

PAGE: Final = 100


def search_call(url: str, version: str, *, language: str, offset: int = 0, limit: int = PAGE) -> Call:
    """Ask for a page of all occupations."""
    parameters = {
        "type": "occupation", "language": language, "selectedVersion": version, "full": "false", "limit": str(limit), "offset": str(offset),
    }  # fmt: skip
    return Call(url=f"{url}/search", parameters=tuple(parameters.items()))


def occupation_calls(answer: Answer) -> Sequence[Call]:
    """Give the calls for the occupations of a page; none after an occupation."""
    if not answer.call.url.endswith("/search"):
        return ()
    asked = dict(answer.call.parameters)
    address = answer.call.url.removesuffix("/search") + "/resource/occupation"
    kept = (("language", asked["language"]), ("selectedVersion", asked["selectedVersion"]))
    return [
        Call(url=address, parameters=(("uri", one["uri"]), *kept))
        for one in answer.json()["_embedded"]["results"]
    ]
