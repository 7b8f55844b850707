# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Set demand against supply: for every region and education group the gap, its verdict and why."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook import mix
from skillshed.outlook.balance.decomposition import RegionBalance
from skillshed.outlook.balance.margins import NATION, Sides, margins_now, margins_then
from skillshed.outlook.balance.settings import setting
from skillshed.outlook.balance.situation import Situation, situation
from skillshed.outlook.balance.strays import apart_sd, walk_sd
from skillshed.outlook.balance.verdict import judge_together, together
from skillshed.outlook.draws import innermost
from skillshed.outlook.mix.demand import draw_strays, draw_trend
from skillshed.outlook.mix.estimation import Margins, Mix
from skillshed.outlook.mix.flexibility import affinity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd
    import xarray as xr
    from numpy.typing import NDArray

    from skillshed.outlook.supply.projection import Supply

    Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Outlook:
    """Demand and supply of every region that has both.

    Attributes:
        supply: the projected supply.
        employment: draws of employed persons, (draw, region, occupation, year), the base year first.
        members: by region the employment regions it is the sum of.
        situation: the base year, on the supply's axes.
        mixes: by region who works in each occupation.
        closure: how far the number of jobs follows the number of people, 0 to 1; see `meeting`.
        matches: the flexibility matrix, None for the package's own.
        apart: how far the nation's jobs may stray from its people, standard deviation of the log, [1 + horizon]; None for no bound.
        walk: how far a group's share of its occupations strays in a year, standard deviation of the log.
    """

    supply: Supply
    employment: xr.DataArray
    members: Mapping[str, tuple[str, ...]]
    situation: Situation
    mixes: Mapping[str, Mix]
    closure: float
    matches: pd.DataFrame | None = None
    apart: Floats | None = None
    walk: float | None = None

    @property
    def regions(self) -> list[str]:
        """Regions with both supply and demand, sorted."""
        return sorted(self.members)

    @cached_property
    def trend(self) -> Floats:
        """Which part of the mix's observed change goes on, [draw]."""
        return draw_trend(self.supply.draws, self.supply.seed)

    @cached_property
    def strays(self) -> Floats:
        """How each group's share of its occupations strays, a factor, [draw, education, 1 + horizon]."""
        return draw_strays(
            self.supply.educations,
            draws=self.supply.draws,
            horizon=self.supply.horizon,
            seed=self.supply.seed,
            step=self.walk,
        )

    @cached_property
    def affinity(self) -> Floats:
        """How well each education fits each occupation, [occupation, education]; see `mix.flexibility`."""
        occupations = [str(code) for code in self.employment["occupation"].to_numpy()]
        return affinity(occupations, self.supply.educations, self.matches)

    @cached_property
    def vacancy_rate(self) -> Floats:
        """Unfilled jobs per person asked for in the base year, [region, education]; NaN where nothing is measured."""
        force = (self.supply.accounts.stock[..., -1] * self.supply.share[..., 0]).sum(axis=1)
        people = force * (1 + self.supply.commuting) + self.supply.border[..., 0]
        return np.asarray(self.situation.vacancies / np.maximum(self.situation.demand(people), 1.0))

    def position(self, region: str) -> int:
        """A region's place on the supply's first axis."""
        return self.supply.regions.index(region)

    @cached_property
    def _apart(self) -> Floats:
        """The nation's total demand over its total supply relative to the base year, [draw, 1 + horizon]; 1 where unknown."""
        if NATION not in self.members:
            return np.ones((self.supply.draws, self.supply.horizon + 1))
        place = self.position(NATION)
        wanted = self._wanted(NATION).sum(axis=1)
        there = np.einsum("dgt,g->dt", self.supply.paths(NATION).supply, 1 - self.situation.friction[place])
        return np.asarray((wanted / wanted[:, :1]) / (there / there[:, :1]))

    def meeting(self, closure: float | None = None) -> Floats:
        """Factor on all jobs by which the nation's demand and supply approach each other, [draw, 1 + horizon].

        In the long run the number of jobs follows the number of people who want them (unemployment has no trend although the labour
        force has multiplied; Layard, Nickell & Jackman 1991). So a part `closure` of what sets the nation's total demand apart from its
        total supply, relative to the base year, is closed over `closing.years` years. What is left to judge is how jobs and people are
        spread over educations and regions. Nor do draws stray farther from their middle than `apart`. Without figures of the nation
        nothing is closed.
        """
        share = self.closure if closure is None else closure
        ahead = np.arange(self.supply.horizon + 1)
        left = 1 - share * np.minimum(ahead / float(setting("closing.years")), 1.0)
        log = np.log(self._apart)
        middle = log.mean(axis=0)
        strayed = log - middle
        if self.apart is None:
            return innermost(np.exp((left - 1) * log))
        spread = strayed.std(axis=0)
        bound = np.where(spread > 0, self.apart / np.where(spread > 0, spread, 1.0), 1.0)
        return innermost(np.exp((left - 1) * middle + (np.minimum(left, bound) - 1) * strayed))

    def jobs(self, region: str) -> Floats:
        """Persons asked for by occupation, [draw, occupation, 1 + horizon]; the nation's total approaches the people there are."""
        wanted = self._wanted(region)
        wanted *= self.meeting()[:, None]
        return wanted

    def _wanted(self, region: str) -> Floats:
        """Persons asked for by occupation before demand and supply approach each other.

        Each draw's employment relative to its own base year, times the base year's demand: measurement noise of the base year, which a
        draw of the employment holds, is no change.
        """
        return begun_at(self.mixes[region].persons.sum(axis=1), sum_of(self.employment, self.members[region]))

    def last_jobs(self, closure: float | None = None) -> dict[str, Floats]:
        """By region the expected jobs of the last year by occupation, with the outlook's closure or another."""
        factor = self.meeting(closure)[:, -1] / self.meeting()[:, -1]
        return {region: factor @ jobs / len(factor) for region, jobs in self._last.items()}

    @cached_property
    def _last(self) -> dict[str, Floats]:
        return {region: np.ascontiguousarray(self.jobs(region)[..., -1]) for region in self.regions}

    @cached_property
    def surplus_in_nation(self) -> Floats | None:
        """The probability of a surplus of each group in the nation, [education, 1 + horizon]; None without figures of it."""
        if NATION not in self.members:
            return None
        one = self.of(NATION)
        sets = together(self.supply.educations, one.people.force[..., 0].mean(axis=0))
        return judge_together(one.gap, one.demand, sets).surplus

    def of(self, region: str) -> RegionBalance:
        """One region's balance in every draw."""
        jobs, own = self.jobs(region), self.mixes[region]
        steady = Mix(own.occupations, own.educations, own.share, np.zeros_like(own.drift), own.persons)
        people = self.supply.paths(region)
        return RegionBalance(
            mix.demand(jobs, own, trend=self.trend, strays=self.strays),
            mix.demand(jobs, steady),
            people,
            self.situation.friction[self.position(region)],
        )


