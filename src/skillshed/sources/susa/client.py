# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What Susa-navet's calls look like: events, what they are events of, and who gives them, 2,000 a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from skillshed.sources.fetching.call import Call
from skillshed.sources.paging import page_of

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZE: Final = 2000
PARTS: Final = ("educationEvents", "educationInfos", "educationProviders")


def part_call(url: str, part: str, *, school_types: Sequence[str], since: str = "") -> Call:
    """Ask for the first page of one of the three parts; providers are not told apart by type."""
    kinds = () if part == "educationProviders" else tuple(("schoolType", kind) for kind in school_types)
    changed = (("updatedSince", since),) if since else ()
    return page_of(Call(url=f"{url}/{part}", parameters=(*kinds, *changed)), 0, SIZE)


def part_of(call: Call) -> str:
    """Tell which part a call asks for."""
    return call.url.rsplit("/", maxsplit=1)[-1]


def page(answer: dict[str, Any]) -> dict[str, Any]:
    """Find what an answer says of its pages."""
    found: dict[str, Any] = answer["page"]
    return found
