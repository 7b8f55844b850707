# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One fictitious world: the outlook made from what it published, beside what then happened in it.

The outlook is made by the stages of a build, from the world's published tables: secret cells, a register that is
replaced, ages that are counted late. `employment, one register` asks the same of a world whose registers never changed, so that
what the model gets wrong can be told from what the registers do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np
import pandas as pd

from proving.published import Published
from proving.verdicts import verdicts
from skillshed.outlook import demand
from skillshed.outlook.backtest import evaluate
from skillshed.outlook.stage import stages
from skillshed.outlook.tables.employment import UNKNOWN
from skillshed.outlook.tables.population import age_groups, finest
from skillshed.progress import SILENT
from skillshed.sources.demo import true_frames, world

if TYPE_CHECKING:
    from skillshed.sources.demo import DemoWorld
    from skillshed.warehouse.stage import Datasets

HORIZONS = (5, 10, 15)
PARTS = ("0-15", "16-18", "19-24", "25-44", "45-64", "65-79", "80+")
COUNTY = "31"
SUBJECTS = ("population", "employment", "balance")
Frames = dict[str, pd.DataFrame]


def judged(seed: int, *, draws: int) -> Frames:
    """Live one world, project it and judge it.

    Returns:
        `population totals`, `population age groups`, `employment as published`, `employment, one register`: judged cells
        (`Evaluation.cells`); `openings`: occupation, horizon, openings, replacement (expected, cumulated), low, high
        (of replacement), replaced, hired (what came), employees; `verdicts`: see `verdicts`. Each with the column `world`.
    """
    lived = world("county", seed=seed)
    base = lived.years[1]
    true = {name: _plain(frame) for name, frame in true_frames(lived).items()}
    published = Published(lived)
    tables: Frames = {}
    for stage in stages(horizon=max(HORIZONS), draws=draws):
        if stage.subject in SUBJECTS:
            tables |= stage(cast("Datasets", published), seed, SILENT).tables
    found = _population(tables["outlook_population"], true["population"], base)
    found |= _employment(tables, published, true, base=base)
    found["employment, one register"] = _one_register(true["employment"], base=base, draws=draws, seed=seed)
    found["openings"] = _openings(tables["outlook_openings"], lived, true)
    found["verdicts"] = verdicts(tables["outlook_balance"], true["education"], base=base, horizons=HORIZONS)
    return {name: frame.assign(world=seed) for name, frame in found.items()}


def _plain(frame: pd.DataFrame) -> pd.DataFrame:
    keys = frame.select_dtypes("category").columns
    return frame.assign(**{key: frame[key].astype(str) for key in keys}, year=frame["year"].astype(int))


def _population(made: pd.DataFrame, true: pd.DataFrame, base: int) -> Frames:
    made = _plain(made)
    made = made[made["sex"] == "T"].drop(columns="sex")
    ages = true["age"].str.rstrip("+").astype(int)
    bands = {name: age_groups()[name] for name in ("T", *PARTS)}
    lived_through = pd.concat(
        [true[ages.between(first, last)].assign(age=name) for name, (first, last) in bands.items()]
    )
    outcome = lived_through.groupby(["region", "age", "year"], as_index=False)["value"].sum()
    return {
        "population totals": _cells(made[made["age"] == "T"], outcome, base),
        "population age groups": _cells(made[made["age"].isin(PARTS)], outcome, base),
    }


def _cells(
    made: pd.DataFrame, true: pd.DataFrame, base: int, *, known: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Judge the finest areas at the horizons; `known` is what was published where it differs from the truth."""
    keys = [key for key in ("region", "age", "occupation") if key in made]
    regions = finest(true["region"].unique())
    made = made[made["region"].isin(regions) & made["year"].isin([base + ahead for ahead in HORIZONS])]
    made = made[[*keys, "year", "mean", "low", "high"]]
    past = true if known is None else known
    past = past[past["region"].isin(regions) & (past["year"] <= base)]
    return evaluate(made, true.merge(made[[*keys, "year"]], on=[*keys, "year"]), past).cells


def _employment(tables: Frames, published: Published, true: Frames, *, base: int) -> Frames:
    jobs = published.frame("employment_by_occupation")
    assert jobs is not None
    known = _plain(jobs).groupby(["region", "occupation", "year"])["value"].sum(min_count=1)
    made = _plain(tables["outlook_employment"])
    return {
        "employment as published": _cells(
            made, _told(true["employment"]), base, known=known.dropna().reset_index()
        )
    }


def _one_register(work: pd.DataFrame, *, base: int, draws: int, seed: int) -> pd.DataFrame:
    told = _told(work)
    fine = told[told["region"].isin(finest(told["region"].unique())) & (told["year"] <= base)]
    made = demand.project(fine, base=base, horizon=max(HORIZONS), draws=draws, seed=seed)
    return _cells(made, told, base)


def _told(work: pd.DataFrame) -> pd.DataFrame:
    return work[work["occupation"] != UNKNOWN]


def _openings(made: pd.DataFrame, lived: DemoWorld, true: Frames) -> pd.DataFrame:
    """The county's expected replacement and openings, cumulated to each horizon, beside what was needed and who were hired."""
    base = lived.years[1]
    said = made[(made["region"] == COUNTY) & np.isin(made["year"] - base, HORIZONS)]
    wide = said.set_index(["occupation", "year", "component"])
    expected = wide["cumulative_mean"].unstack()[["openings", "replacement"]]  # noqa: PD010 - one column per component
    interval = wide.xs("replacement", level="component")[["cumulative_low", "cumulative_high"]]
    interval.columns = pd.Index(["low", "high"])
    hired = true["openings"].query("region == @COUNTY and year > @base").sort_values("year")
    hired = hired.assign(hired=hired.groupby("occupation")["hired"].cumsum())
    work = true["employment"].query("region == @COUNTY and year == @base").set_index("occupation")["value"]
    both = expected.join(interval).join(hired.set_index(["occupation", "year"])["hired"], how="inner")
    both = both.join(_replaced(lived, true)).join(work.rename("employees"), on="occupation").reset_index()
    return both.assign(horizon=both["year"] - base)


def _replaced(lived: DemoWorld, true: Frames) -> pd.Series:
    """What replacement came to, net as the outlook counts it: five-year cohorts that shrank, and all who passed 69.

    Those who leave and those who come at the same age within five years cancel out.
    """
    base, first = lived.years[1], lived.years[0]
    codes = list(dict.fromkeys(true["employment"]["occupation"]))
    ages = lived.employees.by_age[:, list(lived.geography.counties).index(COUNTY)].sum(axis=-2).astype(float)
    told, since = {}, np.zeros(len(codes))
    for ahead in HORIZONS:
        now, later = ages[base - first + ahead - 5], ages[base - first + ahead]
        since = since + np.maximum(now[:, 1:-1] - later[:, 2:], 0).sum(axis=1) + now[:, -1]
        told |= {(code, base + ahead): figure for code, figure in zip(codes, since, strict=True)}
    return pd.Series(told, name="replaced").rename_axis(["occupation", "year"])
