# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The balance of a municipality, drawn from its county's: its own jobs and its own population, the county's educations.

No table has stock and flows of education groups for municipalities. What is a municipality's own is its jobs by occupation and its population of
working age; which educations its jobs ask for and how its people are educated is the county's, shrunk all the way. So a municipality begins as
its county does, and departs from it as its jobs and people depart: a small-area estimate by synthesis (Rao and Molina 2015, ch. 3). Its jobs
grow by occupation much as the county's, and in all they follow its people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from skillshed.outlook import mix
from skillshed.outlook.balance.projection import begun_at, sum_of
from skillshed.outlook.balance.settings import setting
from skillshed.outlook.balance.table import verdict_rows
from skillshed.outlook.balance.verdict import Support, judge_together, together

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from skillshed.outlook.balance.decomposition import RegionBalance
    from skillshed.outlook.balance.projection import Outlook

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
        whole = outlook.of(county)
        support = Support(outlook.surplus_in_nation, _shortage(outlook, whole))
        for place, sides in _of_county(outlook, county, municipalities, whole=whole, people=people).items():
            force = sides.supply[..., 0].mean(axis=0)
            at = outlook.position(county)
            blocks.append(
                verdict_rows(outlook, place, sides, place=at, force=force, level=level, support=support)
            )
    return pd.concat(blocks, ignore_index=True).assign(basis=BASIS) if blocks else pd.DataFrame()


class _County(NamedTuple):
    """A county: its code and sides, its jobs in the base year, [occupation], and their growth, [draw, occupation, 1 + horizon]."""

    code: str
    whole: RegionBalance
    start: Floats
    growth: Floats


def _shortage(outlook: Outlook, county: RegionBalance) -> Floats:
    """The probability of a shortage of each group in a county, [education, 1 + horizon]."""
    sets = together(outlook.supply.educations, county.people.force[..., 0].mean(axis=0))
    return judge_together(county.gap, county.demand, sets).shortage


def _of_county(
    outlook: Outlook,
    county: str,
    municipalities: Sequence[str],
    *,
    whole: RegionBalance,
    people: Mapping[str, Floats],
) -> dict[str, Sides]:
    """Every municipality, made to add up: in each draw both sides together grow as the county's (benchmarking; Rao and Molina 2015, ch. 6)."""
    jobs = sum_of(outlook.employment, outlook.members[county])
    start = jobs[..., 0].mean(axis=0)
    found = _County(county, whole, start, begun_at(np.ones_like(start), jobs))
    years = found.growth.shape[-1]
    apart = {
        place: _sides(outlook, found, place, ahead=_relative(people, place, county, years=years))
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


def _sides(outlook: Outlook, county: _County, place: str, *, ahead: Floats) -> Sides:
    """The municipality's demand by its own jobs; its supply begins as large relative to it as the county's, and grows by `ahead` beside it."""
    mixed = outlook.mixes[county.code]
    wanted = _wanted(sum_of(outlook.employment, [place]), county, mixed.persons.sum(axis=1))
    wanted *= outlook.meeting()[:, None]
    demand = mix.demand(wanted, mixed, trend=outlook.trend, strays=outlook.strays)
    base = county.whole.demand[..., :1].mean(axis=0)
    share = demand[..., :1].mean(axis=0) / np.maximum(base, 1e-9)
    supply = county.whole.supply * (share * ahead)
    demand *= _following(Sides(demand, supply), county.whole, closure=outlook.closure)
    return Sides(demand, supply)


def _wanted(own: Floats, county: _County, persons: Floats) -> Floats:
    """Persons asked for by occupation, [draw, occupation, 1 + horizon]: growth by occupation mostly the county's, the total's its own.

    Of what sets the municipality's occupations apart from the county's only a part counts; the rest is mostly chance.
    """
    share = own[..., 0].mean(axis=0) / np.maximum(county.start, 1e-9)
    now = persons * np.where(county.start > 0, share, 0.0)
    alone = begun_at(now, own)
    total = alone.sum(axis=1)
    kept = float(setting("municipality.own_jobs"))
    alone *= kept
    alone += ((1 - kept) * now)[:, None] * county.growth
    alone *= (total / np.maximum(alone.sum(axis=1), 1e-9))[:, None]
    return alone


def _following(own: Sides, county: RegionBalance, *, closure: float) -> Floats:
    """Factor on a municipality's jobs by which they follow its people beside its county's, [draw, 1, 1 + horizon].

    As the nation's jobs follow the nation's people (`Outlook.meeting`): jobs go where people live (Carlino and Mills 1987).
    """
    ahead = np.arange(own.demand.shape[-1])
    closed = closure * np.minimum(ahead / float(setting("closing.years")), 1.0)
    apart = _jobs_per_person(own.demand, own.supply) / _jobs_per_person(county.demand, county.supply)
    return np.asarray((apart**-closed)[:, None])


def _jobs_per_person(demand: Floats, supply: Floats) -> Floats:
    """Demand per person there is, all educations together, relative to the base year, [draw, 1 + horizon]."""
    rate = np.maximum(demand.sum(axis=1), 1e-9) / np.maximum(supply.sum(axis=1), 1e-9)
    return np.asarray(rate / rate[:, :1])


def _relative(people: Mapping[str, Floats], place: str, county: str, *, years: int) -> Floats:
    """How the municipality's supply departs from its county's: by its own population, less what commuting evens out."""
    own, whole = people.get(place), people.get(county)
    if own is None or whole is None or min(own[0], whole[0]) <= 0 or len(own) < years or len(whole) < years:
        return np.ones(years)
    apart = (own[:years] / own[0]) / (whole[:years] / whole[0])
    return np.asarray(apart ** float(setting("municipality.own_people")))
