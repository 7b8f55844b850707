# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the standing back-test tries of supply, openings and balance: what a register shows of them afterwards.

Supply is the labour force of each education group by residence. Openings are what a region's occupation grew by in five years and what
its five-year cohorts shrank by. A gap shows in no register, since nobody is employed in a job that was not filled; the balance is tried by its other
side: persons asked for by education group, beside those who were employed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from skillshed.outlook import demand, openings
from skillshed.outlook.balance.margins import AT_WORK
from skillshed.outlook.balance.table import UNKNOWN
from skillshed.outlook.openings.ages import band_limits
from skillshed.outlook.supply import projection as supply
from skillshed.outlook.tables.backtest import Trial, parameters
from skillshed.outlook.tables.balance import set_against
from skillshed.outlook.tables.employment import plain, whole_sums

if TYPE_CHECKING:
    from skillshed.codes import AreaList
    from skillshed.outlook.tables.balance import Datasets
    from skillshed.outlook.tables.settings import Settings

SPAN: Final = 5
"""Years that a cohort of a five-year age group needs to be the next one."""
_CELL: Final = ["region", "item", "year"]


def supply_trial(known: Datasets, *, settings: Settings) -> Trial | None:
    """Try the labour force by residence and education group; None where the table of it is not there."""
    if known.labour_force is None:
        return None
    force = known.labour_force[known.labour_force["status"].astype(str) == "in_labour_force"]

    def forecast(origin: int, horizon: int) -> pd.DataFrame:
        past = _until(known, origin)
        made = supply.project(
            past.stock, past.flows, past.labour_force, past.commuting,
            base=origin, horizon=horizon, draws=parameters()["draws"], seed=settings.seed, level=settings.level,
        )  # fmt: skip
        rows = made[(made["component"] == "residents") & ~made["education"].isin(UNKNOWN)]
        return rows.rename(columns={"education": "item"})[[*_CELL, "mean", "low", "high"]]

    return Trial("supply", _summed(force, "education"), forecast)


def balance_trial(known: Datasets, *, areas: AreaList, settings: Settings) -> Trial | None:
    """Try persons asked for by education group beside those employed; None without jobs, or without who is employed."""
    if known.jobs is None or "status" not in known.stock:
        return None
    at_work = _summed(known.stock[known.stock["status"].astype(str).isin(AT_WORK)], "education")
    jobs = plain(known.jobs, ["region", "occupation", "sex"])

    def forecast(origin: int, horizon: int) -> pd.DataFrame:
        past, draws, seed = _until(known, origin), parameters()["draws"], settings.seed
        _, made = supply.project(
            past.stock, past.flows, past.labour_force, past.commuting,
            base=origin, horizon=horizon, draws=draws, seed=seed, with_draws=True,
        )  # fmt: skip
        then = jobs[jobs["year"] <= origin]
        _, paths = demand.project(
            then, base=origin, horizon=horizon, draws=draws, seed=seed, bar=True, with_draws=True
        )
        outlook = set_against(made, then, past, paths=paths, areas=areas)
        start = at_work[at_work["year"] == origin].set_index(["region", "item"])["value"]
        told = [
            _asked_for(outlook.of(one).demand, made, one, level=settings.level) for one in outlook.regions
        ]
        rows = (
            pd.concat(told, ignore_index=True)
            if told
            else pd.DataFrame(columns=[*_CELL, "mean", "low", "high"])
        )
        persons = start.reindex(pd.MultiIndex.from_frame(rows[["region", "item"]])).to_numpy()
        return rows.assign(**{name: rows[name] * persons for name in ("mean", "low", "high")}).dropna()

    return Trial("balance", at_work, forecast)


def _asked_for(
    drawn: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
    made: supply.Supply,
    region: str,
    *,
    level: float,
) -> pd.DataFrame:
    """Demand relative to its base year: region, item, year, mean, low, high."""
    start = drawn[..., :1]
    growth = np.where(start > 0, drawn / np.where(start > 0, start, 1.0), 1.0)[..., 1:]
    low, high = np.quantile(growth, [0.5 - level / 2, 0.5 + level / 2], axis=0)
    index = pd.MultiIndex.from_product([[region], made.educations, made.years[1:]], names=_CELL)
    figures = {"mean": growth.mean(axis=0).ravel(), "low": low.ravel(), "high": high.ravel()}
    rows = pd.DataFrame(figures, index=index).reset_index()
    return rows[~rows["item"].isin(UNKNOWN)]


