# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What Kolada's calls look like: at most 25 ids in a segment, pages by `next_url`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlsplit

from skillshed.sources.fetching.call import Call

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from skillshed.sources.fetching.answer import Answer

MOST: Final = 25
PER_PAGE: Final = 5000
_COUNTY = 2


def area(code: str) -> str:
    """Write an area as Kolada does: the nation `0000`, a county `0020`, a municipality as it is.

    >>> area("00"), area("20"), area("2080")
    ('0000', '0020', '2080')
    """
    return code.rjust(4, "0") if len(code) == _COUNTY else code


def our_area(code: str) -> str:
    """Write an area as everybody else does; groups of municipalities (`G…`) stay as they are."""
    return code.removeprefix("00")


def data_calls(url: str, segments: Mapping[str, Sequence[str]], *, since: str = "") -> Iterator[Call]:
    """Give the calls for some key figures: no segment holds more than 25 ids.

    Args:
        url: the base address.
        segments: `kpi`, `municipality`, `year` -> ids; an empty one is left out of the path.
        since: only what has changed since that day.
    """
    paths = [f"{url}/data"]
    for name, ids in segments.items():
        paths = [f"{path}/{name}/{','.join(some)}" for path in paths for some in parts(ids)] if ids else paths
    parameters = (("per_page", str(PER_PAGE)), *((("from_date", since),) if since else ()))
    for path in paths:
        yield Call(url=path, parameters=parameters)


def kpi_calls(url: str, kpis: Sequence[str]) -> Iterator[Call]:
    """Ask what some key figures are called."""
    for some in parts(kpis):
        yield Call(url=f"{url}/kpi/{','.join(some)}")


def search_call(url: str, words: str) -> Call:
    """Ask for the key figures whose title holds some words."""
    return Call(url=f"{url}/kpi", parameters=(("title", words), ("per_page", str(PER_PAGE))))


def next_page(answer: Answer) -> Sequence[Call]:
    """Give the call for the page after this one; none after the last.

    The host that was asked is kept: behind a proxy a service may name itself wrongly.
    """
    address = answer.json().get("next_url")
    if not address:
        return ()
    return (Call(url=answer.call.url, parameters=tuple(parse_qsl(urlsplit(address).query))),)


def parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Divide ids into segments that the service takes."""
    for first in range(0, len(ids), MOST):
        yield ids[first : first + MOST]
