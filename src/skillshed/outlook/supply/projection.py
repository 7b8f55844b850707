# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Project the supply of people by education group."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, overload

import numpy as np

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.outlook.supply.accounts import Accounts, read_accounts
from skillshed.outlook.supply.errors import Spread, learn_spread, shares_of_error
from skillshed.outlook.supply.expected import Course, Given, expect
from skillshed.outlook.supply.outside import given_from
from skillshed.outlook.supply.participation import border_commuting, net_commuting, participation
from skillshed.outlook.supply.paths import Expected, RegionPaths, Shocks, add_up, draw_region
from skillshed.outlook.supply.rates import NATION, Rates, learn_rates
from skillshed.outlook.supply.settings import setting
from skillshed.outlook.supply.table import frame

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Supply:
    """A projected supply, from which any region's draws can be taken.

    Attributes:
        accounts: what was known.
        rates: what was learned of the flows.
        given: what was told from outside.
        share: expected participation, [region, sex, education, 1 + horizon].
        commuting: net in-commuters per person in the labour force, [region, education].
        border: net in-commuters over a national border, persons, [region, education, 1 + horizon].
        spread: how wrong earlier projections were.
        horizon, draws, seed: as asked for.
    """

    accounts: Accounts
    rates: Rates
    given: Given
    share: Floats
    commuting: Floats
    border: Floats
    spread: Spread
    horizon: int
    draws: int
    seed: int

    @property
    def regions(self) -> tuple[str, ...]:
        """The regions, sorted."""
        return self.accounts.regions

    @property
    def educations(self) -> tuple[str, ...]:
        """The education groups, sorted; the draws' second axis."""
        return self.accounts.educations

    @property
    def years(self) -> tuple[int, ...]:
        """The base year and those projected; the draws' last axis."""
        base = self.accounts.years[-1]
        return tuple(range(base, base + self.horizon + 1))

    @cached_property
    def counties(self) -> tuple[str, ...]:
        """The counties whose sum the nation is; none where they do not cover it."""
        counties = tuple(
            one for one in self.regions if len(one) == len(NATION) and one.isdigit() and one != NATION
        )
        if NATION not in self.regions or not counties:
            return ()
        now = self.accounts.stock[..., -1].sum(axis=(1, 2))
        parts = sum(float(now[self.regions.index(one)]) for one in counties)
        whole = float(now[self.regions.index(NATION)])
        return counties if abs(parts - whole) <= float(setting("coherence.tolerance")) * whole else ()

    def course(self, factors: Mapping[str, float] | None = None) -> Course:
        """The expected course of every region; `factors` multiply flows, for what-if questions."""
        given = self.given
        if factors:
            given = Given(
                given.graduated, given.recognised, given.entrants, given.leaving, given.people, factors
            )
        return expect(self.accounts.stock[..., -1], self.rates, horizon=self.horizon, given=given)

    def expected(self, course: Course) -> dict[str, Expected]:
        """By region the expected course, both sexes together."""
        stock = course.stock.sum(axis=1)
        force = (course.stock * self.share).sum(axis=1)
        part = np.where(stock > 0, force / np.where(stock > 0, stock, 1.0), self.share.mean(axis=1))
        shares = shares_of_error(self.spread, course, given=self.given)
        ahead = np.arange(1, self.horizon + 1, dtype=float)
        wide = (
            self.spread.variance("stock", stock[..., 1:], ahead),
            self.spread.variance("participation", force[..., 1:], ahead),
        )
        return {
            region: Expected(
                stock[i], part[i], {name: flow[i].sum(axis=0) for name, flow in course.flows.items()},
                self.commuting[i], self.border[i], {name: one[i] for name, one in shares.items()}, (wide[0][i], wide[1][i]),
            )
            for i, region in enumerate(self.regions)
        }  # fmt: skip

    @cached_property
    def _expected(self) -> dict[str, Expected]:
        return self.expected(self.course())

    @cached_property
    def _shocks(self) -> tuple[Shocks, Shocks]:
        stock, force = (
            Shocks(self.seed, subject, draws=self.draws, educations=self.educations) for subject in (11, 12)
        )
        return stock, force

    def paths(self, region: str) -> RegionPaths:
        """Draw one region; the nation is the sum of its counties where they cover it."""
        if region == NATION and self.counties:
            return add_up((self._own(one) for one in self.counties), self._expected[NATION])
        return self._own(region)

    def _own(self, region: str) -> RegionPaths:
        stock, force = self._shocks
        return draw_region(self._expected[region], (stock.of(region), force.of(region)))


