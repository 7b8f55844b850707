# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How far jobs have strayed from people, and educations from their occupations: learned from the history of who is employed.

Two assumptions make the gap uncertain from its first year. Both leave traces that the regional matching indicators (SCB AM9906 U1) show: the
nation's jobs cannot leave its people faster than the employed share of the labour force has moved, nor a group's share of its
occupations faster than the employed of the group have left what occupations' growth alone would make of them. Each variance is drawn
towards a dated prior on the log scale, by the number of independent spans of history.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from scipy.stats import norm

from skillshed.outlook.balance.margins import AT_WORK, NATION
from skillshed.outlook.balance.settings import setting
from skillshed.outlook.balance.situation import FORCE
from skillshed.outlook.grid import grid
from skillshed.outlook.mix.settings import setting as mix_setting

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from skillshed.outlook.mix.estimation import Mix

    Floats = NDArray[np.float64]

_INNER: Final = 0.8
_FEWEST: Final = 300
"""Employed persons from which a group's own share says more of its walk than of chance."""


def apart_sd(stock: pd.DataFrame, *, base: int, horizon: int) -> Floats:
    """Standard deviation of the log of jobs per person in the nation's labour force, 0 … horizon years ahead.

    Args:
        stock: region, education, status, year, value; without a status the prior alone.
        base: the last year that may be used.
        horizon: years.
    """
    first, cap = (float(setting(f"closing.{name}")) for name in ("apart_sd", "apart_cap"))
    ahead = np.arange(horizon + 1)
    before = np.minimum(first * np.sqrt(ahead), cap) ** 2
    course = _employed_share(stock, base)
    found = before.copy()
    for years in range(1, horizon + 1):
        spans = (len(course) - 1) / years - 1 if len(course) > years + 1 else 0.0
        if spans > 0:
            moved = float(np.mean((course[years:] - course[:-years]) ** 2))
            found[years] = _drawn(
                moved, before[years], spans=spans, prior=float(setting("closing.prior_spans"))
            )
    return np.asarray(np.maximum.accumulate(np.sqrt(found)))


def _employed_share(stock: pd.DataFrame, base: int) -> Floats:
    if "status" not in stock:
        return np.empty(0)
    nation = stock[(stock["region"].astype(str) == NATION) & (stock["year"].astype(int) <= base)]
    status = nation["status"].astype(str)
    sums = [
        nation[status.isin(kind)].groupby("year", observed=True)["value"].sum().astype(float)
        for kind in (AT_WORK, FORCE)
    ]
    share = (sums[0] / sums[1].where(sums[1] > 0)).dropna()
    return np.asarray(np.log(share[share > 0].sort_index().to_numpy(dtype=float)))


def walk_sd(mix: Mix, stock: pd.DataFrame, known: pd.DataFrame | None, *, base: int) -> float:
    """Standard deviation a year of the log of a group's share of its occupations, beside its own steady drift.

    Args:
        mix: the nation's, in the base year.
        stock: region, education, status, year, value.
        known: region, occupation, year, value (employed persons); None: the prior alone.
        base: the last year that may be used.
    """
    before = float(mix_setting("uncertainty.walk_sd"))
    left = None if known is None or "status" not in stock else _left_over(mix, stock, known, base=base)
    if left is None or len(left) < 3:  # noqa: PLR2004 - a drift and something beside it
        return before
    steps = np.diff(left, axis=0)
    own = np.abs(steps - np.median(steps, axis=0))
    found = (float(np.quantile(own, _INNER)) / float(norm.ppf(0.5 + _INNER / 2))) ** 2
    prior = float(mix_setting("uncertainty.walk_prior"))
    return float(np.sqrt(_drawn(found, before**2, spans=float(len(steps) - 1), prior=prior)))


def _left_over(mix: Mix, stock: pd.DataFrame, known: pd.DataFrame, *, base: int) -> Floats | None:
    """Log share of each large group among the employed, less what occupations' own numbers make of it, [year, education]."""
    work = stock[stock["status"].astype(str).isin(AT_WORK) & (stock["region"].astype(str) == NATION)]
    jobs = known[known["region"].astype(str) == NATION]
    years = sorted(set(work["year"].astype(int)) & set(jobs["year"].astype(int)))
    years = [year for year in years if year <= base]
    if not years:
        return None
    people = grid(work, {"year": years, "education": mix.educations})
    made = grid(jobs, {"year": years, "occupation": mix.occupations}) @ mix.share
    large = (people >= _FEWEST).all(axis=0) & (made > 0).all(axis=0)
    if not large.any():
        return None
    shares = [side[:, large] / side.sum(axis=1, keepdims=True) for side in (people, made)]
    return np.asarray(np.log(shares[0]) - np.log(shares[1]))


def _drawn(found: float, prior_variance: float, *, spans: float, prior: float) -> float:
    trust = spans / (spans + prior)
    return float(np.exp(trust * np.log(max(found, 1e-8)) + (1 - trust) * np.log(max(prior_variance, 1e-8))))
