# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The pupils of every planned autumn and how each likes every offer in reach, most liked first - whatever plan they meet.

A pupil is of a home and of the programme it would put first as things are offered today; there are as many of each as the case's wishes say, give or take
chance. Its tastes are drawn from the choice model given that. Then a programme that opens nearby draws those who like it better than what they had, and one that
closes sends its applicants where they would rather go.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise, product
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from skillshed.places.access import arcs
from skillshed.places.admission import NOWHERE, Market, Pupils
from skillshed.places.applicants.parameters import parameters
from skillshed.places.applicants.tastes import Liking, inclusive_value

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.places.applicants import ChoiceModel
    from skillshed.places.case import Case

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

DEPTH: Final = 48
"""How far down a pupil's likings are kept; offers that are closed are passed over."""
SPARE: Final = 4.0
"""Times as many tastes are drawn as there are pupils of a home in the future with most of them."""
FEWEST: Final = 1000
"""Tastes that are drawn for the smallest home."""
CASTS: Final = 10
"""How many different casts of pupils the futures are divided among: chance in what pupils like must not pass for a future's."""


@dataclass(frozen=True, eq=False)
class Applying:
    """Who applies in the planned autumns, and for what they may.

    Attributes:
        offers: programme, site, school_form, group_size, cost, length, fixed_share, education: what may be offered, [offer].
        arcs: municipality, programme, site, minutes: who may be admitted where, [arc].
        homes: the municipalities, [home].
        market: the arcs as admission reads them.
        pupils: of each autumn, the casts one after the other, each the best first.
        counts: how many of each kind (home and wish), [kind, future], of each autumn.
        wishing: the same by home, [home, future], of each autumn.
    """

    offers: pd.DataFrame
    arcs: pd.DataFrame
    homes: list[str]
    market: Market
    pupils: dict[int, list[Pupils]]
    counts: dict[int, Ints]
    wishing: dict[int, Ints]

    def halves(self) -> list[tuple[tuple[int, int], Applying]]:
        """Half of the casts and the futures they apply in, and the other half; all of them where there is one cast."""
        casts = [one.futures for one in next(iter(self.pupils.values()))]
        cut = len(casts) // 2
        parts = [part for part in (casts[:cut], casts[cut:]) if part]
        return [(span, self._within(*span)) for span in ((part[0][0], part[-1][1]) for part in parts)]

    def _within(self, first: int, last: int) -> Applying:
        """Those who apply in some of the futures."""
        return replace(
            self,
            pupils={year: [one.since(first) for one in casts if first <= one.futures[0] < last] for year, casts in self.pupils.items()},
            counts={year: np.ascontiguousarray(one[:, first:last]) for year, one in self.counts.items()},
            wishing={year: one[:, first:last] for year, one in self.wishing.items()},
        )  # fmt: skip


def applying(case: Case, *, model: ChoiceModel | None = None, seed: int = 1, chance: bool = True) -> Applying:
    """Draw the pupils of every planned autumn.

    Args:
        case: wishes, travel times, who is open to whom and what is offered today.
        model: the choice model, where one has been learnt; else pupils weigh travel as the dated parameters say.
        seed: of numbers, tastes and merits.
        chance: whether chance decides how many apply; else they are as many as expected.
    """
    rng = np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, 31])))
    offers = _offers(case)
    near = arcs(case).merge(
        case.programmes[["programme", "school_form", "group_size"]], on="programme", how="left"
    )
    homes = [str(one) for one in case.municipalities["municipality"]]
    programmes = [str(one) for one in case.programmes["programme"]]
    market = _market(case, near, offers, names=(homes, programmes))
    kinds = case.wishes.sel(municipality=homes, programme=programmes)
    expected = kinds.transpose("municipality", "programme", "year", "future").to_numpy().astype(float)
    shape = (len(homes) * len(programmes), *expected.shape[2:])
    drawn = np.asarray(rng.poisson(expected) if chance else _certain(expected)).reshape(shape)
    tastes = _tastes(
        near, market, expected.mean(axis=(2, 3)), most=drawn.max(axis=(1, 2)), model=model, rng=rng
    )
    casts = [
        *pairwise(np.linspace(0, len(case.futures), min(CASTS, len(case.futures)) + 1).astype(int).tolist())
    ]
    pupils = {
        year: [_pupils(drawn[:, at], cast, (tastes, rng)) for cast in casts]
        for at, year in enumerate(case.years)
    }
    counts = {year: np.ascontiguousarray(drawn[:, at]) for at, year in enumerate(case.years)}
    wishing = {year: one.reshape(len(homes), len(programmes), -1).sum(axis=1) for year, one in counts.items()}
    return Applying(offers, near, homes, market, pupils, counts, wishing)


