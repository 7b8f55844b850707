# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The margins that the education mix is fitted to: employed by occupation and by education, now and some years before."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from skillshed.outlook.grid import grid
from skillshed.outlook.mix.estimation import Margins
from skillshed.outlook.mix.settings import setting

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    import xarray as xr
    from numpy.typing import NDArray

    from skillshed.outlook.balance.situation import Situation
    from skillshed.outlook.supply.projection import Supply

    Floats = NDArray[np.float64]

NATION = "00"
AT_WORK = ("employed", "self_employed")


class Sides(NamedTuple):
    """What the margins are read from: the two sides, and by region the employment regions it is the sum of."""

    supply: Supply
    employment: xr.DataArray
    members: Mapping[str, tuple[str, ...]]

    @property
    def regions(self) -> list[str]:
        """The regions, sorted."""
        return sorted(self.members)

    @property
    def places(self) -> list[int]:
        """Where they are on the supply's first axis."""
        return [self.supply.regions.index(region) for region in self.regions]

    @property
    def occupations(self) -> list[str]:
        """The employment's occupations."""
        return [str(code) for code in self.employment["occupation"].to_numpy()]


def margins_now(sides: Sides, now: Situation) -> Margins:
    """The base year: jobs as the draws begin, scaled to those asked for by education; the nation first."""
    supply = sides.supply
    force = (supply.accounts.stock[..., -1] * supply.share[..., 0]).sum(axis=1)
    people = force * (1 + supply.commuting) + supply.border[..., 0]
    first = sides.employment.isel(year=0).mean("draw")
    jobs = [first.sel(region=list(sides.members[one])).sum("region").to_numpy() for one in sides.regions]
    return _fitting(sides, np.stack(jobs), now.demand(people)[sides.places])


def margins_then(sides: Sides, stock: pd.DataFrame, known: pd.DataFrame | None) -> tuple[Margins | None, int]:
    """The earliest year of the trend that both tables know, and how many years ago it was; None where there is none.

    Args:
        sides: the two sides.
        stock: region, education, status, year, value.
        known: region, occupation, year, value.
    """
    supply = sides.supply
    if known is None or "status" not in stock:
        return None, 0
    span = range(supply.years[0] - int(setting("trend.years")), supply.years[0])
    both = set(known["year"].astype(int)) & set(stock["year"].astype(int)) & set(span)
    if not both:
        return None, 0
    then, employed = (
        known[known["year"].astype(int) == min(both)],
        stock[stock["status"].astype(str).isin(AT_WORK)],
    )
    jobs = np.stack(
        [
            grid(then, {"region": sides.members[one], "occupation": sides.occupations}).sum(axis=0)
            for one in sides.regions
        ]
    )
    axes = {"region": sides.regions, "education": supply.educations}
    night = grid(employed[employed["year"].astype(int) == min(both)], axes)
    day = night * (1 + supply.commuting[sides.places])
    if not ((jobs.sum(axis=1) > 0) & (day.sum(axis=1) > 0)).all():
        return None, 0
    return _fitting(sides, jobs, day), supply.years[0] - min(both)


def _fitting(sides: Sides, jobs: Floats, educated: Floats) -> Margins:
    """Scale jobs to as many as the educated, and put the nation, or the sum where it is not told, first."""
    scaled = jobs * (educated.sum(axis=1) / np.maximum(jobs.sum(axis=1), 1e-9))[:, None]
    whole = [sides.regions.index(NATION)] if NATION in sides.regions else list(range(len(sides.regions)))
    return Margins(
        *(np.concatenate([side[whole].sum(axis=0, keepdims=True), side]) for side in (scaled, educated))
    )
