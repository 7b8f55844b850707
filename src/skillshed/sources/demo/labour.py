# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who among the residents is employed, by age and sex, through the business cycle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.sources.demo.parameters import parameters
from skillshed.sources.demo.rates import AGES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


def employment_rates(
    years: tuple[int, int], places: int, *, known_until: int, rng: np.random.Generator
) -> Floats:
    """Share of residents who are employed.

    Args:
        years: the first and the last year, both included.
        places: how many places.
        known_until: the last published year; shocks after it come by chance.
        rng: where chance comes from.

    Returns:
        Shares, [year, place, sex, age].
    """
    facts = parameters("work")["employment"]
    count = years[1] - years[0] + 1
    rate = np.array(
        [np.interp(AGES, list(facts[sex]), list(facts[sex].values())) for sex in ("men", "women")]
    )
    older = np.clip(1 + facts["later"] * np.arange(count), 1, 1.25)
    later = np.where((AGES >= 60) & (AGES <= 71), older[:, None], 1.0)  # noqa: PLR2004 - the ages in which people retire
    place = np.exp(rng.normal(0, facts["region"], places))
    cycle = np.exp(_cycle(years, known_until, rng))
    rates = rate[None, None] * later[:, None, None] * place[None, :, None, None] * cycle[:, None, None, None]
    return np.asarray(np.minimum(rates, 0.95))


def _cycle(years: tuple[int, int], known_until: int, rng: np.random.Generator) -> Floats:
    """Employment over or under its trend, log scale, [year]: a first-order walk with shocks."""
    facts = parameters("work")["cycle"]
    level, path = 0.0, []
    for year in range(years[0], years[1] + 1):
        step = float(rng.normal(0, facts["walk"]))
        by_chance = facts["shock"] if float(rng.random()) < facts["chance"] and year > known_until else 0.0
        level = (1 - facts["return"]) * level + step + facts["shocks"].get(year, by_chance)
        path.append(level)
    return np.array(path)


def self_employed_share() -> Floats:
    """Share of the employed who run a firm of their own, [sex, age]; the occupation register does not count them."""
    facts = parameters("work")["self_employed"]
    share = facts["base"] + facts["per_year_of_age"] * np.clip(AGES - 25, -10, 60)
    return np.stack([facts["men"] * share, facts["women"] * share])