def _offers(case: Case) -> pd.DataFrame:
    columns = ["programme", "school_form", "group_size", "cost", "length", "fixed_share", "education"]
    offers = case.possible.merge(case.programmes[columns], on="programme")
    return offers.sort_values(["programme", "site"], ignore_index=True)


def _market(
    case: Case, near: pd.DataFrame, offers: pd.DataFrame, *, names: tuple[list[str], list[str]]
) -> Market:
    index = pd.MultiIndex.from_frame(offers[["programme", "site"]])
    today = case.today.groupby(["programme", "site"])["groups"].sum().reindex(index).fillna(0.0)
    homes, programmes = ({code: at for at, code in enumerate(one)} for one in names)
    return Market(
        offer=np.asarray(
            index.get_indexer(pd.MultiIndex.from_frame(near[["programme", "site"]])), dtype=np.int64
        ),
        home=_numbers(near["municipality"], homes),
        programme=_numbers(near["programme"], programmes),
        minutes=near["minutes"].to_numpy(dtype=np.float32),
        today=np.asarray(today, dtype=float) * offers["group_size"].to_numpy(dtype=float),
        programmes=len(programmes),
        homes=len(homes),
        length=int(parameters()["list"]["choices"]["value"]),
    )


def _numbers(codes: pd.Series, known: dict[str, int]) -> Ints:
    return np.array([known[str(one)] for one in codes], dtype=np.int64)


def _certain(expected: Floats) -> Ints:
    """The expected number of each kind as whole pupils, each home's total kept: [home, programme, year, future]."""
    steps = np.rint(np.cumsum(expected, axis=1)).astype(np.int64)
    return np.diff(steps, axis=1, prepend=0)


@dataclass(frozen=True)
class Tastes:
    """A stock of pupils' tastes.

    Attributes:
        order: arcs, the most liked first, NOWHERE where the list ends, [taste, rank].
        of: the tastes of each kind.
    """

    order: NDArray[np.int32]
    of: list[Ints]


def _tastes(
    near: pd.DataFrame,
    market: Market,
    wish: Floats,
    *,
    most: Ints,
    model: ChoiceModel | None,
    rng: np.random.Generator,
) -> Tastes:
    """Draw a stock of tastes for every home and school form - who wishes one form ranks no other - and sort them by what each would put first as things are offered today.

    Args:
        near: who may be admitted where.
        market: the same, as admission reads it.
        wish: expected pupils by home and programme, [home, programme].
        most: pupils of each kind in the future with most of them, [kind].
        model: the choice model.
        rng: chance.
    """
    school, inclusive = _school(near, market, model)
    form = near["school_form"].to_numpy()
    orders, of, first = [], [np.zeros(0, dtype=np.int64) for _ in most], 0
    for home, kind in product(range(market.homes), sorted(set(form))):
        mine = np.flatnonzero((market.home == home) & (form == kind))
        of_form = np.isin(np.arange(market.programmes), market.programme[mine])
        needed = np.where(of_form, most.reshape(market.homes, -1)[home], 0)
        if not needed.any():
            continue
        liked = _liking(mine, market, (school, wish[home], inclusive))
        drawn = liked.draw(max(int(SPARE * needed.sum()), FEWEST), rng)
        own = _sorted_by_wish(drawn, liked.programme, market.today[market.offer[mine]] > 0, needed=needed)
        orders.append(_ordered(drawn, mine))
        for programme in np.flatnonzero(needed):
            of[home * market.programmes + programme] = own[programme] + first
        first += len(drawn)
    orders.append(np.full((1, DEPTH), NOWHERE, dtype=np.int32))  # who reaches nothing
    return Tastes(np.concatenate(orders), [one if len(one) else np.array([first]) for one in of])


