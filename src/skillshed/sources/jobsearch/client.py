# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What JobSearch's calls look like: no more than 2,100 ads can be reached by one question, so questions are cut at moments of publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from skillshed.sources.fetching.call import Call

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PAGE: Final = 100
_SECOND: Final = timedelta(seconds=1)
_KEPT: Final = (
    "total{value},hits{id,timestamp,removed,publication_date,last_publication_date,number_of_vacancies,occupation{concept_id},"
    "occupation_group{concept_id,legacy_ams_taxonomy_id},workplace_address{municipality_code,region_code},"
    "employment_type{concept_id},duration{concept_id},working_hours_type{concept_id}}"
)


@dataclass(frozen=True)
class Slice:
    """Ads of some areas published after one moment and before another; an open end reaches as far as there are ads."""

    areas: tuple[tuple[str, str], ...]
    after: datetime | None
    before: datetime | None

    @property
    def parameters(self) -> tuple[tuple[str, str], ...]:
        """As the service takes them."""
        ends = (("published-after", self.after), ("published-before", self.before))
        return (
            *self.areas,
            *((name, end.strftime("%Y-%m-%dT%H:%M:%S")) for name, end in ends if end is not None),
        )


def area(code: str) -> tuple[str, str]:
    """Name an area to the service: a county is a region, else it is a municipality."""
    return ("region" if len(code) == 2 else "municipality", code)  # noqa: PLR2004 - digits of a county


def slices(
    whole: Slice, total: Callable[[Slice], int], *, most: int, oldest: datetime, now: datetime
) -> Iterator[tuple[Slice, int]]:
    """Cut a question until each part can be reached, oldest first.

    Neighbours share a second, since nobody tells whether a moment itself is before or after; ads that come twice are one ad.

    Args:
        whole: the question.
        total: asks how many ads a slice has.
        most: ads that can be reached.
        oldest: the moment from which on it is worth cutting.
        now: the moment until which it is.
    """
    ads = total(whole)
    after, before = whole.after or oldest, whole.before or now
    if ads <= most or before - after <= 2 * _SECOND:
        yield whole, ads
        return
    middle = (after + (before - after) / 2).replace(microsecond=0)
    for part in (
        Slice(whole.areas, whole.after, middle + _SECOND),
        Slice(whole.areas, middle, whole.before),
    ):
        yield from slices(part, total, most=most, oldest=oldest, now=now)


def count_call(url: str, part: Slice) -> Call:
    """Ask how many ads a slice has."""
    return Call(
        url=f"{url}/search",
        parameters=(*part.parameters, ("limit", "0")),
        headers=(("X-Fields", "total{value}"),),
    )


def page_calls(url: str, part: Slice, ads: int) -> Iterator[Call]:
    """Ask for the pages of a slice, with the fields that are kept and no others."""
    for offset in range(0, ads, PAGE):
        parameters = (
            *part.parameters,
            ("sort", "pubdate-asc"),
            ("offset", str(offset)),
            ("limit", str(PAGE)),
        )
        yield Call(url=f"{url}/search", parameters=parameters, headers=(("X-Fields", _KEPT),), cells=PAGE)
