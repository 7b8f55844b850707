# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who of the stock offers work: participation in the labour force, and commuting to the place of work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.grid import grid
from skillshed.outlook.supply.settings import setting

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from skillshed.outlook.supply.accounts import Accounts

    Floats = NDArray[np.float64]

_EDGE = 0.002
NATION = "00"


def participation(accounts: Accounts, *, horizon: int) -> Floats:
    """Expected share of the stock in the labour force, [region, sex, education, 1 + horizon], the base year first.

    The level of a small cell is drawn towards the education's common one; the trend (logit) is the education's, damped. Without
    any figures of the labour force everybody counts.
    """
    if np.isnan(accounts.force).all():
        return np.ones((*accounts.stock.shape[:3], horizon + 1))
    seen = ~np.isnan(accounts.force)
    inside = np.where(seen, accounts.force, 0.0)
    stock = np.where(seen, accounts.stock, 0.0)
    common = inside.sum(axis=0) / np.maximum(stock.sum(axis=0), 1e-9)
    weight = float(setting("flows.memory")) ** np.arange(stock.shape[-1] - 1, -1, -1)
    k = float(setting("participation.prior_persons")) * weight.sum()
    usual = (inside.sum(axis=0) @ weight) / np.maximum(stock.sum(axis=0) @ weight, 1e-9)
    level = (inside @ weight + k * usual) / (stock @ weight + k)
    slope = _slope(common)
    damping = float(setting("flows.damping"))
    reach = np.concatenate([[0.0], np.cumsum(damping ** np.arange(1, horizon + 1))])
    return np.asarray(_share(_logit(level)[..., None] + slope[None, ..., None] * reach))


def _slope(common: Floats) -> Floats:
    span = min(int(setting("flows.trend_years")), common.shape[-1])
    when = np.arange(span) - (span - 1) / 2
    return np.asarray(_logit(common[..., -span:]) @ when / max(float(when @ when), 1.0))


def _logit(share: Floats) -> Floats:
    inside = np.clip(share, _EDGE, 1 - _EDGE)
    return np.asarray(np.log(inside / (1 - inside)))


def _share(logit: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-logit)))


def net_commuting(
    commuting: pd.DataFrame | None, regions: Sequence[str], educations: Sequence[str], *, base: int
) -> Floats:
    """Net in-commuters per resident at work, [region, education]; nil in the nation and where nothing is known.

    Args:
        commuting: region, education, flow (day_population, night_population), year, value.
        regions: the first axis.
        educations: the second axis.
        base: the last year that may be used; the average of the last years counts.
    """
    nil = np.zeros((len(regions), len(educations)))
    if commuting is None:
        return nil
    first = base - int(setting("commuting.years"))
    recent = commuting[commuting["year"].astype(int).between(first + 1, base)]
    axes = {"region": regions, "education": educations}
    day, night = (
        grid(recent[recent["flow"].astype(str) == flow], axes)
        for flow in ("day_population", "night_population")
    )
    k = float(setting("commuting.prior_persons")) * max(recent["year"].nunique(), 1)
    of_region = (day.sum(axis=1) - night.sum(axis=1)) / np.maximum(night.sum(axis=1), 1.0)
    found = ((day - night) + k * of_region[:, None]) / (night + k)
    inside = np.array([region != NATION for region in regions])
    return np.asarray(np.where(inside[:, None] & (night.sum(axis=1) > 0)[:, None], found, 0.0))


def border_commuting(
    border: pd.DataFrame | None, regions: Sequence[str], educations: Sequence[str], *, years: Sequence[int]
) -> Floats:
    """Net in-commuters over a national border, persons, [region, education, year]; the last known year goes on.

    Args:
        border: region, education, year, value (in-commuters less out-commuters); None for nobody.
        regions: the first axis.
        educations: the second axis.
        years: the third axis, the base year first.
    """
    result = np.zeros((len(regions), len(educations), len(years)))
    if border is None or border.empty:
        return result
    cells = border.assign(year=border["year"].astype(int)).groupby(["region", "education"], observed=True)
    for (region, education), rows in cells:
        if str(region) not in regions or str(education) not in educations:
            continue
        known = rows.groupby("year")["value"].sum().sort_index()
        at = np.searchsorted(known.index.to_numpy(), np.asarray(years), side="right") - 1
        values = np.where(at >= 0, known.to_numpy(dtype=float)[np.maximum(at, 0)], 0.0)
        result[list(regions).index(str(region)), list(educations).index(str(education))] += values
    return result
