# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The balance as tables: gap and verdict, demand, and why the gap changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np
import pandas as pd

from skillshed.codes.secrecy import smallest_count
from skillshed.outlook.balance.decomposition import PARTS, RegionBalance, decompose
from skillshed.outlook.balance.readings import readings
from skillshed.outlook.balance.sensitivity import expectations, of_region
from skillshed.outlook.balance.settings import setting
from skillshed.outlook.balance.verdict import PARADOX, Support, judge_together, paradox, together
from skillshed.outlook.demand.marks import mark
from skillshed.outlook.draws import quantiles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from skillshed.outlook.balance.projection import Outlook

    Floats = NDArray[np.float64]

TABLES = (
    "outlook_balance",
    "outlook_demand_education",
    "outlook_balance_why",
    "outlook_balance_sensitivity",
    "outlook_balance_readings",
)
UNKNOWN = ("U99", "unknown")
OWN_TABLES = "own"
"""What `basis` says of regions that have tables of education groups themselves."""


class Sides(Protocol):
    """Demand and supply of a region, persons, [draw, education, 1 + horizon]."""

    @property
    def demand(self) -> Floats:
        """Persons asked for."""

    @property
    def supply(self) -> Floats:
        """Persons who can be at work."""


def tables(outlook: Outlook, *, level: float) -> dict[str, pd.DataFrame]:
    """Give the tables of `TABLES`, one region after the other."""
    made: dict[str, list[pd.DataFrame]] = {name: [] for name in TABLES}
    found = expectations(outlook)
    for region in outlook.regions:
        one = outlook.of(region)
        made["outlook_balance"].append(_verdicts(outlook, region, one, level=level))
        wanted = one.demand[..., 1:]
        made["outlook_demand_education"].append(_long(outlook, region, wanted, level=level))
        made["outlook_balance_why"].append(_why(outlook, region, one, level=level))
        made["outlook_balance_sensitivity"].append(of_region(outlook, region, one, found=found))
        made["outlook_balance_readings"].append(readings(outlook, region, one))
    return {name: _known(pd.concat(blocks, ignore_index=True)) for name, blocks in made.items() if blocks}


def _known(frame: pd.DataFrame) -> pd.DataFrame:
    """Leave out groups whose education nobody knows: they count in every sum, but no verdict can be about them."""
    codes = frame["education"] if "education" in frame else frame["code"]
    return frame[~codes.isin(UNKNOWN)].reset_index(drop=True)


def _verdicts(outlook: Outlook, region: str, one: RegionBalance, *, level: float) -> pd.DataFrame:
    """One row for each education and year: gap, probabilities, verdict, marks; the base year too."""
    place, force = outlook.position(region), one.people.force[..., 0].mean(axis=0)
    support = Support(surplus=outlook.surplus_in_nation)
    rows = verdict_rows(outlook, region, one, place=place, force=force, level=level, support=support)
    return rows.assign(basis=OWN_TABLES)


def verdict_rows(
    outlook: Outlook,
    region: str,
    one: Sides,
    *,
    place: int,
    force: Floats,
    level: float,
    support: Support,
) -> pd.DataFrame:
    """Judge demand against supply.

    Args:
        outlook: whose educations, years and situation count.
        region: what the rows are called by.
        one: its demand and supply, persons, [draw, education, 1 + horizon].
        place: the region whose unemployment and unfilled jobs count, on the supply's first axis.
        force: persons in the labour force in the base year, [education].
        level: share of the draws between low and high.
        support: what larger areas say of the same groups.
    """
    educations, gap = outlook.supply.educations, one.demand - one.supply
    sets = together(educations, force)
    judged = judge_together(gap, one.demand, sets, support=support)
    vacant, out = outlook.vacancy_rate[place], outlook.situation.unemployment[place]
    years = len(outlook.supply.years)
    at_once = np.repeat(paradox(out, vacant), years)
    known = out if outlook.situation.status_known else np.full_like(out, np.nan)
    frame = _long(outlook, region, gap, level=level, first=0)
    return frame.assign(
        demand=one.demand.mean(axis=0).reshape(-1),
        supply=one.supply.mean(axis=0).reshape(-1),
        p_shortage=judged.shortage.reshape(-1),
        p_surplus=judged.surplus.reshape(-1),
        verdict=np.where(at_once == "yes", PARADOX, judged.verdict.reshape(-1)),
        paradox=at_once,
        unfilled=np.repeat(_told(vacant, one.demand[..., 0].mean(axis=0)), years),
        unemployment=np.repeat(_told(known, force), years),
        judged_with=np.repeat(_names(educations, sets), years),
        mark=marks(np.repeat(force, years)),
    )


def _told(share: Floats, persons: Floats) -> Floats:
    """A share of so many persons; unknown where it would tell of fewer than the smallest count."""
    return np.where(share * persons >= smallest_count(), share, np.nan)


def _names(educations: Sequence[str], sets: Sequence[tuple[int, ...]]) -> NDArray[np.object_]:
    """For each group judged with others the codes of them all, else None."""
    names = np.full(len(educations), None, dtype=object)
    for members in sets:
        if len(members) > 1:
            names[list(members)] = "+".join(educations[i] for i in members)
    return names


def marks(force: Floats) -> pd.Series:
    """`few` where the labour force is under the smallest count; else by the size of the group."""
    sized = pd.Series(mark(force), dtype="string")
    return sized.mask(force < smallest_count(), "few")


def _why(outlook: Outlook, region: str, one: RegionBalance, *, level: float) -> pd.DataFrame:
    horizon = outlook.supply.horizon
    ahead = sorted({int(year) for year in setting("told.why_years") if int(year) <= horizon} | {horizon})
    steps = [year - 1 for year in ahead]
    parts = decompose(one)
    change = one.gap[..., 1:] - one.gap[..., :1]
    blocks = []
    for name, drawn in ({name: parts[name] for name in PARTS} | {"change": change}).items():
        block = _long(
            outlook,
            region,
            drawn[..., steps],
            level=level,
            years=[outlook.supply.years[0] + year for year in ahead],
        )
        blocks.append(block.assign(component=name))
    frame = pd.concat(blocks, ignore_index=True)
    return frame[["region", "education", "year", "component", "mean", "low", "high"]]


def _long(
    outlook: Outlook,
    region: str,
    drawn: Floats,
    *,
    level: float,
    first: int = 1,
    years: Sequence[int] | None = None,
) -> pd.DataFrame:
    """Mean and interval of draws [draw, education, year] as rows."""
    when = list(years or outlook.supply.years[first:])
    low, high = quantiles(drawn, level=level)
    mean = drawn.mean(axis=0)
    return pd.DataFrame(
        {
            "region": region,
            "education": np.repeat(np.array(outlook.supply.educations, dtype=object), len(when)),
            "year": np.tile(np.array(when), len(outlook.supply.educations)),
            "mean": mean.reshape(-1),
            "low": np.minimum(low, mean).reshape(-1),
            "high": np.maximum(high, mean).reshape(-1),
        }
    )
