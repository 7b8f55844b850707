# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What Eurostat's calls look like: a dataset, its dimensions as parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skillshed.sources.fetching.call import Call

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SDMX: Final = (
    "application/vnd.sdmx.genericdata+xml;version=2.1",
    "application/vnd.sdmx.genericdata+xml",
    "application/xml",
    "text/xml",
)


def data_call(
    url: str,
    dataset: str,
    *,
    parameters: Mapping[str, str],
    areas: Sequence[str],
    years: tuple[int, int] | None,
    language: str,
) -> Call:
    """Ask for the cells of a dataset: some areas (all of Sweden's where none is given), some years."""
    told = [
        ("format", "JSON"),
        ("lang", language.upper()),
        *parameters.items(),
        *(("geo", area) for area in areas),
    ]
    if years:
        told += [("sinceTimePeriod", str(years[0])), ("untilTimePeriod", str(years[1]))]
    return Call(url=f"{url}/data/{dataset}", parameters=tuple(told))


def sdmx_call(url: str, flow: str, key: str, *, years: tuple[int, int] | None) -> Call:
    """Ask for the series of a key, in SDMX's generic form, which needs no structure beside it."""
    span = (("startPeriod", str(years[0])), ("endPeriod", str(years[1]))) if years else ()
    return Call(url=f"{url}/data/{flow}/{key}", parameters=span, accepts=SDMX)
