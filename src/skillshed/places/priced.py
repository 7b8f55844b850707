# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A bound for many futures: every programme alone with all of them, what programmes share charged at the price it has for the mean.

Whatever the prices, as long as their signs are right, what the programmes then weigh together with what the shared is worth is below every plan
(Lagrangian relaxation, Geoffrion 1974). The mean of the futures gives a bound too, since a plan weighs no less over futures than for their mean (Jensen's
inequality; Birge & Louveaux 2011, ch. 8.1), but it does not see how the futures differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.places import rounding
from skillshed.places.alone import alone, owners
from skillshed.places.program import MILLION
from skillshed.places.relaxation import Relaxation

if TYPE_CHECKING:
    from skillshed.places.network import Floats
    from skillshed.places.plan import Plan
    from skillshed.places.program import Program


def priced(program: Program, mean: Plan, worst: Floats) -> Relaxation:
    """The bound at the prices that the plan for the mean gives, and the point of the programmes at these prices.

    Args:
        program: with all futures.
        mean: the plan for the mean of the futures.
        worst: unmet need of each future in the best plan so far; the tail's price lies on the worst of them, [future].
    """
    linear, price = program.whole, _carried(program, mean, worst)
    cost = program.weighed - linear.matrix.T @ price
    made = alone(program, cost)
    if made is None:
        return Relaxation(False, np.zeros(len(cost)), np.inf, price, rounding.rows([], program.columns))
    used = price != 0
    worth = float(price[used] @ np.where(price > 0, linear.lower, linear.upper)[used])
    together = np.minimum(cost * np.minimum(linear.most, _most(program)), 0.0)[program.programme < 0].sum()
    bound = max(made.bound + worth + float(together), mean.proof.bound)
    return Relaxation(True, made.x, bound, price, made.cuts)


def _most(program: Program) -> Floats:
    """What shared columns without a bound come to at most in some best plan, [column]."""
    x, made = program.columns, np.full(program.columns.count, np.inf)
    need = float(program.network.need.sum(axis=(0, 1)).max(initial=0.0))
    made[x["tail_at"]] = made[x["tail_over"]] = need
    made[x["worst"]] = 100.0
    made[x["surplus"]] = float(program.network.wishes.sum(axis=(0, 1)).max())
    return made


def _carried(program: Program, mean: Plan, worst: Floats) -> Floats:
    """The mean plan's prices of what programmes share, of the right sign, as prices of the program with all futures, [row]."""
    made, linear = np.zeros(len(program.lower)), program.whole
    for name, first in mean.program.first.items():
        count = len(mean.program.rows[name])
        if count == len(program.rows[name]):
            at = program.first[name]
            made[at : at + count] = mean.relaxation.price[first : first + count]
    made[program.first["tail"] + np.arange(len(worst))] = _tail(program, worst)
    made[owners(linear, program.programme) >= 0] = 0.0
    made[((made > 0) & np.isinf(linear.lower)) | ((made < 0) & np.isinf(linear.upper))] = 0.0
    return made


def _tail(program: Program, worst: Floats) -> Floats:
    """What the tail weighs, laid on the worst futures until they are as probable as the tail is (the dual of CVaR)."""
    net = program.network
    order = np.argsort(-worst, kind="stable")
    share = net.probability[order] / net.case.limits.tail
    made = np.zeros(len(order))
    made[order] = np.clip(1 - (np.cumsum(share) - share), 0.0, share)
    return made * net.case.weights.unmet_need_tail / MILLION
