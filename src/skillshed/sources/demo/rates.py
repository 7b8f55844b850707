# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How likely people are to die, have children and move, by age: the truth that the published figures are drawn from.

The common level of each rate walks from year to year; a place's own level is lasting, with a slow walk. The same walk goes on
after the last published year, so that the future is of the same kind as the past.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from skillshed.sources.demo.parameters import parameters

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.sources.demo.geography import Geography

AGES = np.arange(101)
"""Age at the end of the year; the last one is 100 or older."""

YOUTH = (16, 25)
"""Ages [from, to) whose moves follow the draw of the young."""


@dataclass(frozen=True)
class Rates:
    """Everything that walks, for all years; place-specific parts are multipliers.

    Attributes:
        mode: modal age at death, [year, sex].
        fertility: children per woman, [year].
        immigration: persons per inhabitant and year, [year].
        emigration: probability per inhabitant and year, [year].
        draw: how strongly each place draws movers, log scale, [year, place].
        mortality: multiplier of the force of mortality, [place].
        births: multiplier of fertility, [place].
    """

    mode: NDArray[np.float64]
    fertility: NDArray[np.float64]
    immigration: NDArray[np.float64]
    emigration: NDArray[np.float64]
    draw: NDArray[np.float64]
    mortality: NDArray[np.float64]
    births: NDArray[np.float64]


def draw_rates(geography: Geography, years: int, rng: np.random.Generator) -> Rates:
    """Draw the walks of all rates for so many years.

    Args:
        geography: the map.
        years: how many years, the future included.
        rng: where chance comes from.
    """
    facts = parameters("population")
    places = len(geography.places)
    death, birth, abroad, internal = (
        facts["mortality"],
        facts["fertility"],
        facts["external"],
        facts["internal"],
    )
    drift = np.array([death["drift"]["men"], death["drift"]["women"]])
    start = np.array([death["men"]["mode"], death["women"]["mode"]])
    mode = start + np.cumsum(drift + rng.normal(0, death["walk"], (years, 1)), axis=0)
    draw = _returning(0, internal, (years, places), rng=rng)
    if geography.has_rest:
        draw[:, -1] = 0  # what a large area consists of evens out
    return Rates(
        mode=mode,
        fertility=_returning(birth["mean"], birth, years, rng=rng, start=birth["total"]),
        immigration=abroad["immigration"]
        * np.exp(_returning(0, abroad, years, rng=rng))
        * np.where(rng.random(years) < abroad["peak_chance"], abroad["peak"], 1),
        emigration=abroad["emigration"] * np.exp(_returning(0, abroad, years, rng=rng)),
        draw=draw,
        mortality=np.exp(rng.normal(0, death["region"], places)),
        births=geography.attribute("births") * np.exp(rng.normal(0, birth["region"], places)),
    )


def _returning(
    mean: float,
    facts: dict[str, float],
    shape: int | tuple[int, int],
    *,
    rng: np.random.Generator,
    start: float | None = None,
) -> NDArray[np.float64]:
    """A first-order walk that is drawn back to its mean: x += return * (mean - x) + N(0, walk)."""
    steps = rng.normal(0, facts["walk"], shape)
    walk = np.empty_like(steps)
    level = np.full(steps.shape[1:], mean if start is None else start)
    for year in range(len(steps)):
        walk[year] = level
        level = level + facts["return"] * (mean - level) + steps[year]
    return walk


def death_probabilities(mode: NDArray[np.float64]) -> NDArray[np.float64]:
    """Yearly probability of death by age, shape [sex, age], from the Gompertz law in mode form with a constant for accidents."""
    facts = parameters("population")["mortality"]
    rows = []
    for sex, key in enumerate(("men", "women")):
        law = facts[key]
        force = law["accidents"] + law["slope"] * np.exp(law["slope"] * (AGES - 0.5 - mode[sex]))
        force[0] += law["infant"]
        rows.append(1 - np.exp(-force))
    return np.array(rows)


def birth_rates(total: float, years_on: int) -> NDArray[np.float64]:
    """Children per woman and year by age, shape [age]; adds up to the total fertility rate."""
    facts = parameters("population")["fertility"]
    age = facts["age"] + facts["age_drift"] * years_on
    curve = np.exp(-0.5 * ((AGES - age) / facts["spread"]) ** 2)
    curve[(AGES < 15) | (AGES > 49)] = 0  # noqa: PLR2004 - the fertile ages
    return np.asarray(total * curve / curve.sum())


def move_probabilities() -> NDArray[np.float64]:
    """Yearly probability of moving over a municipal border by age, shape [age] (after Rogers & Castro 1981: base, youth, childhood)."""
    facts = parameters("population")["internal"]
    fall = np.maximum(np.exp(-facts["old_decay"] * np.maximum(AGES - 40, 0)), 1 / 3)
    youth = facts["youth"] * np.exp(-0.5 * ((AGES - facts["youth_age"]) / facts["youth_spread"]) ** 2)
    family = facts["family"] * np.exp(-0.5 * ((AGES - facts["family_age"]) / facts["family_spread"]) ** 2)
    child = facts["child"] * np.exp(-AGES / facts["child_decay"])
    return np.asarray(facts["base"] * fall + youth + family + child)


def foreign_profile() -> NDArray[np.float64]:
    """How immigrants are spread over sex and age, shape [sex, age], adds up to 1."""
    facts = parameters("population")["external"]
    adults = np.exp(-0.5 * ((AGES - facts["age"]) / facts["spread"]) ** 2) * (AGES >= 16)  # noqa: PLR2004 - grown up enough to come alone
    children = 1.0 * (AGES < 16)  # noqa: PLR2004 - the rest of them
    old = 0.04 * np.exp(-np.maximum(AGES - 45, 0) / 12) * (AGES >= 45)  # noqa: PLR2004 - parents and returning pensioners
    profile = (1 - facts["children"]) * (adults + old) / (adults + old).sum() + facts[
        "children"
    ] * children / children.sum()
    return np.stack([facts["men"] * profile, (1 - facts["men"]) * profile])
