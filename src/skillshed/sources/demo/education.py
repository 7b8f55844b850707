# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What people of 18-64 have studied, by place, sex, single age and education group, moved on with the population year by year.

The stock is kept as expected persons: for every place, sex and age its groups sum to the whole persons of `population.py`. What
people do with their education (a diploma, a degree, a second one) is a transition from one group to another at an age.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from skillshed.sources.demo.education_groups import LEVELS, STAGES, Groups, programme_mix
from skillshed.sources.demo.parameters import parameters

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.sources.demo.geography import Geography
    from skillshed.sources.demo.population import History, Year

    Floats = NDArray[np.float32]

YOUNGEST, OLDEST = 18, 64
AGES = np.arange(YOUNGEST, OLDEST + 1)
LATEST_STUDENT = 55
FLOWS = (
    "entrants", "leavers", "moved_in", "moved_out", "graduated", "further_educated", "died",
    "within_county", "within_region", "within_nation",
)  # fmt: skip
"""The last three are the parts of moved_out that stay within the same county, functional region and nation."""


@dataclass(frozen=True)
class Education:
    """Stock and flows by education group, persons of 18-64, expected.

    Attributes:
        groups: the education groups; the arrays' last axis.
        stock: at each year's end, [year, place, sex, group].
        flows: during each year but the first, [year, flow, place, sex, group] in the order of FLOWS; moves are over any municipal
            border, stock(t+1) = stock(t) + entrants - leavers + moved_in - moved_out + graduated - further_educated - died.
        detail: the stock by single age at the end of the last published year, [place, sex, age, group].
        bands: the stock by education level at each year's end, [year, place, sex, age, level].
    """

    groups: Groups
    stock: Floats
    flows: Floats
    detail: Floats
    bands: Floats


def educate(
    geography: Geography, history: History, diplomas: NDArray[np.int64], *, groups: Groups, keep: int
) -> Education:
    """Move the stock on through all years of a history.

    Args:
        geography: the map.
        history: the people.
        diplomas: upper-secondary diplomas, [year of start, place, sex, programme], index 0 the autumn of the first year.
        groups: the education groups.
        keep: index of the year whose detail is kept.
    """
    people = history.population()[..., YOUNGEST : OLDEST + 1]
    stock = first_stock(geography, people[0], groups)
    tables = _transitions(groups)
    stocks, flows, bands, detail = (
        [stock.sum(axis=2)],
        [],
        [_by_level(stock, groups, history.first_year)],
        stock,
    )
    for t, year in enumerate(history.years):
        school = _leaving_school(people[t + 1], diplomas, t)
        stock, flow = _year(stock, year, (school, tables, groups))
        stocks.append(stock.sum(axis=2))
        flows.append(flow)
        bands.append(_by_level(stock, groups, history.first_year + t + 1))
        detail = stock if t + 1 == keep else detail
    return Education(groups, np.stack(stocks), np.stack(flows), detail, np.stack(bands))


def first_stock(geography: Geography, people: NDArray[np.int64], groups: Groups) -> Floats:
    """Spread the first year's people over stages by age and place, and over groups within the stage, [place, sex, age, group]."""
    facts = parameters("education")
    stage = np.array(
        [np.interp(AGES, list(facts["start"][one]), list(facts["start"][one].values())) for one in STAGES]
    )
    higher = geography.attribute("higher")
    weight = (
        np.where(np.isin(STAGES, ("short", "long"))[:, None, None], higher[None, None], 1.0)
        * stage[:, :, None]
    )
    share = weight / weight.sum(axis=0)
    mix = np.stack([groups.mix * (groups.stage == i) for i in range(len(STAGES))])
    mix /= np.maximum(mix.sum(axis=-1, keepdims=True), 1e-9)
    spread = np.einsum("kap,ksg->psag", share, mix)
    return np.asarray(people[..., None] * spread, dtype=np.float32)


def _year(
    stock: Floats, year: Year, given: tuple[Floats, tuple[Floats, Floats], Groups]
) -> tuple[Floats, Floats]:
    """One year: everybody a year older, some die or move, some finish an education.

    Args:
        stock: at the year's beginning, [place, sex, age, group].
        year: what happened to the people.
        given: upper-secondary diplomas at 19, [place, sex, group]; transition tables; the groups.

    Returns:
        The stock at the year's end and the flows, [flow, place, sex, group].
    """
    diplomas, tables, groups = given
    span = slice(YOUNGEST, OLDEST + 1)
    entrants, leavers = np.zeros_like(stock), stock[:, :, -1].copy()
    aged = np.concatenate([np.zeros_like(stock[:, :, :1]), stock[:, :, :-1]], axis=2)
    entrants[:, :, 0, groups.compulsory] = year.aged[:, :, YOUNGEST]
    aged += entrants
    whole = np.maximum(year.aged[..., span], 1)[..., None]
    died = aged * (year.deaths[..., span, None] / whole)
    abroad = aged * (year.emigrants[..., span, None] / whole)
    within = aged * (year.departures[..., span, None] / whole)
    pool = within.sum(axis=0)
    mix = pool / np.maximum(pool.sum(axis=-1, keepdims=True), 1e-9)
    moved_in = year.arrivals[..., span, None] * mix + year.immigrants[..., span, None] * _immigrants(groups)
    now = aged - died - abroad - within + moved_in
    graduated, further = _study(now, diplomas, (tables, groups))
    near = [aged * (moved[..., span, None] / whole) for moved in year.near]
    parts = (entrants, leavers, moved_in, abroad + within, graduated, further, died, *near, within)
    flows = np.stack([part if part.ndim == 3 else part.sum(axis=2) for part in parts])  # noqa: PLR2004 - leavers have no age left
    return np.asarray(now + graduated - further, dtype=np.float32), np.asarray(flows, dtype=np.float32)