@overload
def project(
    stock: pd.DataFrame, flows: pd.DataFrame, labour_force: pd.DataFrame | None = ..., commuting: pd.DataFrame | None = ...,
    *, base: int, horizon: int, draws: int = ..., seed: int = ..., level: float = ..., graduates: pd.DataFrame | None = ...,
    population: pd.DataFrame | None = ..., recognised: pd.DataFrame | None = ..., border: pd.DataFrame | None = ...,
    with_draws: Literal[False] = ...,
) -> pd.DataFrame: ...  # fmt: skip
@overload
def project(
    stock: pd.DataFrame, flows: pd.DataFrame, labour_force: pd.DataFrame | None = ..., commuting: pd.DataFrame | None = ...,
    *, base: int, horizon: int, draws: int = ..., seed: int = ..., level: float = ..., graduates: pd.DataFrame | None = ...,
    population: pd.DataFrame | None = ..., recognised: pd.DataFrame | None = ..., border: pd.DataFrame | None = ...,
    with_draws: Literal[True],
) -> tuple[pd.DataFrame, Supply]: ...  # fmt: skip
def project(  # noqa: PLR0913, PLR0917 - each table that may be known is an argument; all but the first two have a default
    stock: pd.DataFrame,
    flows: pd.DataFrame,
    labour_force: pd.DataFrame | None = None,
    commuting: pd.DataFrame | None = None,
    *,
    base: int,
    horizon: int,
    draws: int = 1000,
    seed: int = 0,
    level: float = 0.8,
    graduates: pd.DataFrame | None = None,
    population: pd.DataFrame | None = None,
    recognised: pd.DataFrame | None = None,
    border: pd.DataFrame | None = None,
    with_draws: bool = False,
) -> pd.DataFrame | tuple[pd.DataFrame, Supply]:
    """Project the labour force by education group and place of work, with every flow that leads to it.

    Steps: (1) read stock and flows up to the base year; (2) learn each flow's rate, drawn towards region and nation, with a damped
    trend (`rates`); (3) carry the stock forward by the accounting identity (`expected`); (4) × participation, + net commuting
    (`participation`); (5) learn from earlier origins how wrong that is (`errors`) and draw paths (`paths`).

    Args:
        stock: region, education, year, value (persons of 18-64 at the year's end); status and sex are summed.
        flows: region, education, flow, year, value (persons during the year); sex where known. Flows: entrants (18-year-olds),
            leavers (65-year-olds), moved_in, moved_out, graduated, further_educated.
        labour_force: region, education, status (in_labour_force, outside_labour_force), year, value; sex where known.
        commuting: region, education, flow (day_population, night_population), year, value.
        base: last year whose figures may be used.
        horizon: years to project, at least 1.
        draws: number of paths behind the intervals.
        seed: of the draws.
        level: share of outcomes that low-high should hold.
        graduates: region, education, year, value (persons): in place of the graduates that history leads to; those who
            graduate leave other groups, so `further_educated` follows. See `graduates_from_starters`.
        population: region, sex, age (single years), year, value or mean (persons), the base year included: entrants, leavers and the
            sum of the stock follow it.
        recognised: region, education, year, value (persons, net): recognition of foreign or prior learning.
        border: region, education, year, value (persons): net in-commuters over a national border; the last year goes on.
        with_draws: also give the `Supply`, whose `paths(region)` are the draws.

    Returns:
        A frame region, education, year, component, mean, low, high (persons). Components: `supply` (labour force by place of
        work), `residents` (labour force by residence), `stock`, and the flows during the year: entrants, leavers, moved_in,
        moved_out, graduated, further_educated, recognised and other (what the flows do not explain; may be negative).
        `attrs["remarks"]` tells what was done with the input.

    Raises:
        InputError: unusable input, an unknown base year, or settings out of range.
    """
    _check(horizon, level=level, draws=draws)
    accounts = read_accounts(stock, flows, labour_force, base=base)
    years = tuple(range(base, base + horizon + 1))
    axes = (accounts.regions, accounts.educations)
    made = Supply(
        accounts, learn_rates(accounts), given_from(accounts, graduates, recognised, population=population, years=years[1:]),
        participation(accounts, horizon=horizon), net_commuting(commuting, *axes, base=base), border_commuting(border, *axes, years=years),
        learn_spread(accounts, horizon=horizon), horizon, draws, seed,
    )  # fmt: skip
    told = frame(made, level=level)
    told.attrs["remarks"] = _remarks(made, commuting)
    return (told, made) if with_draws else told


def _check(horizon: int, *, level: float, draws: int) -> None:
    if horizon >= 1 and 0 < level < 1 and draws >= 1:
        return
    raise InputError(
        Text(
            sv="Framskrivningen behöver minst ett år, en nivå mellan 0 och 1 och minst en dragning.",
            en="The projection needs at least one year, a level between 0 and 1 and at least one draw.",
        ),
        where=f"horizon={horizon}, level={level}, draws={draws}",
        mend=Text(sv="Ändra värdet.", en="Change the value."),
    )


def _remarks(made: Supply, commuting: pd.DataFrame | None) -> list[Text]:
    remarks = list(made.accounts.remarks)
    if commuting is None:
        remarks.append(Text(
            sv="Tillgången räknas efter bostad, eftersom pendlingen per utbildningsgrupp inte är känd.",
            en="Supply is counted by residence, since commuting by education group is not known.",
        ))  # fmt: skip
    if np.isnan(made.accounts.force).all():
        remarks.append(Text(
            sv="Alla 18–64 år räknas till arbetskraften, eftersom deltagandet per utbildningsgrupp inte är känt.",
            en="Everybody of 18–64 counts as labour force, since participation by education group is not known.",
        ))  # fmt: skip
    if NATION in made.regions and not made.counties:
        remarks.append(Text(
            sv="Länen täcker inte riket i utbildningstabellerna; riket är framskrivet för sig.",
            en="The counties do not cover the nation in the education tables; the nation is projected by itself.",
        ))  # fmt: skip
    if made.spread.origins < 3:  # noqa: PLR2004 - two origins are two draws of the business cycle
        remarks.append(Text(
            sv="Historiken är kort: tillgångens osäkerhet bygger mest på antaganden.",
            en="The history is short: the supply's uncertainty rests mostly on assumptions.",
        ))  # fmt: skip
    return remarks
