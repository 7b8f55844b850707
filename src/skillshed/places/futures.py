# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Many futures: the few that stand for them, what a plan loses in each, and which decisions hold in all of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from skillshed.places.fixed import evaluate

if TYPE_CHECKING:
    from collections.abc import Mapping

    import xarray as xr

    from skillshed.places.case import Case
    from skillshed.places.network import Floats

SURE: Final = 0.9
"""Share of the futures, by probability, in which a decision must be the same to be called no-regret."""


def reduced(case: Case, count: int) -> Case:
    """Keep the futures that together stand nearest all of them, each with the probability of those that it stands for.

    Fast forward selection (Heitsch & Römisch 2003, alg. 2.4): one by one, the future whose addition lowers the probability-weighted distance to the
    nearest kept future the most. Distance is over wishes and need in persons, all years.

    Args:
        case: the case with many futures.
        count: how many to keep; a case with no more is given back as it is.
    """
    if count >= len(case.futures):
        return case
    points = np.hstack([_by_future(case, name) for name in ("wishes", "need")])
    far = np.sqrt(np.maximum(((points[:, None] - points[None]) ** 2).sum(axis=2), 0.0))
    weight = case.probability.to_numpy().astype(float)
    kept: list[int] = []
    nearest = np.full(len(points), np.inf)
    for _ in range(count):
        cost = np.minimum(nearest[:, None], far).T @ weight
        cost[kept] = np.inf
        kept.append(int(cost.argmin()))
        nearest = np.minimum(nearest, far[:, kept[-1]])
    kept.sort()
    stands = np.bincount(far[:, kept].argmin(axis=1), weights=weight, minlength=count)
    chosen = [case.futures[one] for one in kept]
    probability = case.probability.sel(future=chosen).copy(data=stands / stands.sum())
    return replace(case, wishes=case.wishes.sel(future=chosen), need=case.need.sel(future=chosen), probability=probability)  # fmt: skip


def _by_future(case: Case, name: str) -> Floats:
    array = getattr(case, name)
    others = [one for one in array.dims if one != "future"]
    return np.asarray(array.transpose("future", *others).to_numpy().reshape(len(case.futures), -1), dtype=float)  # fmt: skip


def regret(case: Case, plans: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """What each plan loses in each future against the best of them there.

    Args:
        case: the case with its futures.
        plans: name → groups (programme, site, year, groups).

    Returns:
        plan, future, unmet_need (starters), weighed (kronor), regret (kronor).
    """
    rows = []
    for future in case.futures:
        for name, groups in plans.items():
            told = evaluate(case, groups, future)
            rows.append((name, future, told["unmet_need"], told["weighed"]))
    made = pd.DataFrame(rows, columns=["plan", "future", "unmet_need", "weighed"])
    made["regret"] = made["weighed"] - made.groupby("future")["weighed"].transform("min")
    return made


def decisions(
    case: Case, groups: pd.DataFrame, others: Mapping[str, pd.DataFrame], *, probability: xr.DataArray
) -> pd.DataFrame:
    """Mark each decision of a plan by what would be decided if each future were known.

    *No-regret*: the same direction from today in nine of ten futures. *Option*: the plan waits (as today in the first autumn) though
    some futures ask for a change. *Depends*: the rest.

    Args:
        case: what is planned.
        groups: the plan's: programme, site, year, groups.
        others: future → groups of the plan for that future alone.
        probability: of each of those futures, [future].

    Returns:
        programme, site, today, groups (first autumn), direction (−1, 0, 1), share (probability of the futures that agree), mark.
    """
    pairs = case.possible[["programme", "site"]].sort_values(["programme", "site"], ignore_index=True)
    keys = pd.MultiIndex.from_frame(pairs)
    today = _first(case.today.assign(year=case.years[0]), keys, case.years[0])
    first = _first(groups, keys, case.years[0])
    direction = np.sign(first - today)
    share = np.zeros(len(pairs))
    for name, other in others.items():
        agrees = np.sign(_first(other, keys, case.years[0]) - today) == direction
        share += float(probability.sel(future=name)) * agrees
    mark = np.where(share >= SURE, "no_regret", np.where(direction == 0, "option", "depends"))
    made = pairs.assign(today=today, groups=first, direction=direction.astype(int), share=share, mark=mark)
    return made[(made["today"] > 0) | (made["groups"] > 0) | (made["share"] < 1)].reset_index(drop=True)  # fmt: skip


def _first(groups: pd.DataFrame, keys: pd.MultiIndex, year: int) -> Floats:
    now = groups[groups["year"] == year].groupby(["programme", "site"])["groups"].sum()
    return np.asarray(now.reindex(keys).fillna(0.0), dtype=float)
