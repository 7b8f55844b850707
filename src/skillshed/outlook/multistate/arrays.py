# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a kernel is given: rates that all draws share, the few numbers a draw has of its own, and what to count.

Bare arrays, C-contiguous, float32 (places are int64). Inside a kernel the axes are `[sex, age, education, region]`: with
regions innermost a cell of all regions is one row, what its movers share is one sum over the row, and a year is one
walk through a state that stays in the processor's cache.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float32]
Places = NDArray[np.int64]


class Scene(NamedTuple):
    """The start and the rates of every draw; ages are those at the end of the year.

    Attributes:
        start: persons at 31 December of the base year, `[sex, age, education, region]`.
        hazard: death rate of those who enter the age, per person and year, `[sex, age, region]`.
        pace: change of its log per unit of the mortality index, `[sex, age]`.
        risk: probability of dying relative to all of that age, `[age, education]`.
        departure: moves to other regions per survivor and year, `[sex, age, region]`.
        arrival: share of all movers of the sex and age that arrives, `[sex, age, region]`, sums to 1 over regions.
        mobility: moves out relative to all of that age, `[age, education]`; emigration has the same.
        emigration: moves abroad per survivor and year, `[sex, age, region]`.
        immigration: persons a year, `[sex, age, region]`.
        immigrants: their education, shares `[sex, age, education]`.
        fertility: births per woman and year, `[age, region]`, nil outside the fertile ages.
        children: share of births by the child's sex, `[sex]`; the last sex bears the children.
        transition: share that takes the step in the year, `[step, sex, age, region]`.
        steps: from group, to group, first age, last age, `[step, 4]`; taken one after the other.
    """

    start: Reals
    hazard: Reals
    pace: Reals
    risk: Reals
    departure: Reals
    arrival: Reals
    mobility: Reals
    emigration: Reals
    immigration: Reals
    immigrants: Reals
    fertility: Reals
    children: Reals
    transition: Reals
    steps: Places


class Futures(NamedTuple):
    """The handful of numbers that a draw and year has; all but the first are factors around 1.

    Attributes:
        mortality: the index: years of the expected pace, `[draw, year]`.
        fertility: on births, `[draw, year]`.
        moving: on moves between regions, `[draw, year]`.
        immigration: on immigrants, `[draw, year]`.
        learning: on steps to an education, `[draw, year, education]`.
        attraction: on a region's share of those who move, `[draw, year, region]`.
    """

    mortality: Reals
    fertility: Reals
    moving: Reals
    immigration: Reals
    learning: Reals
    attraction: Reals


class Counting(NamedTuple):
    """What is kept of every draw: sums over age bands, by sex or for both, in the years asked for.

    Attributes:
        year: place of each year in the result, -1 where it is not kept, `[year]`.
        sex: place of each sex, `[sex]`.
        begin: where the bands of an age begin in `band`, `[age + 1]`.
        band: places of the bands that hold each age, one age after the other.
    """

    year: Places
    sex: Places
    begin: Places
    band: Places


def shape_of(scene: Scene, counting: Counting, draws: int) -> tuple[int, int, int, int, int, int]:
    """Give the shape of the result: `[draw, year kept, sex, band, education, region]`, persons."""
    _, _, groups, regions = scene.start.shape
    bands = int(counting.band.max(initial=-1)) + 1
    return draws, int(counting.year.max()) + 1, int(counting.sex.max()) + 1, bands, groups, regions