def openings_trial(employment: pd.DataFrame, ages: pd.DataFrame, *, settings: Settings) -> Trial | None:
    """Try openings over five years; None where no two age tables lie so far apart."""
    jobs = plain(employment, ["region", "occupation", "sex"])
    structure = plain(ages, ["region", "occupation", "age", "sex"])
    known = _opened(structure)
    if known.empty:
        return None

    def forecast(origin: int, _horizon: int) -> pd.DataFrame:
        past = jobs[jobs["year"] <= origin]
        draws, seed = parameters()["draws"], settings.seed
        _, paths = demand.project(
            past, base=origin, horizon=SPAN, draws=draws, seed=seed, bar=True, with_draws=True
        )
        then = structure[structure["year"] <= origin]
        made = openings.project(paths, then, base=origin, horizon=SPAN, seed=seed, level=settings.level)
        last = made[(made["component"] == "openings") & (made["year"] == origin + SPAN)]
        names = {f"cumulative_{name}": name for name in ("mean", "low", "high")}
        last = last.drop(columns=list(names.values())).rename(columns={"occupation": "item", **names})
        return last[[*_CELL, *names.values()]]

    return Trial("openings", known, forecast)


def _opened(structure: pd.DataFrame) -> pd.DataFrame:
    """Openings of the five years that end in each year: region, item, year, value (persons)."""
    sums = whole_sums(structure, ["region", "occupation", "age"])
    wide = sums.pivot_table(
        index=["region", "occupation"], columns=["year", "age"], values="value", aggfunc="sum"
    )
    years = [int(year) for year in sums["year"].unique()]
    spans = {
        year + SPAN: _between(pd.DataFrame(wide[year]), pd.DataFrame(wide[year + SPAN]))
        for year in sorted(years)
        if year + SPAN in years
    }
    if not spans:
        return pd.DataFrame(columns=[*_CELL, "value"])
    told: pd.DataFrame = pd.concat(spans, names=["year"]).rename("value").dropna().reset_index()
    named: pd.DataFrame = told.rename(columns={"occupation": "item"})[[*_CELL, "value"]]
    return named


def _between(now: pd.DataFrame, later: pd.DataFrame) -> pd.Series:
    """Growth, and what the cohorts of five-year groups shrank by; nil at least."""
    bands = {band_limits(band): band for band in now.columns}
    after = {band_limits(band)[0]: band for band in later.columns}
    shrank = pd.Series(0.0, index=now.index)
    for (low, high), band in bands.items():
        if high - low < SPAN:
            grown = later[after[low + SPAN]] if low + SPAN in after else 0.0
            shrank += (now[band] - grown).clip(lower=0.0)
    growth = later.sum(axis=1) - now.sum(axis=1)
    return (growth + shrank).clip(lower=0.0).where(now.notna().any(axis=1) & later.notna().any(axis=1))


def _until(known: Datasets, origin: int) -> Datasets:
    """What was known in a year; the population's own projection is tried by itself, so nothing is taken from it."""
    force, commuting = (
        None if frame is None else frame[frame["year"].astype(int) <= origin]
        for frame in (known.labour_force, known.commuting)
    )
    stock, flows = (frame[frame["year"].astype(int) <= origin] for frame in (known.stock, known.flows))
    return replace(known, stock=stock, flows=flows, labour_force=force, commuting=commuting)


def _summed(frame: pd.DataFrame, key: str) -> pd.DataFrame:
    named = frame.assign(
        region=frame["region"].astype(str), item=frame[key].astype(str), year=frame["year"].astype(int)
    )
    sums = named[~named["item"].isin(UNKNOWN)].groupby(_CELL)["value"].sum(min_count=1)
    return sums.dropna().reset_index()
