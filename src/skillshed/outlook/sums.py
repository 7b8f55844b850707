# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Areas that are sums of other areas: which parts make one, and what is known of it.

Areas overlap - a municipality lies in a county, a functional region and perhaps a cooperation area - so nothing is ever
summed over all areas of a table, only over the parts that this file names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from skillshed.errors import UnknownCodeError
from skillshed.warehouse.contract import contracts
from skillshed.warehouse.frames import total

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skillshed.codes import AreaList

SUMMED: Final = ("nation", "nuts2", "county", "functional", "cooperation", "delregion")
"""The kinds of area that are made of municipalities."""


def parts_of(area: str, regions: Iterable[str], areas: AreaList) -> list[str]:
    """Choose the regions that together are an area, the largest first, no municipality twice.

    Args:
        area: code of the area.
        regions: the regions there are figures for.
        areas: what each of them is made of.

    Returns:
        Codes in order; none when some municipality of the area is in no region.

    >>> from skillshed.codes import AreaList
    >>> parts_of("SE32", ["22", "23", "2180", "2281", "24"], AreaList.packaged())
    ['22', '23']
    >>> parts_of("SE32", ["22"], AreaList.packaged())
    []
    """
    left = set(_municipalities(area, areas))
    inside = [
        (members, region)
        for region in regions
        if region != area and (members := _municipalities(region, areas)) and members <= left
    ]
    chosen = []
    for members, region in sorted(inside, key=lambda one: (-len(one[0]), one[1])):
        if members <= left:
            chosen.append(region)
            left -= members
    return sorted(chosen) if chosen and not left else []


def areas_summed(regions: Iterable[str], areas: AreaList) -> dict[str, list[str]]:
    """Give every area that some regions make up and that is not among them, with those regions.

    Args:
        regions: what there are figures for; a county is taken before its municipalities.
        areas: the areas there are.
    """
    parts = sorted(set(regions))
    candidates = [area.code for kind in SUMMED for area in areas.kind(kind) if area.code not in parts]
    found = {code: parts_of(code, parts, areas) for code in candidates}
    return {code: made_of for code, made_of in found.items() if made_of}


def adds_up(dataset: str) -> bool:
    """Tell whether an area's figures are the sums of its parts'; moves over a border are not, nor are wages.

    A dataset whose contract has the warehouse sum counties or the nation adds up over any other area too.

    >>> adds_up("population"), adds_up("migration")
    (True, False)
    """
    known = contracts().get(dataset)
    return known is not None and bool(known.aggregates)


def known_of(frame: pd.DataFrame, area: str, areas: AreaList) -> pd.DataFrame:
    """Give what is known of an area: its own rows, else the sums of its parts' rows.

    A year counts when every part has figures for it; a missing part makes a sum missing, with that part's reason.

    Args:
        frame: a tidy frame `region, …, year, value, flag, source` of a dataset that `adds_up`.
        area: code of the area.
        areas: what it is made of.

    Returns:
        Rows as in `frame`, of this area only; none when it has no rows and its parts do not make it up.
    """
    own = frame[frame["region"] == area]
    if len(own) or area not in areas:
        return own
    parts = parts_of(area, map(str, frame["region"].unique()), areas)
    rows = frame[frame["region"].isin(parts)]
    whole = rows.groupby("year", observed=True)["region"].nunique() == len(parts)
    rows = rows[rows["year"].isin(whole.index[whole])]
    if rows.empty:
        return own
    key = [name for name in rows.columns if name not in {"value", "flag", "source"}]
    alike = rows.assign(region=pd.Categorical([area] * len(rows)))
    texts = {name: "category" for name in key if name not in {"region", "year"}}
    return total(alike.astype(texts), key)


def _municipalities(code: str, areas: AreaList) -> set[str]:
    """What a region is made of; nothing where nobody knows, as for a county unknown."""
    try:
        return set(areas.members(code))
    except UnknownCodeError:
        return set()
