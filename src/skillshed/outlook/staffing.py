# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Another reading of the demand: industries' projected employment times their staffing pattern, the region's shrunk to the nation's.

    share(region, industry, occupation) = (n · own + k · nation's) / (n + k)      n employed of the industry in the region

It stands beside the outlook of the occupations' own series and is not blended with it: the register tells occupation by industry for so
few years that a weight could not be earned in a back-test.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.outlook import demand
from skillshed.outlook.grid import grid
from skillshed.outlook.mix.settings import setting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

NATION = "00"
UNKNOWN = "unknown"


def patterns(
    staffing: pd.DataFrame, axes: tuple[Sequence[str], Sequence[str], Sequence[str]], *, base: int
) -> Floats:
    """Share of each occupation among an industry's employees, [region, industry, occupation]; sums to 1 over occupations.

    Args:
        staffing: region, industry, occupation, year, value (employees).
        axes: regions, industries, occupations.
        base: the last year that may be used; the pattern is of the latest year that is known.
    """
    year = int(staffing.loc[staffing["year"].astype(int) <= base, "year"].max())
    now = staffing[staffing["year"].astype(int) == year]
    own = grid(now, dict(zip(("region", "industry", "occupation"), axes, strict=True)))
    parts = [place for place, region in enumerate(axes[0]) if region != NATION]
    whole = own[list(axes[0]).index(NATION)] if NATION in axes[0] else own[parts].sum(axis=0)
    common = whole / np.maximum(whole.sum(axis=1, keepdims=True), 1e-9)
    k = float(setting("staffing.prior_persons"))
    shrunk = (own + k * common) / (own.sum(axis=2, keepdims=True) + k)
    return np.asarray(shrunk / np.maximum(shrunk.sum(axis=2, keepdims=True), 1e-9))


def project(industries: pd.DataFrame, staffing: pd.DataFrame, *, base: int, horizon: int) -> pd.DataFrame:
    """Project employment by occupation through industries.

    Args:
        industries: region, industry, year, value (employed persons); the years before the base year teach the trend.
        staffing: region, industry, occupation, year, value (employees).
        base: last year whose figures may be used; there must be industries for it.
        horizon: years ahead.

    Returns:
        region, occupation, year, mean (persons), for regions and industries that both tables know.

    Raises:
        InputError: the industries cannot be projected; it says why and what to mend.
    """
    keys = ["region", "industry"]
    plain = industries.assign(**{key: industries[key].astype(str) for key in keys}).rename(
        columns={"industry": "occupation"}
    )
    regions = sorted(set(plain["region"].unique()) & set(map(str, staffing["region"].unique())))
    trades = sorted(
        set(plain["occupation"].unique()) & set(map(str, staffing["industry"].unique())) - {UNKNOWN}
    )
    known = plain[plain["region"].isin(regions) & plain["occupation"].isin(trades)]
    ahead = demand.project(known, base=base, horizon=horizon, draws=1)
    occupations = sorted(set(map(str, staffing["occupation"].unique())) - {UNKNOWN})
    years = range(base + 1, base + horizon + 1)
    jobs = grid(ahead, {"region": regions, "occupation": trades, "year": years}, measure="mean")
    shares = patterns(staffing, (regions, trades, occupations), base=base)
    persons = np.einsum("rit,rio->rot", jobs, shares)
    index = pd.MultiIndex.from_product([regions, occupations, years], names=["region", "occupation", "year"])
    return pd.Series(persons.reshape(-1), index=index, name="mean").reset_index()
