# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Project employment by region and occupation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, overload

import numpy as np
import pandas as pd
import xarray as xr

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.outlook.demand.blend import learn
from skillshed.outlook.demand.errors import origin_errors
from skillshed.outlook.demand.forecasters import forecast
from skillshed.outlook.demand.history import history
from skillshed.outlook.demand.intervals import all_occupations_variance, draw_paths, group_variance, interval
from skillshed.outlook.demand.marks import mark
from skillshed.outlook.demand.origins import rolling_origins
from skillshed.outlook.demand.panel import read_panel
from skillshed.outlook.demand.regions import NATION, Tree, families, tree
from skillshed.outlook.demand.uncertainty import Spread, learn_spread

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.outlook.demand.panel import Panel


@dataclass(frozen=True)
class Fitted:
    """One division of the country with its projection.

    Attributes:
        tree: parts and wholes.
        now: persons in the base year, gaps filled, shape (part, occupation).
        cells: mean persons, shape (part, occupation, horizon).
        spread: the shocks.
        alive: cells with at least one figure, shape (part, occupation).
        method: how the figures came about, in a word.
    """

    tree: Tree
    now: NDArray[np.float64]
    cells: NDArray[np.float64]
    spread: Spread
    alive: NDArray[np.bool_]
    method: str


@overload
def project(
    employment: pd.DataFrame,
    *,
    base: int,
    horizon: int,
    draws: int = ...,
    seed: int = ...,
    level: float = ...,
    margins: bool = ...,
    with_draws: Literal[False] = ...,
) -> pd.DataFrame: ...


@overload
def project(
    employment: pd.DataFrame,
    *,
    base: int,
    horizon: int,
    draws: int = ...,
    seed: int = ...,
    level: float = ...,
    margins: bool = ...,
    with_draws: Literal[True],
) -> tuple[pd.DataFrame, xr.DataArray]: ...


def project(
    employment: pd.DataFrame,
    *,
    base: int,
    horizon: int,
    draws: int = 1000,
    seed: int = 0,
    level: float = 0.8,
    margins: bool = False,
    with_draws: bool = False,
) -> pd.DataFrame | tuple[pd.DataFrame, xr.DataArray]:
    """Project employment by region and occupation, with intervals.

    Steps: (1) read figures up to the base year and fill gaps; (2) let every forecaster speak, now and at earlier origins;
    (3) weigh them by what they earned (`weights`); (4) make cells, regions, occupations and nation agree
    (`reconciliation`); (5) take the intervals from the errors of the earlier origins (`uncertainty`).

    Args:
        employment: columns region, occupation, year, value (persons); gaps, `..` and NaN are fine; sex is summed.
            A municipality counts as part of its county, every region as part of `00`.
        base: last year whose figures may be used; there must be figures for it.
        horizon: years to project, at least 1.
        draws: number of paths when draws are asked for. The intervals themselves are exact, without drawing.
        seed: of the draws.
        level: share of outcomes that low-high should hold.
        margins: add the sum of all occupations (occupation `T`) and, where the nation is not given, of all
            regions (region `00`).
        with_draws: also give the paths.

    Returns:
        A frame region, occupation, year, mean, low, high, mark, method - one row for each series with a figure and
        each year. Sums of `mean` over parts are the `mean` of the whole. `attrs["remarks"]` lists what was done with
        the input. With `with_draws` a pair: the frame, and an array (draw, region, occupation,
        year) of persons, the base year first.

    Raises:
        InputError: unusable input, an unknown base year, or settings out of range.
    """
    _check(horizon, level=level, draws=draws)
    panel = read_panel(employment, base=base)
    fits = [fit(part, horizon=horizon) for part in families(panel)]
    frame = pd.concat(
        [_frame(one, base=base, level=level, margins=margins) for one in fits], ignore_index=True
    )
    frame = frame.drop_duplicates(["region", "occupation", "year"]).sort_values(
        ["region", "occupation", "year"]
    )
    frame = frame.reset_index(drop=True)
    frame.attrs["remarks"] = [*panel.remarks, *_remarks(panel)]
    if not with_draws:
        return frame
    paths = [_paths(one, base=base, draws=draws, seed=seed) for one in fits]
    return frame, paths[0] if len(paths) == 1 else xr.concat(
        paths, dim="region", join="outer", fill_value=0.0
    )


