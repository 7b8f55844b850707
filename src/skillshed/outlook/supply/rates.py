# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Rates of the flows: the cell's own level drawn towards its region's and the common pattern, with a damped trend.

    rate = prior · (F + K) / (prior · X + K)        F persons, X persons exposed, both with falling weights back in time
    prior = common rate of the education × level of the region

A cell that has seen nobody keeps the prior, one that has seen many keeps its own (Gamma-Poisson, Clayton & Kaldor 1987).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.supply.accounts import FLOWS, SIGNS, Accounts
from skillshed.outlook.supply.settings import setting

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

NATION = "00"
_OF_ALL = (
    "entrants",
    "graduated",
)  # exposed are all of the region and sex: people come to the group from others
_HALF = 0.5


@dataclass(frozen=True)
class Rates:
    """Yearly rates, [region, sex, education].

    Attributes:
        level: by flow, `other` included: persons a year per person exposed, at the base year.
        slope: by flow: yearly change of the log of the rate, before damping.
        study: those who leave a group for further study per graduate, [region, sex]; 1 in a table that closes.
    """

    level: dict[str, Floats]
    slope: dict[str, Floats]
    study: Floats

    def at(self, flow: str, ahead: int) -> Floats:
        """The rate of a flow some years ahead."""
        damping = float(setting("flows.damping"))
        reach = sum(damping**step for step in range(1, ahead + 1))
        return np.asarray(self.level[flow] * np.exp(self.slope[flow] * reach))


def exposed(flow: str, stock: Floats) -> Floats:
    """Persons who may take part in a flow, of a stock [region, sex, education, …]."""
    return np.broadcast_to(stock.sum(axis=2, keepdims=True), stock.shape) if flow in _OF_ALL else stock


def unexplained(accounts: Accounts) -> Floats:
    """What the flows leave of each year's change, [region, sex, education, year but the first]; NaN where a flow is unknown."""
    change = np.diff(accounts.stock, axis=-1)
    known = sum(SIGNS[name] * accounts.flows[name][..., 1:] for name in FLOWS)
    return np.asarray(change - known)


def learn_rates(accounts: Accounts) -> Rates:
    """Learn every flow's rate from the accounts."""
    before = accounts.stock[..., :-1]
    common = np.array([region != NATION for region in accounts.regions]) | (len(accounts.regions) == 1)
    level, slope = {}, {}
    for name in FLOWS:
        persons, risk = accounts.flows[name][..., 1:], exposed(name, before)
        level[name], slope[name] = _rate(persons, risk, common=common)
    level["other"] = _other(unexplained(accounts), before, common=common)
    slope["other"] = np.zeros_like(level["other"])
    return Rates(level, slope, _study(accounts))


def _weights(years: int) -> Floats:
    return np.asarray(float(setting("flows.memory")) ** np.arange(years - 1, -1, -1))


def _rate(persons: Floats, risk: Floats, *, common: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Level and slope of one flow's rate, each [region, sex, education]."""
    seen = ~np.isnan(persons)
    count, weight = np.where(seen, persons, 0.0), _weights(persons.shape[-1])
    came, exposure = count @ weight, np.where(seen, risk, 0.0) @ weight
    pattern = came[common].sum(axis=0) / np.maximum(exposure[common].sum(axis=0), 1e-9)
    usual = exposure * pattern
    of_region = came.sum(axis=2) / np.maximum(usual.sum(axis=2), 1e-9)
    prior = pattern * of_region[..., None]
    k = _strength(
        came[common], (prior * exposure)[common], most=float(setting("flows.prior_events")) * weight.sum()
    )
    level = prior * (came + k) / (prior * exposure + k)
    return level, _slope(count, risk, seen)


def _strength(came: Floats, expected: Floats, *, most: float) -> float:
    """How many persons the prior counts for: fewer, the more cells differ from it beyond chance (Clayton & Kaldor 1987, by moments).

    Gross flows are shrunk each by itself, and what is left of a region's own is their small difference: a prior that is believed
    too much makes groups grow or shrink that do neither.
    """
    told = expected >= 1
    if not told.any():
        return most
    share, size = came[told] / expected[told], expected[told]
    trust = np.minimum(size, most)
    excess = float(np.sum(trust * ((share - 1) ** 2 - 1 / size)) / np.sum(trust))
    return float(min(1 / excess, most)) if excess > 0 else most


def _slope(count: Floats, risk: Floats, seen: NDArray[np.bool_]) -> Floats:
    """The common slope of the education, and as much of the region's own as the persons behind it allow."""
    span = min(int(setting("flows.trend_years")), count.shape[-1])
    recent = slice(count.shape[-1] - span, None)
    count, risk, seen = count[..., recent], np.where(seen, risk, 0.0)[..., recent], seen[..., recent]
    belief = float(setting("flows.trend_events"))
    pooled, all_risk = count.sum(axis=0), risk.sum(axis=0)
    common = _line(pooled, all_risk) * _trust(pooled, belief)
    own = _line(count, risk) * np.where(seen.all(axis=-1), 1.0, 0.0)
    return np.asarray(common + (own - common) * _trust(count, belief))


def _trust(count: Floats, belief: float) -> Floats:
    mean = count.mean(axis=-1)
    return np.asarray(mean / (mean + belief))


def _line(count: Floats, risk: Floats) -> Floats:
    """Slope of the log rate by least squares over the last axis."""
    rate = np.log((count + _HALF) / np.maximum(risk + _HALF, _HALF))
    when = np.arange(count.shape[-1]) - (count.shape[-1] - 1) / 2
    return np.asarray(rate @ when / max(float(when @ when), 1.0))


def _other(residual: Floats, stock: Floats, *, common: NDArray[np.bool_]) -> Floats:
    """Drift of what the flows do not explain, per person of the stock, drawn towards the education's common drift."""
    seen = ~np.isnan(residual)
    weight = _weights(residual.shape[-1])
    came, exposure = np.where(seen, residual, 0.0) @ weight, np.where(seen, stock, 0.0) @ weight
    pooled = came[common].sum(axis=0) / np.maximum(exposure[common].sum(axis=0), 1.0)
    k = float(setting("flows.other_prior")) * weight.sum()
    return np.asarray((came + k * pooled) / (exposure + k))


def _study(accounts: Accounts) -> Floats:
    weight = _weights(len(accounts.years) - 1)
    left = np.nansum(accounts.flows["further_educated"][..., 1:], axis=2) @ weight
    graduated = np.nansum(accounts.flows["graduated"][..., 1:], axis=2) @ weight
    return np.asarray(np.where(graduated > 0, left / np.maximum(graduated, 1e-9), 0.0))
