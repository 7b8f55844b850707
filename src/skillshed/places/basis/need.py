# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The starters that a case's programmes are asked for, from the chain, in each future."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import xarray as xr

from skillshed.places.starters import Chain, chains
from skillshed.places.starters.estimated import records
from skillshed.places.starters.need import outlook

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from skillshed.places.area import PlannedArea
    from skillshed.places.starters import Override
    from skillshed.warehouse.release import Release

FORM: Final = "gymnasium"
NATION: Final = "00"


def chains_of(
    release: Release,
    area: PlannedArea,
    years: Sequence[int],
    *,
    futures: int,
    seed: int,
    overrides: Sequence[Override],
    national: bool = False,
) -> list[Chain]:
    """Work out the chain of every education group and school form for an area.

    Args:
        release: the outlook and the schools' records.
        area: where.
        years: the autumns.
        futures: how many draws.
        seed: of the draws.
        overrides: factors that somebody has set.
        national: spread the nation's need by the area's share of each group's jobs today, instead of asking for the area's own.
    """
    if national:
        told = outlook(release, [NATION], share=share_of_nation(release, area))
    else:
        told = outlook(release, area.counties, share=share_of_counties(release, area))
    school = records(release, list(area.municipalities))
    return chains(told, school, years, futures=futures, seed=seed, overrides=overrides)  # fmt: skip


def share_of_counties(release: Release, area: PlannedArea) -> float:
    """How large the area is beside its counties, by population: the outlook has education groups for counties only."""
    people = release.table("population")
    last = people[people["year"] == people["year"].max()]
    sums = last.groupby(last["region"].astype(str))["value"].sum()
    inside = sum(float(sums.get(code, 0.0)) for code in area.municipalities)
    whole = sum(float(sums.get(code, 0.0)) for code in area.counties)
    return min(inside / whole, 1.0) if whole > 0 else 1.0


def share_of_nation(release: Release, area: PlannedArea) -> pd.Series:
    """The area's share of the jobs that each education group has in the nation, in the outlook's first year, [education]."""
    told = release.table("outlook_balance")
    first = told[told["year"] == told["year"].min()].astype({"education": str, "region": str})
    jobs = first.pivot_table(index="education", columns="region", values="demand", aggfunc="sum")
    counties = [one for one in area.counties if one in jobs]
    whole = jobs[NATION].where(jobs[NATION] > 0)
    share: pd.Series = (jobs[counties].sum(axis=1) / whole).fillna(0.0) * share_of_counties(release, area)
    return share


def need(
    told: Sequence[Chain],
    programmes: pd.DataFrame,
    offer: pd.DataFrame,
    *,
    years: Sequence[int],
    form: str = FORM,
) -> xr.DataArray:
    """Starters asked of the case's programmes, [education, year, future].

    A programme that leads to several groups is asked for their sum; a group that several programmes lead to is divided between them as
    their starters were in the last autumn.

    Args:
        told: the chains.
        programmes: the case's.
        offer: groups by programme, site and year.
        years: the planned autumns.
        form: the school form that is asked.
    """
    found = {(one.education, one.start): one.draws() for one in told if one.school_form == form}
    parts = _parts(programmes, offer)
    futures = len(next(iter(found.values()))) if found else 1
    values = np.zeros((len(parts), len(years), futures))
    for row, groups in enumerate(parts.values()):
        for column, year in enumerate(years):
            for group, share in groups.items():
                values[row, column] += share * found.get((group, year), np.zeros(futures))
    coords = {
        "education": list(parts),
        "year": list(years),
        "future": [f"{number + 1}" for number in range(futures)],
    }
    return xr.DataArray(values, dims=tuple(coords), coords=coords)


def _parts(programmes: pd.DataFrame, offer: pd.DataFrame) -> dict[str, dict[str, float]]:
    """What the programmes lead to (a group, or several joined by `+`) → group → its share of the group's need."""
    last = offer[offer["year"] == offer["year"].max()].groupby("programme")["groups"].sum()
    size = programmes.set_index("programme")["group_size"]
    started = {str(code): float(last.get(code, 0.0)) * float(size[code]) for code in size.index}
    weight: dict[str, dict[str, float]] = {}
    for code, education in zip(programmes["programme"], programmes["education"], strict=True):
        groups = [one for one in education.split("+") if one]
        for group in groups:
            of = weight.setdefault(education, {})
            of[group] = of.get(group, 0.0) + (started[code] + 1e-9) / len(groups)
    whole = {
        group: sum(of.get(group, 0.0) for of in weight.values()) for of in weight.values() for group in of
    }
    return {
        education: {group: one / whole[group] for group, one in of.items()}
        for education, of in sorted(weight.items())
    }
