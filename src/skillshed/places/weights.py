# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What each shortfall of a plan weighs, in kronor, so that persons, minutes and money can be set against each other."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Weights:
    """Kronor per unit; 0 leaves a goal out of what is weighed (it is still measured and shown).

    Attributes:
        unmet_need: per starter needed and not placed, mean over futures.
        unmet_need_tail: per starter needed and not placed, mean of the worst futures (CVaR).
        surplus: per starter placed beyond the need.
        unmet_wish: per pupil whose wish is not placed.
        travel: per minute one way and placed pupil.
        cost: per krona.
        change: per group started more or fewer than today, each autumn.
        worst_off: per percentage point of unmet wishes in the municipality that has the highest share of them, each autumn.
    """

    unmet_need: float
    unmet_need_tail: float
    surplus: float
    unmet_wish: float
    travel: float
    cost: float
    change: float
    worst_off: float
