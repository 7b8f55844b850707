# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a plan must keep within, whatever it weighs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Limits that hold in every plan; each can be set per case.

    Attributes:
        reach: minutes one way beyond which nobody is placed.
        travel: minutes one way that most pupils are to travel at most.
        travel_share: share of the placed pupils of each municipality and year who travel no longer than `travel`; 0 asks nothing.
        ramp: groups by which a programme at a site may change from one autumn to the next (opening and closing are free of it).
        once: a programme at a site opens at most once and closes at most once in the planned years.
        selection: how many different national programmes each cooperation area offers, at least.
        minimum_today: whether the smallest group is asked of what is offered today too; else only of groups more than today.
        tail: the share of the worst futures whose mean is weighed by itself (CVaR); 0.1 is the worst tenth.
        slack: where goals have an order of priority, the share by which a goal may come to more than its best for the sake of the next ones.
    """

    reach: float
    travel: float
    travel_share: float
    ramp: int
    once: bool
    selection: int
    minimum_today: bool
    tail: float
    slack: float