def sum_of(employment: xr.DataArray, members: Sequence[str]) -> Floats:
    """Add some regions' draws, [draw, occupation, year]."""
    drawn = employment.transpose("draw", "region", "occupation", "year")
    places = [drawn.indexes["region"].get_loc(member) for member in members]
    whole = drawn.to_numpy()[:, places[0]].copy(order="K")
    for place in places[1:]:
        whole += drawn.to_numpy()[:, place]
    return innermost(whole.astype(float))


def begun_at(now: Floats, drawn: Floats) -> Floats:
    """Let draws [draw, occupation, 1 + horizon] begin at [occupation] and grow as they do; writes over them."""
    start = drawn[..., :1].copy(order="K")
    drawn /= np.where(start > 0, start, 1.0)
    drawn *= now[:, None] * (start > 0)
    return drawn


def project(  # noqa: PLR0913 - every argument after the three tables is a keyword with a default
    supply: Supply,
    employment: xr.DataArray,
    stock: pd.DataFrame,
    *,
    known: pd.DataFrame | None = None,
    members: Mapping[str, Sequence[str]] | None = None,
    vacancies: pd.DataFrame | None = None,
    matches: pd.DataFrame | None = None,
    friction: float | None = None,
    closure: float | None = None,
) -> Outlook:
    """Set demand against supply.

    Args:
        supply: as `supply.project(…, with_draws=True)` gives.
        employment: as `demand.project(…, with_draws=True)` gives, with as many draws and the same base year and horizon.
        stock: region, education, status, year, value: the base year's situation and, for the mix's trend, earlier ones.
        known: region, occupation, year, value (employed persons): for the mix's trend; None for no trend.
        members: regions of the supply that are sums of regions of the employment, such as functional regions.
        vacancies: region, education, value: unfilled jobs in the base year.
        matches: a flexibility matrix in place of the package's own: occupation, education, match.
        friction: highest frictional unemployment; the parameter's unless given.
        closure: how far the number of jobs follows the number of people, 0 to 1; the parameter's unless given.
    """
    summed = _members(supply, employment, members or {})
    now = situation(
        stock,
        (supply.regions, supply.educations),
        base=supply.years[0],
        vacancies=vacancies,
        friction=friction,
    )
    sides = Sides(supply, employment, summed)
    mixes = (
        _mixes(sides, margins_now(sides, now), margins_then(sides, stock, known), matches=matches)
        if summed
        else {}
    )
    follows = float(setting("closing.share")) if closure is None else closure
    base, nation = supply.years[0], mixes.get(NATION)
    return Outlook(
        supply,
        employment,
        summed,
        now,
        mixes,
        follows,
        matches,
        apart=apart_sd(stock, base=base, horizon=supply.horizon),
        walk=None if nation is None else walk_sd(nation, stock, known, base=base),
    )


def _members(
    supply: Supply, employment: xr.DataArray, told: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    known = {str(code) for code in employment["region"].to_numpy()}
    found: dict[str, tuple[str, ...]] = {one: (one,) for one in supply.regions if one in known}
    for region in supply.regions:
        parts = tuple(sorted(told.get(region, ())))
        if region not in found and parts and set(parts) <= known:
            found[region] = parts
    return found


def _mixes(
    sides: Sides, now: Margins, then: tuple[Margins | None, int], *, matches: pd.DataFrame | None
) -> dict[str, Mix]:
    axes = (sides.occupations, sides.supply.educations)
    made = mix.estimate(axes, now, then[0], years=then[1], matches=matches)
    return dict(zip(sides.regions, made[1:], strict=True))
