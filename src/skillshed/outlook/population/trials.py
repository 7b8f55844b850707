# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The model run from its own past: what it expected then, and what came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.population.assumptions import assumption
from skillshed.outlook.population.expected import estimate_rates, run
from skillshed.outlook.population.totals import Totals, combined, lines

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.outlook.population.history import History


@dataclass(frozen=True)
class Trial:
    """One past origin: the totals that cohorts and lines gave, and the outcome `[year, region]` in persons.

    The outcome is NaN where a region did not exist at the origin or has changed its borders since.
    """

    origin: int
    cohorts: Totals
    line: Totals
    outcome: NDArray[np.float64]

    def errors(self) -> NDArray[np.float64]:
        """Log of outcome to the two combined, `[year, region]`."""
        return np.asarray(
            np.log(np.maximum(self.outcome, 1.0) / np.maximum(combined(self.cohorts, self.line), 1.0))
        )


def trials_of(history: History) -> list[Trial]:
    """Run the model from past origins, newest first, as far back as there is a history to learn from."""
    first = int(history.years[0] + assumption("trial_least_history"))
    origins = range(history.base - 2, first - 1, -int(assumption("trial_step")))
    return [_trial(history, origin) for origin in origins if history.until(origin).usable.any()]


def _trial(history: History, origin: int) -> Trial:
    horizon = min(history.base - origin, int(assumption("trial_longest_horizon")))
    past = history.until(origin)
    rates, _ = estimate_rates(past, horizon=horizon)
    after = len(past.years)
    came = history.population[after : after + horizon].sum(axis=(2, 3))
    unbroken = np.logical_and.accumulate(history.usable[after - 1 : after - 1 + horizon], axis=0)
    expected = run(past.population[-1], rates, horizon=horizon).population.sum(axis=(2, 3))
    outcome = np.where(unbroken, came, np.nan)
    return Trial(origin, Totals.of(expected), lines(past, horizon=horizon), outcome)