def _immigrants(groups: Groups) -> Floats:
    """What immigrants have studied, [group]."""
    facts = parameters("education")["immigrants"]
    stage = np.array([facts[one] for one in STAGES])
    both = groups.mix.mean(axis=0)
    within = np.array([both[groups.stage == i].sum() for i in range(len(STAGES))])
    return np.asarray((stage / np.maximum(within, 1e-9))[groups.stage] * both, dtype=np.float32)


def _study(
    now: Floats, diplomas: Floats, given: tuple[tuple[Floats, Floats], Groups]
) -> tuple[Floats, Floats]:
    """Who finishes an education this year: entered groups and left groups, each [place, sex, age, group]."""
    (leave, enter), groups = given
    further = np.einsum("psag,rag->rpsag", now, leave, optimize=True)
    finishing = further.sum(axis=-1)
    graduated = np.einsum("rpsa,rsg->psag", finishing, enter, optimize=True)
    left = further.sum(axis=0)
    waiting = now[:, :, 1, groups.compulsory] - left[:, :, 1, groups.compulsory]
    fits = np.minimum(1, waiting / np.maximum(diplomas.sum(axis=-1), 1e-9))
    graduated[:, :, 1] += diplomas * fits[..., None]
    left[:, :, 1, groups.compulsory] += (diplomas * fits[..., None]).sum(axis=-1)
    return graduated, left


def _transitions(groups: Groups) -> tuple[Floats, Floats]:
    """Yearly probability to finish by each route, [route, age, group left], and where the route leads, [route, sex, group]."""
    facts = parameters("education")["routes"]
    leave, enter = [], []
    for route in facts.values():
        bell = (
            np.exp(-0.5 * ((AGES - route["age"]) / route["spread"]) ** 2)
            * (route["from"] <= AGES)
            * (AGES <= LATEST_STUDENT)
        )
        source = np.array([route["leave"].get(key, 0.0) for key in groups.source])
        leave.append(route["rate"] * bell[:, None] * source)
        target = groups.flow * (groups.stage == STAGES.index(route["to"])) * _wanted(route, groups)
        enter.append(target / target.sum(axis=-1, keepdims=True))
    return np.asarray(leave, dtype=np.float32), np.asarray(enter, dtype=np.float32)


def _wanted(route: dict[str, Any], groups: Groups) -> Floats:
    """Which groups a route leads to; komvux leads to vocational ones mostly."""
    if "vocational" not in route:
        return np.ones(len(groups.codes), dtype=np.float32)
    share = route["vocational"]
    return np.asarray(np.where(groups.vocational, share, 1 - share), dtype=np.float32)


def _leaving_school(people: NDArray[np.int64], diplomas: NDArray[np.int64], t: int) -> Floats:
    """Diplomas of those who are 19 at the end of year t + 1, [place, sex, group]; where no school is shown, as the nation does."""
    facts = parameters("education")
    start = t + 1 - 3
    programmes = programme_mix()
    usual = np.asarray(people[:, :, 1, None] * facts["diploma_at_19"] * programmes.usual, dtype=np.float32)
    if start < 0:
        return usual
    known = diplomas[start].sum(axis=(1, 2)) > 0
    shown = (diplomas[start] @ programmes.leads_to).astype(np.float32)
    return np.asarray(np.where(known[:, None, None], shown, usual))


def _by_level(stock: Floats, groups: Groups, year: int) -> Floats:
    """The stock by level of education, [place, sex, age, level]; those born before about 1975 have shorter upper-secondary educations."""
    onehot = np.zeros((len(groups.codes), len(LEVELS)), dtype=np.float32)
    onehot[np.arange(len(groups.codes)), groups.level] = 1
    levels = stock @ onehot
    born = year - AGES
    for short, latest, most in ((0, 1960, 0.4), (2, 1985, 0.75)):
        part = levels[..., short + 1] * (most * np.clip((latest - born) / 20, 0, 1)).astype(np.float32)
        levels[..., short] += part
        levels[..., short + 1] -= part
    return np.asarray(levels, dtype=np.float32)
