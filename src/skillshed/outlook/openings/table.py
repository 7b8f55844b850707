# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One region's openings in every draw, told by their mean and quantiles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy.stats import norm

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
    replacement = _running(np.add, replaced)
    need = _running(np.maximum, expansion + replacement)
    return {"expansion": expansion, "replacement": replacement, "openings": np.maximum(need, 0.0)}


def _running(step: np.ufunc, yearly: NDArray[np.float32]) -> NDArray[np.float32]:
    """Accumulate along the last axis and keep how the array lies in memory, which `accumulate` does not."""
    result = yearly.copy(order="K")
    for year in range(1, result.shape[-1]):
        step(result[..., year], result[..., year - 1], out=result[..., year])
    return result


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
    persons, left = (_draws_innermost(_some(one, employed)) for one in (place.persons, place.left))
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
        low, high = _quantiles(drawn, level=level)
        mean = drawn.mean(axis=0, dtype=np.float64)
        if chance:
            noise = norm.ppf(0.5 + level / 2) ** 2 * np.maximum(mean, 0.0)
            low = np.maximum(mean - np.sqrt((mean - low) ** 2 + noise), 0.0)
            high = mean + np.sqrt((high - mean) ** 2 + noise)
        columns[f"{prefix}mean"] = mean.reshape(-1)
        columns[f"{prefix}low"], columns[f"{prefix}high"] = low.reshape(-1), high.reshape(-1)
    return pd.DataFrame(columns)


def _quantiles(
    drawn: NDArray[np.float32], *, level: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Lower and upper quantile over the draws (first axis), by sorting along memory."""
    ordered = np.sort(np.moveaxis(_draws_innermost(drawn), 0, -1), axis=-1)
    last = ordered.shape[-1] - 1
    found = []
    for place in ((0.5 - level / 2) * last, (0.5 + level / 2) * last):
        below = int(place)
        part = place - below
        found.append(ordered[..., below] * (1 - part) + ordered[..., min(below + 1, last)] * part)
    return found[0].astype(np.float64), found[1].astype(np.float64)


def _draws_innermost(drawn: NDArray[np.float32]) -> NDArray[np.float32]:
    """The same array, (draw, …), laid out in memory so that sums and quantiles over the draws read it in order."""
    return np.moveaxis(np.ascontiguousarray(np.moveaxis(drawn, 0, -1), dtype=np.float32), -1, 0)
