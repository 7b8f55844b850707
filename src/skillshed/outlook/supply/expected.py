# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The expected course of the stock: the accounting identity, year by year.

stock(t+1) = stock(t) + entrants - leavers + moved in - moved out + graduated - further educated + recognised + other
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.supply.accounts import FLOWS, SIGNS
from skillshed.outlook.supply.rates import Rates, exposed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

COMPONENTS = (*FLOWS, "recognised", "other")


@dataclass(frozen=True)
class Given:
    """What is told from outside; NaN means that nothing is told. Every array is [region, sex, education, year ahead].

    Attributes:
        graduated: graduates in place of those that history leads to; whoever they are taken from follows.
        recognised: net inflow by recognition of foreign or prior learning.
        entrants: persons who turn 18, all educations, [region, sex, year ahead].
        leaving: persons who turn 65, likewise.
        people: persons of 18-64, likewise; the stock is made to add up to them.
        factors: multipliers of flows by name, for what-if questions.
    """

    graduated: Floats | None = None
    recognised: Floats | None = None
    entrants: Floats | None = None
    leaving: Floats | None = None
    people: Floats | None = None
    factors: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Course:
    """Expected stock and flows.

    Attributes:
        stock: persons at each year's end, the base year first, [region, sex, education, 1 + horizon].
        flows: by component, persons during each year, [region, sex, education, horizon].
    """

    stock: Floats
    flows: dict[str, Floats]


NOTHING = Given()


def expect(stock: Floats, rates: Rates, *, horizon: int, given: Given = NOTHING) -> Course:
    """Carry the base year's stock forward.

    Args:
        stock: persons in the base year, [region, sex, education].
        rates: as learned.
        horizon: years.
        given: what is told from outside.
    """
    stocks, years = [stock], []
    for ahead in range(1, horizon + 1):
        flows = _flows(stocks[-1], rates, ahead, given=given)
        flows = _never_below_nil(stocks[-1], flows)
        flows = _as_many_as(stocks[-1], flows, _at(given.people, ahead))
        stocks.append(stocks[-1] + net(flows))
        years.append(flows)
    return Course(
        np.stack(stocks, axis=-1),
        {name: np.stack([flows[name] for flows in years], axis=-1) for name in COMPONENTS},
    )


def net(flows: Mapping[str, Floats]) -> Floats:
    """What flows add to the stock."""
    return np.asarray(sum(SIGNS[name] * flows[name] for name in COMPONENTS))


def _at(told: Floats | None, ahead: int) -> Floats | None:
    return None if told is None else told[..., ahead - 1]


def _flows(stock: Floats, rates: Rates, ahead: int, *, given: Given) -> dict[str, Floats]:
    flows = {
        name: rates.at(name, ahead) * exposed(name, stock) * given.factors.get(name, 1.0)
        for name in (*FLOWS, "other")
    }
    flows["entrants"] = _scaled(flows["entrants"], _at(given.entrants, ahead))
    flows["leavers"] = _scaled(flows["leavers"], _at(given.leaving, ahead))
    told = _at(given.graduated, ahead)
    if told is not None:
        flows["graduated"] = np.where(np.isnan(told), flows["graduated"], told)
    flows["further_educated"] = _scaled(
        flows["further_educated"], rates.study * flows["graduated"].sum(axis=2)
    ) * given.factors.get("further_educated", 1.0)
    recognised = _at(given.recognised, ahead)
    flows["recognised"] = np.zeros_like(stock) if recognised is None else np.nan_to_num(recognised)
    return flows


def _scaled(flow: Floats, total: Floats | None) -> Floats:
    """Scale a flow so that its educations sum to a total [region, sex]; NaN totals leave it as it is."""
    if total is None:
        return flow
    sums = flow.sum(axis=2)
    factor = np.where(np.isnan(total) | (sums <= 0), 1.0, total / np.where(sums > 0, sums, 1.0))
    return np.asarray(flow * factor[..., None])


def _never_below_nil(stock: Floats, flows: dict[str, Floats]) -> dict[str, Floats]:
    """Where more would leave than there are, fewer leave."""
    leaving = flows["leavers"] + flows["moved_out"] + flows["further_educated"]
    there = np.maximum(stock + net(flows) + leaving, 0.0)
    kept = np.minimum(1.0, there / np.where(leaving > 0, leaving, 1.0))
    limited = flows | {name: flows[name] * kept for name in ("leavers", "moved_out", "further_educated")}
    short = np.minimum(stock + net(limited), 0.0)
    return limited | {"other": limited["other"] - short}


def _as_many_as(stock: Floats, flows: dict[str, Floats], people: Floats | None) -> dict[str, Floats]:
    """Make the stock add up to the population, the difference told as `other`."""
    if people is None:
        return flows
    after = stock + net(flows)
    return flows | {"other": flows["other"] + _scaled(after, people) - after}
