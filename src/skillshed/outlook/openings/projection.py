# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Project job openings: growth, replacement, and the two together."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import xarray as xr

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.outlook.openings.ages import AGES
from skillshed.outlook.openings.cohorts import replacement
from skillshed.outlook.openings.correction import corrections
from skillshed.outlook.openings.lenders import lenders_of
from skillshed.outlook.openings.paths import check_paths, paths_from_intervals
from skillshed.outlook.openings.schedule import exit_rates
from skillshed.outlook.openings.settings import setting
from skillshed.outlook.openings.structure import AgeTable, entry_ages, read_age_table, shares
from skillshed.outlook.openings.table import told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

_THREADS = 2  # sorting lets go of the interpreter; regions are told side by side, in their order
_STEP = 0.3  # log change of the exit rates at which the cohorts are run again, to see how replacement answers


@dataclass(frozen=True)
class _Response:
    """Replacement as a parabola in the log of the exit rates' multiplier; each shape (region, occupation, horizon)."""

    level: NDArray[np.float64]
    slope: NDArray[np.float64]
    bend: NDArray[np.float64]


def project(  # noqa: PLR0913 - every argument but the first two is a keyword with a default
    employment_forecast: pd.DataFrame | xr.DataArray,
    age_structure: pd.DataFrame,
    *,
    base: int,
    horizon: int,
    employment: pd.DataFrame | None = None,
    lenders: Mapping[str, str] | None = None,
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
    known = set(table.frame["region"])
    borrowed = {region: (lenders or {}).get(region) or lenders_of(region, known) for region in regions}
    responses, corrected = _responses(table, paths, occupations=occupations, lenders=borrowed)
    shocks = _shocks(occupations, draws=paths.sizes["draw"], seed=seed)
    parts = list(enumerate(paths.transpose("region", ...)))
    with ThreadPoolExecutor(max_workers=_THREADS) as pool:
        frames = list(
            pool.map(
                lambda part: told(
                    part[1], _replaced(part[1], _row(responses, part[0]), shocks=shocks), level=level
                ),
                parts,
            )
        )
    result = pd.concat(frames, ignore_index=True)
    result.attrs["remarks"] = _remarks(table, borrowed, corrected)
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


def _responses(
    table: AgeTable, paths: xr.DataArray, *, occupations: list[str], lenders: Mapping[str, str]
) -> tuple[_Response, dict[str, float]]:
    """Run the cohorts along the mean path with low, plain and high exit rates."""
    mean = paths.mean("draw").to_numpy().astype(float)
    regions = [str(region) for region in paths["region"].to_numpy()]
    structure = shares(table, regions, occupations, lenders=lenders)
    corrected = corrections(table)
    rate = _corrected_rates(occupations, corrected, last_age=table.last_age)
    entering = entry_ages(structure, rate)
    low, plain, high = (
        replacement(mean, structure, leaving=1 - (1 - rate) ** np.exp(shift), entering=entering)
        for shift in (-_STEP, 0.0, _STEP)
    )
    return _Response(plain, (high - low) / (2 * _STEP), (high - 2 * plain + low) / (2 * _STEP**2)), corrected


def _corrected_rates(
    occupations: list[str], corrected: Mapping[str, float], *, last_age: int
) -> NDArray[np.float64]:
    """Exit rates by occupation and single age, shape (1, occupation, age)."""
    rate = exit_rates(last_age=last_age)
    ratio = np.array([corrected.get(code[0], 1.0) for code in occupations])
    power = np.where(float(setting("correction.first_age")) <= AGES, ratio[:, None], 1.0)
    return np.asarray(1 - (1 - rate) ** power)[None]


def _row(responses: _Response, row: int) -> _Response:
    return _Response(responses.level[row], responses.slope[row], responses.bend[row])


def _shocks(occupations: list[str], *, draws: int, seed: int) -> NDArray[np.float32]:
    """Log multiplier of the exit rates, shape (draw, occupation): one shock for all, one for each occupation."""
    source = np.random.default_rng(np.random.SeedSequence([seed, 2]))
    common = source.standard_normal((draws, 1)) * float(setting("uncertainty.common_sd"))
    own = source.standard_normal((draws, len(occupations))) * float(setting("uncertainty.occupation_sd"))
    return (common + own).astype(np.float32)


def _replaced(
    paths: xr.DataArray, response: _Response, *, shocks: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Those who leave one region's work, shape (draw, occupation, horizon): by the exit rates' draw and the stock."""
    before = paths.to_numpy()[..., :-1]
    mean = before.mean(axis=0)
    scale = before / np.where(mean > 0, mean, 1.0)
    shift = shocks[..., None]
    rate = np.maximum(response.level + response.slope * shift + response.bend * shift**2, 0.0)
    return np.asarray((rate * scale).astype(np.float32))


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
