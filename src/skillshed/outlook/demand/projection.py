# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Project employment by region and occupation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, overload

import numpy as np
import pandas as pd
import xarray as xr

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.outlook.demand.fitting import fit
from skillshed.outlook.demand.panel import read_panel
from skillshed.outlook.demand.regions import families
from skillshed.outlook.demand.table import frame as table
from skillshed.outlook.demand.table import paths as draw

if TYPE_CHECKING:
    from skillshed.outlook.demand.fitting import Fitted
    from skillshed.outlook.demand.panel import Panel


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
    bar: bool = ...,
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
    bar: bool = ...,
    with_draws: Literal[True],
) -> tuple[pd.DataFrame, xr.DataArray]: ...


def project(  # noqa: PLR0913 - each is a choice of its own, and named
    employment: pd.DataFrame,
    *,
    base: int,
    horizon: int,
    draws: int = 1000,
    seed: int = 0,
    level: float = 0.8,
    margins: bool = False,
    bar: bool = False,
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
        bar: where the blend does not clear the bar (`bar.held_to`), give the best naive forecast in its place, as `method` and the remarks tell.
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
    fits = [fit(part, horizon=horizon, bar=bar) for part in families(panel)]
    frame = pd.concat(
        [table(one, base=base, level=level, margins=margins) for one in fits], ignore_index=True
    )
    frame = frame.drop_duplicates(["region", "occupation", "year"]).sort_values(
        ["region", "occupation", "year"]
    )
    frame = frame.reset_index(drop=True)
    frame.attrs["remarks"] = [
        *panel.remarks,
        *_remarks(panel),
        *_told(fits if bar else []),
    ]
    if not with_draws:
        return frame
    paths = [draw(one, base=base, draws=draws, seed=seed) for one in fits]
    return frame, paths[0] if len(paths) == 1 else xr.concat(
        paths, dim="region", join="outer", fill_value=0.0
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
    count = int((~np.isnan(panel.persons)).any(axis=(0, 1, 2)).sum())
    if count > 3:  # noqa: PLR2004 - four years give two tested origins
        return []
    return [
        Text(
            sv=f"Bara {count} år med uppgifter: vikter och osäkerhet bygger mest på antaganden.",
            en=f"Only {count} {'year' if count == 1 else 'years'} of figures: weights and uncertainty rest mostly on assumptions.",
        )
    ]


def _told(fits: list[Fitted]) -> list[Text]:
    return [one.bar.told() for one in fits if one.bar is not None]