def _school(near: pd.DataFrame, market: Market, model: ChoiceModel | None) -> tuple[Floats, float]:
    """What each school is worth to whom it is open to, [arc], and how much of that reaches the choice of programme.

    Places are today's, a group where there is none today: what is known of places and applicants is mostly that places follow applicants, so
    that a plan must not count on drawing pupils by seats alone.
    """
    unknown = parameters()["unknown"]
    if model is None:
        return np.asarray(market.minutes, dtype=float) * float(unknown["minutes"]["value"]), float(
            unknown["inclusive"]["value"]
        )
    places = np.maximum(market.today[market.offer], near["group_size"].to_numpy(dtype=float))
    worth = model.utility(near.assign(log_places=np.log(places)))
    return worth, float(np.clip(model.inclusive, 0.05, 1.0))


def _liking(mine: Ints, market: Market, given: tuple[Floats, Floats, float]) -> Liking:
    """How a home likes its arcs: the expected wishes are what it then chooses as things are offered today."""
    school, wish, inclusive = given
    programme, now = market.programme[mine], market.today[market.offer[mine]] > 0
    count = market.programmes
    today, ever = (inclusive_value(school[mine][one], programme[one], count) for one in (now, now | True))
    offered = np.bincount(programme[now], minlength=count) > 0
    value = np.log(np.maximum(wish, 1e-9)) - inclusive * np.where(offered, today, ever)
    return Liking(programme, school[mine], value, inclusive)


def _sorted_by_wish(drawn: Floats, programme: Ints, now: NDArray[np.bool_], *, needed: Ints) -> list[Ints]:
    """The tastes of each programme that is first in them as things are offered today, [programme].

    Where a programme that somebody wishes is first in none (it is rare, or not offered today), some are lifted until it is; `drawn` is changed.
    """
    if not drawn.size:
        return [np.arange(len(drawn)) for _ in needed]
    first = (
        programme[np.where(now[None], drawn, -np.inf).argmax(axis=1)]
        if now.any()
        else programme[drawn.argmax(axis=1)]
    )
    found = [np.flatnonzero(first == one) for one in range(len(needed))]
    for one, count in enumerate(needed):
        if count and not len(found[one]):
            found[one] = _lifted(drawn, programme == one, min(int(count), len(drawn)))
    return found


def _lifted(drawn: Floats, mine: NDArray[np.bool_], count: int) -> Ints:
    """Raise a programme in some tastes until nothing is liked better."""
    rows = np.linspace(0, len(drawn) - 1, count).astype(np.int64)
    if mine.any():
        short = drawn[rows].max(axis=1) - drawn[rows][:, mine].max(axis=1)
        drawn[np.ix_(rows, np.flatnonzero(mine))] += short[:, None] + 1e-6
    return rows


def _ordered(drawn: Floats, mine: Ints) -> NDArray[np.int32]:
    """The arcs in the order they are liked, [taste, rank]."""
    made = np.full((len(drawn), DEPTH), NOWHERE, dtype=np.int32)
    width = min(DEPTH, len(mine))
    if width:
        part = np.argpartition(-drawn, width - 1, axis=1)[:, :width]
        order = np.argsort(-np.take_along_axis(drawn, part, axis=1), axis=1, kind="stable")
        made[:, :width] = mine[np.take_along_axis(part, order, axis=1)]
    return made


def _pupils(counts: Ints, cast: tuple[int, int], given: tuple[Tastes, np.random.Generator]) -> Pupils:
    """The pupils of one autumn in some futures, the best first: as many as there are in the future with most of them."""
    tastes, rng = given
    most = counts[:, cast[0] : cast[1]].max(axis=1)
    kind = np.repeat(np.arange(len(most)), most)
    number = (
        np.concatenate([np.arange(count) for count in most]) if len(most) else np.zeros(0, dtype=np.int64)
    )
    taste = [_some(of, int(count), rng) for of, count in zip(tastes.of, most, strict=True) if count]
    merit = rng.permutation(len(kind))
    row = np.concatenate(taste) if taste else np.zeros(0, dtype=np.int64)
    return Pupils(kind[merit], number[merit], tastes.order[row[merit]], cast)


def _some(of: Ints, count: int, rng: np.random.Generator) -> Ints:
    """So many of them, each as seldom as can be."""
    turns = -(-count // len(of))
    return np.concatenate([rng.permutation(of) for _ in range(turns)])[:count]
