# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The balance of a municipality, drawn from its county's: its own jobs and its own population, the county's educations.

No table has stock and flows of education groups for municipalities. What is a municipality's own is its jobs by occupation and its population of
working age; which educations its jobs ask for and how its people are educated is the county's, shrunk all the way. So a municipality begins as
its county does, and departs from it as its jobs and people depart: a small-area estimate by synthesis (Rao and Molina 2015, ch. 3).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from skillshed.outlook import mix
from skillshed.outlook.balance.projection import begun_at, sum_of
from skillshed.outlook.balance.settings import setting
from skillshed.outlook.balance.table import verdict_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from skillshed.outlook.balance import Outlook
    from skillshed.outlook.balance.decomposition import RegionBalance

    Floats = NDArray[np.float64]

BASIS = "county"
"""What `outlook_balance` says of rows that rest on the county's educations."""


class Sides(NamedTuple):
    """Demand and supply of one municipality, persons, [draw, education, 1 + horizon]."""

    demand: Floats
    supply: Floats


def municipal_tables(
    outlook: Outlook, counties: Mapping[str, Sequence[str]], *, people: Mapping[str, Floats], level: float
) -> pd.DataFrame:
    """Judge the municipalities of every county that has a balance of its own.

    Args:
        outlook: the balance of counties.
        counties: county → its municipalities that have jobs by occupation.
        people: region → persons of working age in the base year and every year ahead; a region without them grows as its county.
        level: share of the draws between low and high.

    Returns:
        Rows of `outlook_balance`.
    """
    blocks = []
    for county, municipalities in counties.items():
        for place, sides in _of_county(outlook, county, municipalities, people=people).items():
            force = sides.supply[..., 0].mean(axis=0)
            blocks.append(
                verdict_rows(outlook, place, sides, place=outlook.position(county), force=force, level=level)
            )
    return pd.concat(blocks, ignore_index=True).assign(basis=BASIS) if blocks else pd.DataFrame()


def _of_county(
    outlook: Outlook, county: str, municipalities: Sequence[str], *, people: Mapping[str, Floats]
) -> dict[str, Sides]:
    """Every municipality, made to add up: in each draw both sides together grow as the county's (benchmarking; Rao and Molina 2015, ch. 6)."""
    whole = outlook.of(county)
    jobs = sum_of(outlook.employment, outlook.members[county])
    years = whole.demand.shape[-1]
    apart = {
        place: _sides(
            outlook, whole, (place, county), jobs=jobs, ahead=_relative(people, place, county, years=years)
        )
        for place in municipalities
    }
    for side, county_side in enumerate((whole.demand, whole.supply)):
        parts = [one[side] for one in apart.values()]
        factor = _agreeing(parts, county_side)
        for part in parts:
            np.multiply(part, factor, out=part)
    return apart


def _agreeing(parts: Sequence[Floats], county: Floats) -> Floats:
    """What the parts are multiplied by, so that their sum grows as the county does."""
    together = parts[0].copy(order="K")
    for part in parts[1:]:
        together += part
    start = county[..., :1].mean(axis=0)
    grown = county / np.where(start > 0, start, 1.0) * together[..., :1].mean(axis=0)
    return np.asarray(np.where(together > 0, grown / np.where(together > 0, together, 1.0), 1.0))


def _sides(
    outlook: Outlook, whole: RegionBalance, places: tuple[str, str], *, jobs: Floats, ahead: Floats
) -> Sides:
    """The municipality's demand by its own jobs; its supply begins as large relative to it as the county's, and grows by `ahead` beside it."""
    place, county = places
    own = sum_of(outlook.employment, [place])
    start = own[..., 0].mean(axis=0)
    there = jobs[..., 0].mean(axis=0)
    now = outlook.mixes[county].persons.sum(axis=1) * np.where(
        there > 0, start / np.maximum(there, 1e-9), 0.0
    )
    wanted = begun_at(now, own)
    wanted *= outlook.meeting()[:, None]
    demand = mix.demand(wanted, outlook.mixes[county], trend=outlook.trend, strays=outlook.strays)
    base = whole.demand[..., :1].mean(axis=0)
    share = demand[..., :1].mean(axis=0) / np.maximum(base, 1e-9)
    return Sides(demand, whole.supply * (share * ahead))


def _relative(people: Mapping[str, Floats], place: str, county: str, *, years: int) -> Floats:
    """How the municipality's supply departs from its county's: by its own population, less what commuting evens out."""
    own, whole = people.get(place), people.get(county)
    if own is None or whole is None or min(own[0], whole[0]) <= 0 or len(own) < years or len(whole) < years:
        return np.ones(years)
    apart = (own[:years] / own[0]) / (whole[:years] / whole[0])
    return np.asarray(apart ** float(setting("municipality.own_people")))
