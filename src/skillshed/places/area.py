# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which municipalities an area is: a county, several, a cooperation area of the agreements, an area of one's own, or a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillshed.errors import UnknownCodeError
from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillshed.warehouse.release import Release


@dataclass(frozen=True)
class PlannedArea:
    """An area to plan.

    Attributes:
        code: as it was asked for.
        name: in words.
        municipalities: code → name, in order.
        counties: the counties they lie in.
    """

    code: str
    name: str
    municipalities: dict[str, str]
    counties: tuple[str, ...]


def planned_area(release: Release, asked: str) -> PlannedArea:
    """Find the municipalities of `31`, `31,32`, `PSO-FA61`, `3101,3102,3103` or a name.

    Raises:
        UnknownCodeError: there is no such area, or it has no municipalities.
    """
    parts = [one.strip() for one in asked.split(",") if one.strip()]
    areas = release.areas()
    found = [(part, tuple(_members(release, part))) for part in parts]
    codes = sorted({code for _, members in found for code in members})
    if not codes or not all(members for _, members in found):
        strange = ", ".join(part for part, members in found if not members) or asked
        known = ", ".join([*(one.code for one in areas.kind("county")), *sorted(_agreed(release))])
        raise UnknownCodeError(
            Text(sv="Området finns inte, eller har inga kommuner.", en="There is no such area, or it has no municipalities."),
            where=strange,
            mend=Text(sv=f"Välj ett län, ett samverkansområde eller kommuner: {known}.", en=f"Choose a county, a cooperation area or municipalities: {known}."),
        )  # fmt: skip
    names = {code: str(areas.name(code)) for code in codes}
    title = ", ".join(str(areas.name(part)) if part in areas else part for part in parts)
    return PlannedArea(asked, title, names, tuple(sorted({areas.county_of(code) for code in codes})))


def _members(release: Release, asked: str) -> Iterator[str]:
    areas = release.areas()
    code = asked if asked in areas else next((one.code for one in areas if asked.casefold() in (one.name.sv.casefold(), one.name.en.casefold())), asked)  # fmt: skip
    if code not in areas:
        yield from _agreed(release).get(asked, ())
        return
    for one in areas.among(code for code in _below(release, code)):
        if one.kind == "municipality":
            yield one.code


def _below(release: Release, code: str) -> list[str]:
    """An area and everything below it."""
    areas = release.areas()
    deeper = [inner for member in areas.members(code) if member != code for inner in _below(release, member)]
    return [code, *deeper]


def _agreed(release: Release) -> dict[str, list[str]]:
    """The primary cooperation areas that agreements name: code → municipalities."""
    if "agreements" not in release.tables():
        return {}
    told = release.table("agreements").dropna(subset=["area"])
    return {str(area): sorted(set(rows["municipality"].astype(str))) for area, rows in told.groupby("area", observed=True)}  # fmt: skip
