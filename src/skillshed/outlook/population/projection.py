# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The population outlook: what is expected per region, sex and age, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, overload

import numpy as np
import pandas as pd
import xarray as xr

from skillshed.outlook.population.intervals import frame_of, interval
from skillshed.outlook.population.preparation import prepare

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.outlook.population.preparation import Prepared

Tables = pd.DataFrame | None
Moves = pd.DataFrame | Sequence[pd.DataFrame] | None


@overload
def project(
    population: pd.DataFrame,
    deaths: Tables,
    births: Tables,
    moves: Moves = ...,
    *,
    base: int,
    horizon: int,
    draws: int = ...,
    seed: int = ...,
    level: float = ...,
    return_draws: Literal[False] = ...,
) -> pd.DataFrame: ...
@overload
def project(
    population: pd.DataFrame,
    deaths: Tables,
    births: Tables,
    moves: Moves = ...,
    *,
    base: int,
    horizon: int,
    draws: int = ...,
    seed: int = ...,
    level: float = ...,
    return_draws: Literal[True],
) -> tuple[pd.DataFrame, xr.DataArray]: ...
def project(  # noqa: PLR0913, PLR0917 - the stable public signature (issue 3)
    population: pd.DataFrame,
    deaths: Tables,
    births: Tables,
    moves: Moves = None,
    *,
    base: int,
    horizon: int,
    draws: int = 1000,
    seed: int = 0,
    level: float = 0.8,
    return_draws: bool = False,
) -> pd.DataFrame | tuple[pd.DataFrame, xr.DataArray]:
    """Project the population of every region by sex and single year of age (cohort component method).

    Args:
        population: long frame `region, sex, age, year, value`: persons at 31 December by single age, the last one open.
        deaths: the same columns, persons that died in the year; None or empty: cohort change instead (Hamilton-Perry).
        births: the same columns; `age` is the mother's and `sex` the child's; None or empty: as for deaths.
        moves: who moved, where that is known; one table or a sequence of both kinds. *By age*: `region, sex, age, flow,
            year, value`, persons, with `flow` one of `in_domestic`, `out_domestic`, `immigration` and `emigration`; the
            first two are needed, without the others foreign net migration is what is left. *By place*: `origin,
            destination, year, value`, persons of all ages (a sex or age column is summed over). None, or without deaths
            and births: net migration by region follows from the other tables.
        base: the last year that may influence the result; it must be in `population`.
        horizon: how many years ahead.
        draws: how many random futures the interval is made of.
        seed: the same seed and tables give the same figures.
        level: share of futures that the interval holds.
        return_draws: also give every draw.

    Returns:
        Long frame `region, sex, age, year, mean, low, high`, persons at 31 December of base+1…base+horizon, in the caller's
        own wording of region, sex and age; `attrs["remarks"]` says what was noticed in the tables. With `return_draws` also
        an array `[draw, region, sex, age, year]` of persons.

    Raises:
        InputError: the tables cannot be used; it says which row and what to mend.
    """
    ready = prepare(population, deaths, births, moves, base=base, horizon=horizon, draws=draws, seed=seed)
    shape = (horizon, *ready.history.population.shape[1:])
    figures = np.empty((3, *shape))
    kept = np.empty((*shape[1:], horizon, draws), dtype=np.float32) if return_draws else None
    for at, year, result in ready.futures():
        figures[:, year, at] = interval(result.people, level=level)
        if kept is not None:
            kept[at, :, :, year] = result.people
    frame = frame_of(figures, _axes(ready), remarks=ready.remarks)
    if kept is None:
        return frame
    return frame, _labelled(kept.transpose(4, 0, 1, 2, 3), ready)


def components(  # noqa: PLR0913, PLR0917 - the same signature as `project`
    population: pd.DataFrame,
    deaths: Tables,
    births: Tables,
    moves: Moves = None,
    *,
    base: int,
    horizon: int,
    draws: int = 1000,
    seed: int = 0,
    level: float = 0.8,
) -> pd.DataFrame:
    """Give what changes the population: births, deaths and net migration per region and year.

    Where moves are given, net migration is also told apart: `net_domestic` and `net_foreign`, in every draw its parts.

    Args: as `project`; the same seed gives the same futures.

    Returns:
        Long frame `region, component, year, mean, low, high`, persons in the year; births - deaths + net_migration is the
        change of the population in every draw, and so in the means. Without tables of deaths and births, `births` are
        the children of age 0 and `deaths` the net loss of cohorts in the nation.
    """
    ready = prepare(population, deaths, births, moves, base=base, horizon=horizon, draws=draws, seed=seed)
    names = ready.components
    figures = np.empty((3, horizon, len(ready.history.regions), len(names)))
    for at, year, result in ready.futures():
        figures[:, year, at] = interval(result.components(), level=level)
    axes: dict[str, Sequence[object]] = {
        "year": _years(ready),
        "region": ready.history.regions,
        "component": list(names),
    }
    return frame_of(figures, axes, remarks=ready.remarks)


def _axes(ready: Prepared) -> dict[str, Sequence[object]]:
    history = ready.history
    return {"year": _years(ready), "region": history.regions, "sex": history.sexes, "age": history.ages}


def _years(ready: Prepared) -> list[object]:
    return [ready.history.base + ahead for ahead in range(1, len(ready.expected.population) + 1)]


def _labelled(draws: NDArray[np.float32], ready: Prepared) -> xr.DataArray:
    axes = _axes(ready)
    coordinates = {name: pd.Index(list(axes[name])) for name in ("region", "sex", "age", "year")}
    return xr.DataArray(
        draws,
        dims=("draw", *coordinates),
        coords=coordinates,
        name="population",
        attrs={"unit": "persons", "base": ready.history.base},
    )
