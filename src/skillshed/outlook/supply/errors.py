# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How wrong the projection would have been from earlier years, by horizon and size: stock, participation and every flow.

For each of them the log variance is `a·h + b·h² + (c + d·h) / persons`, fitted to what held 80 per cent of the errors from earlier
origins, with dated priors beside them (as the education stock does).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.stats import norm

from skillshed.outlook.demand.uncertainty import fit_variances
from skillshed.outlook.supply.accounts import FLOWS
from skillshed.outlook.supply.expected import COMPONENTS, Course, Given, expect
from skillshed.outlook.supply.participation import participation
from skillshed.outlook.supply.rates import learn_rates, unexplained
from skillshed.outlook.supply.settings import setting

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.outlook.supply.accounts import Accounts

    Floats = NDArray[np.float64]
    Case = tuple[int, Floats, Floats]  # years ahead, persons forecast, log error

SUBJECTS = ("stock", "participation", *FLOWS, "other")
_HALF = 0.5
_BINS, _FEWEST, _INNER = 4, 12, 0.8
_POINTS = tuple((ahead, size) for ahead in (1.0, 3.0, 6.0, 10.0) for size in (50.0, 500.0, 5000.0, 50000.0))


@dataclass(frozen=True)
class Spread:
    """Log variances: coefficients of `SUBJECTS`, and the number of origins they rest on."""

    fitted: dict[str, Floats]
    origins: int

    def variance(self, subject: str, persons: Floats, ahead: Floats) -> Floats:
        """Log variance of cells of so many persons so many years ahead; shapes broadcast."""
        size, years = np.broadcast_arrays(np.maximum(persons, 1.0), np.asarray(ahead, dtype=float))
        found = _features(years, size) @ self.fitted[subject]
        return np.asarray(np.minimum(found, float(setting("uncertainty.largest_sd")) ** 2))


def learn_spread(accounts: Accounts, *, horizon: int) -> Spread:
    """Project again from every earlier origin that has enough years behind it, and look at the errors."""
    count = len(accounts.years)
    first = int(setting("uncertainty.first_years")) + 1
    origins = range(max(first, count - int(setting("uncertainty.origins"))), count)
    cases: dict[str, list[Case]] = {subject: [] for subject in SUBJECTS}
    for origin in origins:
        _look(accounts, origin, horizon=horizon, cases=cases)
    return Spread({subject: _fit(cases[subject], subject) for subject in SUBJECTS}, len(origins))


def _look(accounts: Accounts, origin: int, *, horizon: int, cases: dict[str, list[Case]]) -> None:
    past, reach = accounts.until(origin), min(horizon, len(accounts.years) - origin)
    said = expect(past.stock[..., -1], learn_rates(past), horizon=reach)
    share = participation(past, horizon=reach)
    later = slice(origin, origin + reach)
    stock = accounts.stock[..., later]
    came = {name: accounts.flows[name][..., later] for name in FLOWS}
    came["other"] = np.abs(unexplained(accounts)[..., origin - 1 : origin - 1 + reach])
    for step in range(reach):
        cases["stock"].append(
            _case(step, said.stock[..., step + 1].sum(axis=1), stock[..., step].sum(axis=1))
        )
        inside = accounts.force[..., later][..., step].sum(axis=1)
        expected = (stock[..., step] * share[..., step + 1]).sum(axis=1)
        cases["participation"].append(_case(step, expected, inside))
        for name in (*FLOWS, "other"):
            cases[name].append(
                _case(
                    step, np.abs(said.flows[name][..., step]).sum(axis=1), came[name][..., step].sum(axis=1)
                )
            )


def _case(step: int, said: Floats, came: Floats) -> Case:
    usable = ~np.isnan(came) & (said >= 1)
    return step + 1, said[usable], np.log((came[usable] + _HALF) / (said[usable] + _HALF))


def _features(ahead: Floats, persons: Floats) -> Floats:
    return np.stack([ahead, ahead**2, 1 / persons, ahead / persons], axis=-1)


