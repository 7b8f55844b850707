# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The population, with and without the scenario's migration: the same draws of everything else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.outlook.age_groups import age_groups
from skillshed.outlook.population.kernel import Block, years_of
from skillshed.outlook.scenario.lookup import area_of, need_years
from skillshed.outlook.scenario.paired import beside, long, nothing
from skillshed.outlook.scenario.settings import setting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from skillshed.outlook.population.expected import Expected
    from skillshed.outlook.population.preparation import Prepared
    from skillshed.outlook.scenario.baseline import Baseline
    from skillshed.outlook.scenario.shocks import Migration

KEYS = ["region", "sex", "age", "year"]


def population(baseline: Baseline, shocks: Sequence[Migration], regions: Sequence[str]) -> pd.DataFrame:
    """Give the population of some regions with and without the shocks.

    Returns:
        region, sex, age (single ages and groups), year, base, scenario, difference, difference_low, difference_high; persons.
    """
    expected, ready = baseline.expected_people, baseline.people if shocks else None
    if expected is None:
        return nothing(KEYS, means={"mean": ""})
    added = np.zeros(1) if ready is None else _added(baseline, ready, shocks)
    changed = [frame for region in regions if added.any() for frame in _changed(baseline, added, region)]
    kept = expected[expected["region"].isin(list(regions))]
    return beside(kept, pd.concat(changed) if changed else pd.DataFrame(), KEYS, means={"mean": ""})


def _added(baseline: Baseline, ready: Prepared, shocks: Sequence[Migration]) -> NDArray[np.float64]:
    """Net migration beyond the expected, `[year, region, sex, age]`, persons."""
    known = [str(region) for region in ready.history.regions]
    years = ready.history.base + 1 + np.arange(len(ready.expected.population))
    added = np.zeros_like(ready.expected.migration)
    for shock in shocks:
        need_years(shock, base=ready.history.base, last=int(years[-1]))
        inside = baseline.parts(area_of(shock, baseline), known)
        member = np.isin(known, inside)
        _need_reason(shock, float(ready.history.population[-1][member].sum()))
        acts = shock.period.acts(years)[:, None, None, None] * member[None, :, None, None]
        mine = _of_shock(shock, ready.expected, _profile(ready, member)) * acts
        added += mine
        if shock.exchange == "country":
            added -= _given_up(shock, mine, _profile(ready, ~member))
    return added


def _profile(ready: Prepared, member: NDArray[np.bool_]) -> NDArray[np.float64]:
    """How movers are spread over the members' sexes and ages, `[year, region, sex, age]`; each year sums to one."""
    weight = ready.expected.entrants * ready.rates.migration.mobility * member[None, :, None, None]
    whole = weight.sum(axis=(1, 2, 3), keepdims=True)
    return np.asarray(weight / np.where(whole > 0, whole, 1.0))


def _of_shock(shock: Migration, expected: Expected, profile: NDArray[np.float64]) -> NDArray[np.float64]:
    if shock.factor is not None:
        return np.asarray((shock.factor - 1) * expected.migration)
    return np.asarray(float(shock.persons or 0.0) * profile)


def _given_up(
    shock: Migration, gained: NDArray[np.float64], profile: NDArray[np.float64]
) -> NDArray[np.float64]:
    if not profile.any():
        raise shock.refusal(
            "exchange",
            Text(
                sv="Det finns inget annat område att flytta till eller från.",
                en="There is no other area to move to or from.",
            ),
            mend=Text(sv="Skriv exchange: abroad.", en="Write exchange: abroad."),
        )
    return np.asarray(gained.sum(axis=(1, 2, 3), keepdims=True) * profile)


def _need_reason(shock: Migration, persons: float) -> None:
    most = float(setting("limits.migration_share")) * persons
    if shock.persons is None or abs(shock.persons) <= most:
        return
    raise InputError(
        Text(
            sv=f"{shock.persons:+g} personer om året är orimligt.",
            en=f"{shock.persons:+g} persons a year is out of reason.",
        ),
        where=shock.where("persons"),
        why=Text(
            sv=f"Området har {persons:.0f} invånare; högst {most:.0f} om året kan läggas till eller dras ifrån.",
            en=f"The area has {persons:.0f} inhabitants; at most {most:.0f} a year can be added or taken away.",
        ),
        mend=Text(sv="Rätta antalet.", en="Correct the number."),
    )


def _changed(baseline: Baseline, added: NDArray[np.float64], region: str) -> list[pd.DataFrame]:
    """The differences of one area, from those of its regions that are touched."""
    ready = baseline.people
    assert ready is not None
    known = [str(one) for one in ready.history.regions]
    touched = [known.index(one) for one in baseline.parts(region, known) if added[:, known.index(one)].any()]
    told = baseline.expected_people
    if not touched or told is None or region not in set(told["region"]):
        return []
    drawn = sum(_drawn(ready, added, at) for at in touched)
    assert isinstance(drawn, np.ndarray)
    history = ready.history
    years = [history.base + ahead for ahead in range(1, drawn.shape[2] + 1)]
    both = drawn.sum(axis=0, keepdims=True)
    groups = np.stack(
        [both[:, first : last + 1].sum(axis=1) for first, last in age_groups().values()], axis=1
    )
    ages = [str(age) for age in history.ages]
    parts = [
        (drawn, [str(sex) for sex in history.sexes], ages),
        (both, ["T"], ages),
        (groups, ["T"], list(age_groups())),
    ]
    return [
        long({"": array}, {"sex": sexes, "age": labels, "year": years}, level=baseline.level).assign(
            region=region
        )
        for array, sexes, labels in parts
    ]


def _drawn(ready: Prepared, added: NDArray[np.float64], at: int) -> NDArray[np.float32]:
    """One region's difference in every draw, `[sex, age, year, draw]`; both runs draw the same numbers."""
    place = slice(at, at + 1)
    start = ready.history.population[-1][place].astype(np.float32)
    with_shocks = replace(ready.expected, migration=ready.expected.migration + added)
    runs = [
        years_of(
            Block(
                start,
                expected,
                ready.rates,
                ready.factors,
                place,
                (np.random.SeedSequence([ready.seed, 1, at]),),
            )
        )
        for expected in (ready.expected, with_shocks)
    ]
    return np.stack([after.people[0] - before.people[0] for before, after in zip(*runs, strict=True)], axis=2)
