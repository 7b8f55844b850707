# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Whose age structure a region borrows when it has none of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

NATION: Final = "00"
# Regulation (EC) No 1059/2003 (NUTS 2021): the counties of each NUTS 2 area in Sweden
_NUTS2: Final = {
    "SE11": ("01",),
    "SE12": ("03", "04", "05", "18", "19"),
    "SE21": ("06", "07", "08", "09"),
    "SE22": ("10", "12"),
    "SE23": ("13", "14"),
    "SE31": ("17", "20", "21"),
    "SE32": ("22", "23"),
    "SE33": ("24", "25"),
}
_AREA_OF: Final = {county: area for area, counties in _NUTS2.items() for county in counties}


def lenders_of(region: str, known: Collection[str]) -> str:
    """Give the nearest of the known regions that holds this one: itself, its county, its NUTS 2 area, the nation.

    Returns:
        A code in `known`, or an empty string: then the sum of all known regions lends.
    """
    county = region[:2] if region.isdigit() else region
    for lender in (region, county, _AREA_OF.get(county, ""), NATION):
        if lender in known:
            return lender
    return ""
