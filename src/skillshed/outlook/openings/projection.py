# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Project job openings: growth, replacement, and the two together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import xarray as xr

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.outlook.openings.draws import leavers, respond, shocks
from skillshed.outlook.openings.lenders import lenders_of
from skillshed.outlook.openings.paths import check_paths, paths_from_intervals
from skillshed.outlook.openings.structure import AgeTable, read_age_table
from skillshed.outlook.openings.telling import Drawn, tell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd


def project(  # noqa: PLR0913 - every argument but the first two is a keyword with a default
    employment_forecast: pd.DataFrame | xr.DataArray,
    age_structure: pd.DataFrame,
    *,
    base: int,
    horizon: int,
    employment: pd.DataFrame | None = None,
    lenders: Mapping[str, str] | None = None,
    wholes: Mapping[str, Sequence[str]] | None = None,
    draws: int = 1000,
    seed: int = 0,
    level: float = 0.8,
) -> pd.DataFrame:
    """Project job openings by region and occupation.

    *Expansion* is the net change of employment in the year, below nil when employment falls. *Replacement* is those
    who retire, die, fall ill for good or leave the occupation, net of those who come to it at the same age; cohorts
    age year by year and are filled up to the employment of the forecast. *Openings* are the two together; persons whom
    one year has too many of are taken before anyone new, so openings are never negative and, cumulated, are
    the largest need so far. Every region is counted by itself from its own figures.

    Args:
        employment_forecast: paths (draw, region, occupation, year) of persons with the base year first, as
            `demand.project(..., with_draws=True)` gives, or its frame region, occupation, year, mean, low, high.
        age_structure: region, occupation, age (band or single), year, value; sex is summed. One year is enough;
            neighbouring years also correct the exit rates.
        base: the base year; later ages are never looked at.
        horizon: years, at least 1.
        employment: region, occupation, year, value; needed with a frame, to know the base year.
        lenders: region → region whose age structure it borrows when it has none; by default a municipality's
            county, a county's NUTS 2 area, the nation.
        wholes: area → the regions that make it up; with it, even empty, their openings are given too, and those of all
            occupations together (`T`) everywhere, each summed in every draw.
        draws: number of paths, when the forecast is a frame.
        seed: of the exit rates' draws and of the paths made from a frame.
        level: share of outcomes that low-high should hold.

    Returns:
        A frame region, occupation, year, component, mean, low, high (persons that year), cumulative_mean,
        cumulative_low, cumulative_high (since the base year). `attrs["remarks"]` says what was borrowed or corrected.

    Raises:
        InputError: unusable input, or a base year that the age structure does not reach.
    """
    if horizon < 1 or not 0 < level < 1:
        raise _out_of_range(horizon, level)
    table = read_age_table(age_structure, base=base)
    paths = _paths(
        employment_forecast, employment, base=base, horizon=horizon, draws=draws, seed=seed, level=level
    )
    regions = [str(region) for region in paths["region"].to_numpy()]
    occupations = [str(code) for code in paths["occupation"].to_numpy()]
    known = set(table.frame["region"].unique())
    borrowed = {region: (lenders or {}).get(region) or lenders_of(region, known) for region in regions}
    who = leavers(table, regions, occupations, lenders=borrowed)
    drawn = Drawn(
        paths,
        respond(who, paths.to_numpy().mean(axis=0).astype(float)),
        shocks(occupations, draws=paths.sizes["draw"], seed=seed),
    )
    result = tell(drawn, wholes=wholes, level=level)
    result.attrs["remarks"] = _remarks(table, borrowed, who.corrected)
    return result


def _out_of_range(horizon: int, level: float) -> InputError:
    return InputError(
        Text(sv="Horisonten eller nivån är orimlig.", en="The horizon or the level is out of range."),
        where=f"horizon={horizon}, level={level}",
        mend=Text(
            sv="Ge minst ett år och en nivå mellan 0 och 1.",
            en="Give at least one year and a level between 0 and 1.",
        ),
    )


def _paths(
    forecast: pd.DataFrame | xr.DataArray,
    employment: pd.DataFrame | None,
    *,
    base: int,
    horizon: int,
    draws: int,
    seed: int,
    level: float,
) -> xr.DataArray:
    if isinstance(forecast, xr.DataArray):
        return check_paths(forecast, base=base, horizon=horizon)
    if employment is None:
        raise InputError(
            Text(
                sv="Prognosen säger inte hur många som var sysselsatta basåret.",
                en="The forecast does not say how many were employed in the base year.",
            ),
            where=f"base={base}",
            mend=Text(
                sv="Ge employment=, samma tabell som prognosen gjordes av.",
                en="Give employment=, the same table that the forecast was made from.",
            ),
        )
    return paths_from_intervals(
        forecast, employment, base=base, horizon=horizon, draws=draws, seed=seed, level=level
    )


def _remarks(table: AgeTable, borrowed: Mapping[str, str], corrected: Mapping[str, float]) -> list[Text]:
    remarks = []
    lent = {region: lender for region, lender in borrowed.items() if region != lender}
    if lent:
        pairs = ", ".join(f"{region} ← {lender or '·'}" for region, lender in sorted(lent.items()))
        remarks.append(
            Text(
                sv=f"Regioner utan egen åldersfördelning lånar en annans: {pairs}.",
                en=f"Regions without an age structure of their own borrow another's: {pairs}.",
            )
        )
    told = ", ".join(f"{group}: {ratio:.2f}" for group, ratio in sorted(corrected.items()))
    remarks.append(
        Text(
            sv=f"Avgångarna från 55 år är rättade efter åldersgrupperna år från år, per yrkesområde: {told}.",
            en=f"Exits from 55 are corrected by the age groups from year to year, by major group: {told}.",
        )
        if corrected
        else Text(
            sv=f"Åldersfördelningen är från {table.year}; avgångarna följer antaganden, då bara ett år finns.",
            en=f"The age structure is of {table.year}; exits follow assumptions, since there is one year only.",
        )
    )
    return remarks
