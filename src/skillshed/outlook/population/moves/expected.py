# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The expected run with gross moves: what leaves one region arrives in another, every year, sex and age."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from skillshed.outlook.population.moves.exchange import arrivals
from skillshed.outlook.population.steps import entrants, mothers

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.outlook.population.fertility import Fertility
    from skillshed.outlook.population.moves.rates import Moves

_MOST_TILT: Final = 0.8
_MOST_LEAVING: Final = 0.9
_ROUNDS: Final = 3


@dataclass(frozen=True)
class ExpectedMoves:
    """The expected run's moves, years first.

    Attributes:
        leaving, emigration: share of the survivors, `[year, region, sex, age]`.
        arriving, immigration: persons, same shape.
        unexplained: other changes, persons, same shape.
        persons: at the beginning of the year, `[year, region]`.
    """

    leaving: NDArray[np.float64]
    emigration: NDArray[np.float64]
    arriving: NDArray[np.float64]
    immigration: NDArray[np.float64]
    unexplained: NDArray[np.float64]
    persons: NDArray[np.float64]


@dataclass(frozen=True)
class MovesRun:
    """Population, entrants, net migration `[year, region, sex, age]`, births `[year, region]`, and the moves."""

    population: NDArray[np.float64]
    entrants: NDArray[np.float64]
    migration: NDArray[np.float64]
    births: NDArray[np.float64]
    moves: ExpectedMoves


@dataclass(frozen=True)
class _Tilt:
    """How far moves are tilted: regions' relative net of their turnover `[region]`, and the same of foreign moves."""

    regions: NDArray[np.float64]
    foreign: float = 0.0


@dataclass(frozen=True)
class _Year:
    """One year, `[region, sex, age]`: persons who entered, who survived, and moves."""

    came: NDArray[np.float64]
    lived: NDArray[np.float64]
    leaving: NDArray[np.float64]
    emigration: NDArray[np.float64]
    arriving: NDArray[np.float64]
    immigration: NDArray[np.float64]
    unexplained: NDArray[np.float64]

    @property
    def end(self) -> NDArray[np.float64]:
        stays = self.lived * (1 - self.leaving - self.emigration)
        return np.asarray(np.maximum(stays + self.arriving + self.immigration + self.unexplained, 0.0))

    @property
    def turnover(self) -> NDArray[np.float64]:
        """Moves within the country either way, `[region]`."""
        return np.asarray(np.maximum((self.lived * self.leaving + self.arriving).sum(axis=(1, 2)), 1e-9))

    @property
    def foreign(self) -> float:
        """Moves across the border either way, persons."""
        return max(float((self.lived * self.emigration + self.immigration).sum()), 1e-9)


def run_moves(
    start: NDArray[np.float64],
    moves: Moves,
    *,
    survival: NDArray[np.float64],
    fertility: Fertility,
    boys: NDArray[np.float64],
    totals: NDArray[np.float64] | None = None,
) -> MovesRun:
    """Project `[region, sex, age]` persons forward with the expected rates.

    Args:
        start: persons at the base year's end.
        moves: rates of moving.
        survival: share of the entrants, `[year, region, sex, age]`.
        fertility: births per woman.
        boys: share of births by child's sex.
        totals: `[year, region]` persons to arrive at by more or fewer moves, within what is reasonable.
    """
    rates = fertility.rates()
    now, lived = start, []
    for year in range(len(survival)):
        came = entrants(now, np.zeros(start.shape[:2]))
        at = (year, survival[year])
        births = (mothers(now, _year(came, now, moves, at=at).end) * rates[year]).sum(axis=-1)
        came[..., 0] = births[:, None] * boys
        made = _year(came, now, moves, at=at)
        if totals is not None:
            made = _towards(totals[year], made, moves, now=now, came=came, at=at)
        now = made.end
        lived.append(made)
    return _gathered(start, lived)


def _year(
    came: NDArray[np.float64],
    now: NDArray[np.float64],
    moves: Moves,
    *,
    at: tuple[int, NDArray[np.float64]],
    tilt: _Tilt | None = None,
) -> _Year:
    """Let one year's entrants survive and move; without a tilt, by the rates and the expected level."""
    year, survival = at
    persons = now.sum(axis=(1, 2))
    lived = came * survival
    if tilt is None:
        plain = _year(came, now, moves, at=at, tilt=_Tilt(np.zeros(len(persons))))
        tilt = _Tilt(_conserved(moves.level[year] * persons, plain.turnover, moves=moves))
    up, down = (1 + tilt.regions)[:, None, None], (1 - tilt.regions)[:, None, None]
    emigration = moves.emigration[year] * (1 - tilt.foreign)
    leaving = np.minimum(moves.leaving * down, _MOST_LEAVING - emigration)
    arriving = arrivals(
        lived * leaving,
        moves.drawing * persons[:, None, None] * up,
        outside=moves.outside,
        between=moves.between,
    )
    immigration = moves.immigration[year] * persons.sum() * moves.immigrants * (1 + tilt.foreign)
    return _Year(came, lived, leaving, emigration, arriving, immigration, came * moves.unexplained)


def _conserved(
    wanted: NDArray[np.float64], turnover: NDArray[np.float64], *, moves: Moves
) -> NDArray[np.float64]:
    """Give the tilt that moves so many persons net, `[region]`; what some gain others lose."""
    if moves.outside is None:
        wanted = wanted - wanted.sum() * turnover / turnover.sum()
    return np.asarray(np.clip(wanted / turnover, -_MOST_TILT, _MOST_TILT))


def _towards(
    totals: NDArray[np.float64],
    made: _Year,
    moves: Moves,
    *,
    now: NDArray[np.float64],
    came: NDArray[np.float64],
    at: tuple[int, NDArray[np.float64]],
) -> _Year:
    """Reach the totals: the nation's by foreign moves, the regions' by what they gain from each other."""
    plain = _year(came, now, moves, at=at, tilt=_Tilt(np.zeros(len(totals))))
    regions = _conserved(moves.level[at[0]] * now.sum(axis=(1, 2)), plain.turnover, moves=moves)
    foreign = 0.0
    for _ in range(_ROUNDS):
        lacking = totals - made.end.sum(axis=(1, 2))
        foreign = float(np.clip(foreign + lacking.sum() / plain.foreign, -_MOST_TILT, _MOST_TILT))
        whole = (plain.lived * plain.emigration + plain.immigration).sum(axis=(1, 2))
        apart = lacking - lacking.sum() * whole / plain.foreign
        wanted = regions * plain.turnover + apart
        regions = _conserved(wanted, plain.turnover, moves=moves)
        made = _year(came, now, moves, at=at, tilt=_Tilt(regions, foreign))
    return made


def _gathered(start: NDArray[np.float64], lived: list[_Year]) -> MovesRun:
    def stacked(name: str) -> NDArray[np.float64]:
        return np.stack([getattr(year, name) for year in lived])

    population, entered = stacked("end"), stacked("came")
    return MovesRun(
        population=population,
        entrants=entered,
        migration=population - stacked("lived"),
        births=entered[..., 0].sum(axis=2),
        moves=ExpectedMoves(
            leaving=stacked("leaving"),
            emigration=stacked("emigration"),
            arriving=stacked("arriving"),
            immigration=stacked("immigration"),
            unexplained=stacked("unexplained"),
            persons=np.concatenate([start[None], population[:-1]]).sum(axis=(2, 3)),
        ),
    )
