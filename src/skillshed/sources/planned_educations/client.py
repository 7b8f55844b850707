# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the calls of Planned Educations look like. Only parameters that the specification names are sent: others are silently ignored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from skillshed.sources.fetching.call import Call
from skillshed.sources.paging import page_of

if TYPE_CHECKING:
    from collections.abc import Mapping

MEDIA: Final = "application/vnd.skolverket.plannededucations.api.v4.hal+json"


def list_call(url: str, told: Mapping[str, Any], *, area: str = "") -> Call:
    """Ask for the first page of a list, of one area where it is given."""
    parameters = tuple((name, str(value)) for name, value in told.get("parameters", {}).items())
    if area:
        parameters += ((told["area_parameter"], area),)
    return page_of(
        Call(url=url + told["path"], parameters=parameters, accepts=(MEDIA, "application/json")),
        0,
        int(told["size"]),
    )


def count_call(url: str, told: Mapping[str, Any], *, area: str = "") -> Call:
    """Ask for as little as can be asked: a page of one, for its totals."""
    return page_of(list_call(url, told, area=area), 0, 1)


def page(answer: dict[str, Any]) -> dict[str, Any]:
    """Find what an answer says of its pages."""
    found: dict[str, Any] = answer["body"]["page"]
    return found
