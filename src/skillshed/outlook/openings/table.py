# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One region's openings in every draw, told by their mean and quantiles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy.stats import norm

from skillshed.outlook.draws import innermost, quantiles, running

if TYPE_CHECKING:
    from numpy.typing import NDArray

ALL_OCCUPATIONS = "T"
COMPONENTS = ("expansion", "replacement", "openings")
COLUMNS = (
    "region",
    "occupation",
    "year",
    "component",
    "mean",
    "low",
    "high",
    "cumulative_mean",
    "cumulative_low",
    "cumulative_high",
)


CHANCE = ("replacement", "openings")
"""Components that count who leaves."""


def openings(persons: NDArray[np.float32], replaced: NDArray[np.float32]) -> dict[str, NDArray[np.float32]]:
    """Cumulate the three components since the base year.

    Args:
        persons: employed, shape (draw, occupation, 1 + horizon), the base year first.
        replaced: those who leave each year, shape (draw, occupation, horizon).

    Returns:
        `expansion`, `replacement` and `openings`, each (draw, occupation, horizon). Openings are the largest sum of the
        two so far and never below nil: persons too many are taken before anyone new.
    """
    expansion = persons[..., 1:] - persons[..., :1]
    replacement = running(np.add, replaced)
    need = running(np.maximum, expansion + replacement)
    return {"expansion": expansion, "replacement": replacement, "openings": np.maximum(need, 0.0)}


@dataclass(frozen=True)
class Place:
    """One region or area in every draw.

    Attributes:
        code: of the region or area.
        occupations: codes along the axis.
        years: the base year first.
        persons: employed, shape (draw, occupation, 1 + horizon).
        left: those who leave each year, shape (draw, occupation, horizon).
    """

    code: str
    occupations: NDArray[np.str_]
    years: NDArray[np.int_]
    persons: NDArray[np.float32]
    left: NDArray[np.float32]


def told(place: Place, *, level: float, together: bool) -> pd.DataFrame:
    """Give a place's rows in the order of `COLUMNS`: every occupation that anybody has, and all together when asked.

    All together (`T`) is the sum of the occupations' own openings in every draw: persons too many in one occupation do not
    fill another.

    Args:
        place: the draws.
        level: share of the draws between low and high.
        together: whether `T` is told too.
    """
    employed = np.flatnonzero(place.persons.max(axis=(0, 2)) > 0)
    persons, left = (innermost(_some(one, employed)) for one in (place.persons, place.left))
    cumulated = openings(persons, left)
    blocks = _rows(place, cumulated, place.occupations[employed], level=level)
    if together:
        whole = {name: drawn.sum(axis=1, keepdims=True) for name, drawn in cumulated.items()}
        blocks += _rows(place, whole, np.array([ALL_OCCUPATIONS]), level=level)
    return pd.concat(blocks, ignore_index=True)[list(COLUMNS)]


def _some(drawn: NDArray[np.float32], occupations: NDArray[np.intp]) -> NDArray[np.float32]:
    return drawn if occupations.size == drawn.shape[1] else drawn[:, occupations]


def _rows(
    place: Place, cumulated: dict[str, NDArray[np.float32]], codes: NDArray[np.str_], *, level: float
) -> list[pd.DataFrame]:
    years = place.years[1:]
    return [
        _component(drawn, level=level, chance=name in CHANCE).assign(
            region=place.code,
            component=name,
            occupation=np.repeat(codes, years.size),
            year=np.tile(years, codes.size),
        )
        for name, drawn in cumulated.items()
    ]


def _component(cumulated: NDArray[np.float32], *, level: float, chance: bool) -> pd.DataFrame:
    """Mean and interval of a component; `chance` adds that who leaves is a count, whatever the rate (Poisson)."""
    columns: dict[str, NDArray[np.float64]] = {}
    yearly = cumulated.copy(order="K")
    yearly[..., 1:] -= cumulated[..., :-1]
    for prefix, drawn in (("", yearly), ("cumulative_", cumulated)):
        low, high = quantiles(drawn, level=level)
        mean = drawn.mean(axis=0, dtype=np.float64)
        if chance:
            noise = norm.ppf(0.5 + level / 2) ** 2 * np.maximum(mean, 0.0)
            low = np.maximum(mean - np.sqrt((mean - low) ** 2 + noise), 0.0)
            high = mean + np.sqrt((high - mean) ** 2 + noise)
        columns[f"{prefix}mean"] = mean.reshape(-1)
        columns[f"{prefix}low"], columns[f"{prefix}high"] = low.reshape(-1), high.reshape(-1)
    return pd.DataFrame(columns)