def fit(panel: Panel, *, horizon: int) -> Fitted:
    """Learn from a panel's own years and project it; see `project` for the steps."""
    parts = tree(panel)
    values = parts.panel.values
    whole = history(values)
    origins = rolling_origins(values, whole=whole, horizon=horizon)
    tested = [origin for origin in origins if origin.past.length > 1]
    blend = learn(tested, horizon, years=len(panel.years))
    cells = blend.apply(forecast(whole, horizon), whole)
    alive = whole.observed.any(axis=2)
    errors = [origin_errors(origin, blend.apply(origin.said, origin.past)) for origin in origins]
    method = "blend" if tested else "prior blend"
    return Fitted(
        parts,
        whole.cells[..., -1],
        np.where(alive[..., None], cells, 0.0),
        learn_spread(errors, horizon),
        alive,
        method,
    )


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


def _remarks(panel: Panel) -> list[Text]:
    count = int((~np.isnan(panel.values)).any(axis=(0, 1)).sum())
    if count > 3:  # noqa: PLR2004 - four years give two tested origins
        return []
    return [
        Text(
            sv=f"Bara {count} år med uppgifter: vikter och osäkerhet bygger mest på antaganden.",
            en=f"Only {count} years of figures: weights and uncertainty rest mostly on assumptions.",
        )
    ]


def _frame(fitted: Fitted, *, base: int, level: float, margins: bool) -> pd.DataFrame:
    groups = dict(fitted.tree.groups)
    if margins and NATION not in groups:
        groups[NATION] = np.arange(fitted.cells.shape[0])
    return pd.concat(
        [
            _group(fitted, region, members, base=base, level=level, total=margins)
            for region, members in groups.items()
        ],
        ignore_index=True,
    )


def _group(
    fitted: Fitted, region: str, members: NDArray[np.intp], *, base: int, level: float, total: bool
) -> pd.DataFrame:
    panel, families_ = fitted.tree.panel, fitted.tree.families
    shown = fitted.alive[members].any(axis=0)
    codes = [code for code, alive in zip(panel.occupations, shown, strict=True) if alive]
    now = fitted.now[members].sum(axis=0)[shown]
    rows = []
    for step in range(fitted.cells.shape[2]):
        cells = fitted.cells[..., step]
        mean = cells[members].sum(axis=0)
        shocks = {"families": families_, "spread": fitted.spread, "ahead": step + 1}
        variance = group_variance(cells, members, **shocks)
        year = base + step + 1
        rows.append(_rows(codes, mean[shown], variance[shown], level=level, year=year, persons=now))
        if total:
            all_of_them = np.array([all_occupations_variance(cells, members, **shocks)])
            rows.append(
                _rows(
                    ["T"],
                    mean.sum(keepdims=True),
                    all_of_them,
                    level=level,
                    year=year,
                    persons=now.sum(keepdims=True),
                )
            )
    frame = pd.concat(rows, ignore_index=True)
    frame.insert(0, "region", region)
    return frame.assign(method=fitted.method)


def _rows(
    codes: list[str],
    mean: NDArray[np.float64],
    variance: NDArray[np.float64],
    *,
    level: float,
    year: int,
    persons: NDArray[np.float64],
) -> pd.DataFrame:
    low, high = interval(mean, variance, level=level)
    return pd.DataFrame(
        {"occupation": codes, "year": year, "mean": mean, "low": low, "high": high, "mark": mark(persons)}
    )


def _paths(fitted: Fitted, *, base: int, draws: int, seed: int) -> xr.DataArray:
    cells = np.concatenate([fitted.now[..., None], fitted.cells], axis=-1)
    paths = draw_paths(cells, families=fitted.tree.families, spread=fitted.spread, draws=draws, seed=seed)
    regions = list(fitted.tree.groups)
    sums = np.stack([paths[:, fitted.tree.groups[region]].sum(axis=1) for region in regions], axis=1)
    years = [base + step for step in range(cells.shape[2])]
    return xr.DataArray(
        sums,
        dims=("draw", "region", "occupation", "year"),
        coords={
            "draw": np.arange(draws),
            "region": regions,
            "occupation": list(fitted.tree.panel.occupations),
            "year": years,
        },
        name="employment",
        attrs={"unit": "persons"},
    )