def _fit(cases: list[Case], subject: str) -> Floats:
    """Coefficients of one subject: what was found, drawn towards the prior on the log scale.

    A variance estimated from `k` independent origins is uncertain by a factor, not by an amount, and so is the prior; the mean of the
    two is geometric, with weights `k` and `uncertainty.prior_origins`. Overlapping horizons count as many independent origins as fit side by side.
    """
    found = _found(cases)
    rows = np.array([_features(np.array(years), np.array(size)) for years, size in _POINTS])
    before = np.array([_prior(years, size, subject) for years, size in _POINTS])
    if found is None:
        return fit_variances(rows, before, weights=np.ones(len(rows)))
    seen = np.array([sum(step == years for step, _, _ in cases) / years for years, _ in _POINTS])
    trust = seen / (seen + float(setting("uncertainty.prior_origins")))
    both = np.maximum(rows @ found, 1e-8) ** trust * before ** (1 - trust)
    return fit_variances(rows, both, weights=np.ones(len(rows)))


def _found(cases: list[Case]) -> Floats | None:
    """Coefficients that fit what held 80 per cent of the errors in each horizon and size class; None where there are too few."""
    rows, spreads, weights = [], [], []
    for ahead in sorted({step for step, _, _ in cases}):
        here = [(size, np.abs(miss)) for step, size, miss in cases if step == ahead]
        persons, miss = (np.concatenate(side) for side in zip(*here, strict=True))
        for members in np.array_split(np.argsort(persons, kind="stable"), _BINS):
            if members.size < _FEWEST:
                continue
            rows.append(
                _features(np.array(float(ahead)), np.array(max(float(np.median(persons[members])), 1.0)))
            )
            spreads.append(
                max(_held(miss[members]) ** 2 * float(setting("uncertainty.inflation")) ** 2, 1e-8)
            )
            weights.append(np.sqrt(len(here) / ahead / _BINS))
    if not rows:
        return None
    return fit_variances(np.array(rows), np.array(spreads), weights=np.array(weights))


def _held(miss: Floats) -> float:
    """Standard deviation of the normal errors that would have as many within."""
    return float(np.quantile(miss, _INNER)) / float(norm.ppf(0.5 + _INNER / 2))


def _prior(ahead: float, persons: float, subject: str) -> float:
    own = subject if subject in ("stock", "participation") else "flow"
    walk, noise = float(setting(f"uncertainty.{own}_sd")), float(setting("uncertainty.count_variance"))
    # Who moves, graduates or leaves is chance anew every year; who wants work is much the same persons from year to year.
    return walk**2 * ahead + noise * (1.0 if subject == "participation" else ahead) / persons


def shares_of_error(spread: Spread, course: Course, *, given: Given) -> dict[str, Floats]:
    """How an error of the stock is divided between the flows: by the variance of each in persons, cumulated over the years.

    What is given from outside - recognition, a plan's graduates - is as it is given in every draw.

    Returns:
        By component, shares that sum to 1 in every cell, [region, education, horizon].
    """
    horizon = course.stock.shape[-1] - 1
    ahead = np.arange(1, horizon + 1, dtype=float)
    variance = {}
    for name in COMPONENTS:
        persons = np.abs(course.flows[name].sum(axis=1))
        log = spread.variance(name if name in SUBJECTS else "other", persons, ahead)
        variance[name] = np.cumsum(persons**2 * log, axis=-1)
    variance["recognised"] = np.zeros_like(variance["other"])
    if given.graduated is not None:
        told = ~np.isnan(given.graduated).all(axis=1)
        variance["graduated"] = np.where(told, 0.0, variance["graduated"])
    whole = sum(variance.values())
    known = np.asarray(whole) > 0
    return {
        name: np.where(known, part / np.where(known, whole, 1.0), 1.0 if name == "other" else 0.0)
        for name, part in variance.items()
    }
