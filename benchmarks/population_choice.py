# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the choice of the totals' assumptions is worth: chosen by some years, tried on others.

How fast growth returns to its mean is set by hand, with all origins seen. Here a machine chooses the same assumptions from a grid by the
origins of other years, a block of years left out at a time, and is tried on that block: what a choice made without having seen the
years would have given. Expected totals only, no draws.

Usage: python benchmarks/population_choice.py
"""

from __future__ import annotations

from contextlib import contextmanager
from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np

import population_backtest
from skillshed.outlook.population.assumptions import assumptions
from skillshed.outlook.population.expected import estimate_rates, run
from skillshed.outlook.population.history import read_history
from skillshed.outlook.population.remarks import Remarks
from skillshed.outlook.population.totals import Totals, combined, lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from skillshed.outlook.population.history import History

    Floats = NDArray[np.float64]

HORIZONS, LAST = population_backtest.HORIZONS, population_backtest.LAST
ORIGINS = range(1980, LAST - min(HORIZONS) + 1)
BLOCKS = (range(1980, 1984), range(1984, 1988), range(1988, 1992), range(1992, 1996), range(1996, 2001))
GRID = {
    "division_memory": (0.0, 0.4, 0.6, 0.75, 0.9),
    "nation_growth_memory": (0.0, 0.2, 0.4, 0.6, 0.8),
    "line_recent_share": (0.0, 0.5, 1.0),
    "line_prior_years": (0.0, 0.25, 1.0),
}


def main() -> None:
    """Print both ways of choosing."""
    for row in apart():
        print(row)


def apart() -> list[dict[str, Any]]:
    """Give per horizon the error relative to drift's and the share of cells nearer than it: as set, and as chosen by other years."""
    history = read_history(*population_backtest.read(), base=LAST, remarks=Remarks())
    seen = {origin: _Seen(history, origin) for origin in ORIGINS}
    tried = [_errors(seen, dict(zip(GRID, values, strict=True))) for values in product(*GRID.values())]
    as_set = _errors(seen, {})
    elsewhere: dict[tuple[int, int], Floats] = {}
    for block in BLOCKS:
        best = min(tried, key=lambda errors: _loss(errors, seen, without=block))
        elsewhere |= {cell: error for cell, error in best.items() if cell[0] in block}
    return [
        {"horizon": ahead} | _row(seen, ahead, {"as_set": as_set, "elsewhere": elsewhere})
        for ahead in HORIZONS
    ]


class _Seen:
    """One origin: its history, the cohorts' totals, drift's errors `[year, region]` and the outcome's persons."""

    def __init__(self, history: History, origin: int) -> None:
        self.past = history.until(origin)
        self.horizon = max(ahead for ahead in HORIZONS if origin + ahead <= LAST)
        rates, _ = estimate_rates(self.past, horizon=self.horizon)
        made = run(self.past.population[-1], rates, horizon=self.horizon)
        self.cohorts = Totals.of(made.population.sum(axis=(2, 3)))
        known = len(self.past.years)
        self.outcome = history.population[known : known + self.horizon].sum(axis=(2, 3))
        total = self.past.population.sum(axis=(2, 3))
        pace = (total[-1] - total[0]) / (known - 1)
        self.drift = np.abs(total[-1] + np.outer(np.arange(1, self.horizon + 1), pace) - self.outcome)

    def errors(self) -> Floats:
        """Errors of the combined totals with the assumptions that hold, `[year, region]`, persons."""
        return np.abs(combined(self.cohorts, lines(self.past, horizon=self.horizon)) - self.outcome)


@contextmanager
def assumed(values: Mapping[str, float]) -> Iterator[None]:
    """Let other values hold for a while."""
    kept = {name: assumptions()[name]["value"] for name in values}
    try:
        for name, value in values.items():
            assumptions()[name]["value"] = value
        yield
    finally:
        for name, value in kept.items():
            assumptions()[name]["value"] = value


def _errors(seen: Mapping[int, _Seen], values: Mapping[str, float]) -> dict[tuple[int, int], Floats]:
    """Errors by origin and horizon, `[region]`, persons."""
    with assumed(values):
        made = {origin: one.errors() for origin, one in seen.items()}
    return {
        (origin, ahead): errors[ahead - 1]
        for origin, errors in made.items()
        for ahead in HORIZONS
        if origin + ahead <= LAST
    }


def _loss(
    errors: Mapping[tuple[int, int], Floats], seen: Mapping[int, _Seen], *, without: Sequence[int]
) -> float:
    """Mean over horizons of the error relative to drift's, some origins left out."""
    kept = {cell: error for cell, error in errors.items() if cell[0] not in without}
    return float(np.mean([_ratio(kept, seen, ahead) for ahead in HORIZONS]))


def _ratio(errors: Mapping[tuple[int, int], Floats], seen: Mapping[int, _Seen], ahead: int) -> float:
    of = [origin for origin, horizon in errors if horizon == ahead]
    drift = sum(seen[origin].drift[ahead - 1].sum() for origin in of)
    return float(sum(errors[origin, ahead].sum() for origin in of) / drift)


def _row(
    seen: Mapping[int, _Seen], ahead: int, ways: Mapping[str, Mapping[tuple[int, int], Floats]]
) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for name, errors in ways.items():
        nearer = [errors[cell] < seen[cell[0]].drift[ahead - 1] for cell in errors if cell[1] == ahead]
        row[name] = {
            "ratio": round(_ratio(errors, seen, ahead), 4),
            "nearer": round(float(np.mean(nearer)), 4),
        }
    return row


if __name__ == "__main__":
    main()
