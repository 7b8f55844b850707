# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The population room's estimates as the rates of a pool: who leaves, who arrives, who comes from abroad.

Population, births and deaths give net migration only. Gross moves have the level that is given or assumed and the age
shape of mobility; the arrivals are what makes the net the estimated one, and a region that loses more has more departures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from skillshed.outlook.multistate.futures import FACTORS
from skillshed.outlook.multistate.settings import setting

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.outlook.population.expected import Rates
    from skillshed.outlook.population.history import History
    from skillshed.outlook.population.migration import Migration

    Floats = NDArray[np.float64]
    Variables = dict[str, tuple[str | tuple[str, ...], Floats]]

_CELL: Final = ("sex", "age", "region")
_MOTHERS: Final = slice(14, 50)


def demographic_rates(history: History, estimated: Rates, *, horizon: int, crude: float) -> Variables:
    """Give every rate that does not depend on education.

    Args:
        history: its last year is the base.
        estimated: the population room's rates.
        horizon: years that the mean level of migration is taken over.
        crude: moves to other regions per person and year.
    """
    people = history.population[-1]
    fertility = np.zeros((people.shape[-1], len(people)))
    mothers = estimated.fertility.rates()[0].T
    fertility[_MOTHERS] = mothers[: max(people.shape[-1] - _MOTHERS.start, 0)]
    hazard = np.maximum(estimated.mortality.hazard * estimated.mortality.level, 0.0)
    return {
        "hazard": (_CELL, hazard.transpose(1, 2, 0)),
        "pace": (("sex", "age"), estimated.mortality.pace),
        "fertility": (("age", "region"), fertility),
        "children": (("sex",), estimated.boys),
        "path": (("factor", "ahead"), _paths(estimated, horizon)),
        "spread": (("factor",), np.array([_spreads(estimated, crude)[name] for name in FACTORS])),
        "factor": ("factor", np.array(FACTORS)),
        **_abroad(people, estimated.migration),
        **_between(people, estimated.migration, crude=crude),
    }


def _abroad(people: Floats, migration: Migration) -> Variables:
    """The nation's balance: where it gains, immigrants by number; where it loses, emigrants by rate."""
    rate = migration.nation.mean(axis=0)
    arriving = np.maximum(rate, 0.0) * people.sum(axis=0)
    share = people.sum(axis=0) / np.maximum(people.sum(axis=0), 1e-9)
    persons = people / np.maximum(people.sum(axis=0), 1e-9) * (arriving * share)
    leaving = np.broadcast_to(np.clip(-rate, 0.0, 0.9), people.shape)
    return {
        "immigration": (_CELL, persons.transpose(1, 2, 0)),
        "emigration": (_CELL, leaving.transpose(1, 2, 0)),
    }


def _between(people: Floats, migration: Migration, *, crude: float) -> Variables:
    net = migration.deviation.mean(axis=0)
    net = net - (people * net).sum(axis=0) / np.maximum(people.sum(axis=0), 1e-9)
    departure = np.maximum(crude * migration.mobility, -1.2 * net)
    departure = np.clip(np.broadcast_to(departure, people.shape), 0.0, 0.5)
    if len(people) == 1:
        departure = np.zeros_like(departure)
    arriving = np.maximum(people * (departure + net), 0.0) + 1e-9
    return {
        "departure": (_CELL, departure.transpose(1, 2, 0)),
        "arrival": (_CELL, (arriving / arriving.sum(axis=0)).transpose(1, 2, 0)),
    }


def _paths(estimated: Rates, horizon: int) -> Floats:
    """What is expected of each factor, `[factor, ahead]`: the total fertility rate's way back, mortality's pace, else 1."""
    paths = np.ones((len(FACTORS), horizon))
    total = estimated.fertility.total
    paths[FACTORS.index("fertility")] = total / max(total[0], 1e-9)
    paths[FACTORS.index("mortality")] = np.arange(1, horizon + 1)
    return paths


def _spreads(estimated: Rates, crude: float) -> dict[str, float]:
    """Standard deviation of a year's change of each factor's log (of mortality: years of its pace)."""
    pace = float(np.abs(estimated.mortality.pace).mean())
    known = pace > 0 and estimated.mortality.spread > 0
    return {
        "mortality": estimated.mortality.spread / pace if known else float(setting("spread.mortality_pace")),
        "fertility": estimated.fertility.spread,
        "moving": float(setting("spread.moving")),
        "immigration": float(setting("spread.immigration")),
        "learning": float(setting("spread.learning")),
        "attraction": _attraction(estimated.migration.regional_level, crude),
    }


def _attraction(levels: Floats, crude: float) -> float:
    """How a region's arrivals wander: change of its crude net rate between five-year means, per year, over the gross."""
    span = 5
    if len(levels) < 2 * span or crude <= 0 or levels.shape[1] < 2:  # noqa: PLR2004 - a single region has no share
        return float(setting("spread.attraction"))
    newest, older = (
        np.nan_to_num(levels[end - span : end]).mean(axis=0) for end in (len(levels), len(levels) - span)
    )
    return float(np.sqrt(np.mean((newest - older) ** 2) / span) / crude)
