# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One pass over the draws for everything a reader asks: regions, areas summed of them, age groups, components.

Quantiles do not add up, so sums are made in every draw and their interval is read from the sums.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.outlook.population.intervals import frame_of, interval
from skillshed.outlook.population.preparation import prepare

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from skillshed.language import Text
    from skillshed.outlook.population.kernel import YearOfDraws
    from skillshed.outlook.population.preparation import Moves, Prepared

    _Figures = dict[tuple[tuple[str, tuple[str, ...]], ...], dict[int, NDArray[np.float64]]]
    """By a block's axes and year ahead: mean, low and high of its cells, `[3, …]`."""

ROOM = 600_000_000
"""Bytes that the draws of areas' sums may take at once."""


@dataclass(frozen=True)
class Overview:
    """The outlook of every area.

    Attributes:
        people: region, sex (`T` for both together), age (single years, and groups with sex `T`), year, mean, low, high.
        change: region, component (births, deaths, net_migration; where moves are known also its parts net_domestic and
            net_foreign), year, mean, low, high; persons in the year.
        remarks: what was noticed in the tables.
    """

    people: pd.DataFrame
    change: pd.DataFrame
    remarks: list[Text]


@dataclass(frozen=True)
class _Sums:
    """Draws of the areas that are summed of regions: people `[area, sex, age, year, draw]`, change `[area, component, year, draw]`."""

    people: NDArray[np.float32]
    change: NDArray[np.float32]


def overview(  # noqa: PLR0913, PLR0917 - every argument after the tables is a keyword
    population: pd.DataFrame,
    deaths: pd.DataFrame | None,
    births: pd.DataFrame | None,
    moves: Moves = None,
    *,
    base: int,
    horizon: int,
    areas: Mapping[str, Sequence[str]],
    bands: Mapping[str, tuple[int, int]],
    draws: int = 1000,
    seed: int = 0,
    level: float = 0.8,
) -> Overview:
    """Project every region, and every area that is a sum of regions, in one pass.

    Args:
        population: long frame `region, sex, age, year, value`: persons at 31 December by single age.
        deaths: the same columns, persons that died in the year; None: cohort change instead.
        births: the same columns; `age` is the mother's and `sex` the child's; None: as for deaths.
        moves: who moved, by age or by place, as in `project`; None: net migration is what is left.
        base: the last year that may influence the result.
        horizon: how many years ahead.
        areas: code of an area → the regions it is the sum of.
        bands: label of an age group → its first and last age.
        draws: how many random futures the intervals are made of.
        seed: the same seed and tables give the same figures.
        level: share of futures that an interval holds.

    Raises:
        InputError: the tables cannot be used; it says which row and what to mend.
    """
    ready = prepare(population, deaths, births, moves, base=base, horizon=horizon, draws=draws, seed=seed)
    view = _View(ready, bands, level)
    for number, some in enumerate(_groups(areas, ready, horizon)):
        _run(ready, view if number == 0 else None, sums=view, areas=some, horizon=horizon)
    return view.done()


def _groups(
    areas: Mapping[str, Sequence[str]], ready: Prepared, horizon: int
) -> Iterator[dict[str, Sequence[str]]]:
    """Part the areas so that the draws of each group's sums take no more than `ROOM`; one group at least.

    Every further group runs the draws again: a region's draws are its own, so they come out the same.
    """
    cells = ready.history.population[-1][0].size * horizon * ready.factors.level.shape[-1]
    size = max(1, ROOM // (4 * cells))
    codes = list(areas)
    for first in range(0, max(len(codes), 1), size):
        yield {code: areas[code] for code in codes[first : first + size]}


def _run(
    ready: Prepared,
    regional: _View | None,
    *,
    sums: _View,
    areas: Mapping[str, Sequence[str]],
    horizon: int,
) -> None:
    """Go through the draws once, for the sums of some areas and, where a view is given, for the regions themselves."""
    regions = [str(region) for region in ready.history.regions]
    member = np.array([[region in set(members) for region in regions] for members in areas.values()])
    summed = _empty(ready, count=len(areas), horizon=horizon)
    for at, year, result in ready.futures():
        if regional is not None:
            regional.add(regions[at], ahead=year + 1, people=result.people, change=result.components())
        if len(areas):
            _accumulate(summed, result, member=member[:, at].astype(np.float32), year=year)
    for ahead in range(1, horizon + 1):
        people, change = summed.people[..., ahead - 1, :], summed.change[..., ahead - 1, :]
        sums.add(list(areas), ahead=ahead, people=people, change=change)


def _empty(ready: Prepared, *, count: int, horizon: int) -> _Sums:
    _, sexes, ages = ready.history.population[-1].shape
    draws = ready.factors.level.shape[-1]
    return _Sums(
        np.zeros((count, sexes, ages, horizon, draws), dtype=np.float32),
        np.zeros((count, len(ready.components), horizon, draws), dtype=np.float32),
    )


def _accumulate(sums: _Sums, result: YearOfDraws, *, member: NDArray[np.float32], year: int) -> None:
    sums.people[..., year, :] += np.tensordot(member, result.people, axes=1)
    sums.change[..., year, :] += np.tensordot(member, result.components(), axes=1)


class _View:
    """Collects means and intervals, block by block."""

    def __init__(self, ready: Prepared, bands: Mapping[str, tuple[int, int]], level: float) -> None:
        history = ready.history
        self._base, self._level, self._remarks = history.base, level, ready.remarks
        self._sexes = [str(sex) for sex in history.sexes]
        self._ages = [str(age) for age in history.ages]
        self._bands, self._components = bands, list(ready.components)
        self._people: _Figures = {}
        self._change: _Figures = {}

    def add(
        self, areas: list[str], *, ahead: int, people: NDArray[np.float32], change: NDArray[np.float32]
    ) -> None:
        """Take in one year of draws: people `[area, sex, age, draw]`, change `[area, component, draw]`."""
        both = people.sum(axis=1, keepdims=True)
        groups = np.stack(
            [both[:, :, first : last + 1].sum(axis=2) for first, last in self._bands.values()], axis=2
        )
        for sex, ages, drawn in (
            (self._sexes, self._ages, people),
            (["T"], self._ages, both),
            (["T"], list(self._bands), groups),
        ):
            self._keep(self._people, drawn, ahead, region=areas, sex=sex, age=ages)
        self._keep(self._change, change, ahead, region=areas, component=self._components)

    def _keep(self, kept: _Figures, draws: NDArray[np.float32], ahead: int, **axes: list[str]) -> None:
        """Read one year's figures; a block's years are laid out together when all have come."""
        block = tuple((name, tuple(codes)) for name, codes in axes.items())
        kept.setdefault(block, {})[ahead] = interval(draws, level=self._level)

    def _frames(self, kept: _Figures) -> pd.DataFrame:
        return pd.concat(
            [
                frame_of(
                    np.stack(list(years.values()), axis=1),
                    {"year": [self._base + ahead for ahead in years], **dict(block)},
                )
                for block, years in kept.items()
            ],
            ignore_index=True,
        )

    def done(self) -> Overview:
        """Give what was collected."""
        return Overview(self._frames(self._people), self._frames(self._change), self._remarks.as_list())
