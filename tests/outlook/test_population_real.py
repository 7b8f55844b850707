# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The bars of the outlook, on Sweden's counties 1968-2005: every origin knows only what was known then."""

from pathlib import Path

import pandas as pd
import pytest

from skillshed.outlook.backtest import evaluate
from skillshed.outlook.backtest.evaluation import summarise
from skillshed.outlook.population import aggregate, project

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "population_county"
pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not FOLDER.exists(), reason="the real figures in ../shared/data are absent"),
]
ORIGINS = (1985, 1990, 1995, 2000)
GROUPS = {
    "0-5": (0, 5),
    "6-15": (6, 15),
    "16-18": (16, 18),
    "19-24": (19, 24),
    "25-44": (25, 44),
    "45-64": (45, 64),
    "65-79": (65, 79),
    "80+": (80, None),
}


def band(age):
    years = int(age.rstrip("+"))
    return next(name for name, (first, last) in GROUPS.items() if first <= years <= (last or 200))


@pytest.fixture(scope="module")
def tables():
    return [
        pd.read_csv(FOLDER / f"{name}_1968_2005.csv.gz", dtype={"age": str})
        for name in ("popn", "deaths", "births")
    ]


@pytest.fixture(scope="module")
def evaluations(tables):
    population = tables[0]
    totals = population.groupby(["region", "year"], as_index=False)["value"].sum()
    groups = (
        population.assign(age=population["age"].map(band))
        .groupby(["region", "age", "year"], as_index=False)["value"]
        .sum()
    )
    cells = {"total": [], "group": []}
    for origin in ORIGINS:
        _, draws = project(*tables, base=origin, horizon=min(15, 2005 - origin), draws=200, return_draws=True)
        draws = draws.sel(year=[year for year in (origin + 5, origin + 10, origin + 15) if year <= 2005])
        whole = aggregate(draws, bands={"T": (0, None)}).drop(columns=["sex", "age"])
        parts = aggregate(draws, bands=GROUPS).drop(columns="sex")
        cells["total"].append(evaluate(whole, totals, totals[totals["year"] <= origin]).cells)
        cells["group"].append(evaluate(parts, groups, groups[groups["year"] <= origin]).cells)
    joined = {name: pd.concat(parts).query("horizon in (5, 10, 15)") for name, parts in cells.items()}
    return {
        "total": summarise(joined["total"], keys=["region"]),
        "group": summarise(joined["group"], keys=["region", "age"]),
    }


def test_totals_err_no_more_than_swedish_municipalities_own_forecasts(evaluations):
    mape = evaluations["total"].by_horizon.set_index("horizon")["mape"]
    assert mape[5] <= 0.018
    assert mape[10] <= 0.033


def test_age_groups_beat_the_best_naive_forecast_at_every_horizon(evaluations):
    by_horizon = evaluations["group"].by_horizon
    assert (by_horizon["wape"] < by_horizon["wape_best_naive"]).all()
    assert (by_horizon["beats_share"] > 0.5).all()


def test_intervals_hold_about_what_they_promise(evaluations):
    assert 0.75 <= evaluations["total"].pooled.loc[0, "coverage"] <= 0.85
    assert 0.75 <= evaluations["group"].pooled.loc[0, "coverage"] <= 0.85


def test_totals_beat_every_naive_forecast_at_every_horizon(evaluations):
    by_horizon = evaluations["total"].by_horizon
    assert (by_horizon["wape"] < by_horizon["wape_best_naive"]).all()
    assert (by_horizon["beats_share"] > 0.5).all()


def test_the_whole_country_adds_up(tables):
    frame = project(*tables, base=2004, horizon=1, draws=20)
    assert frame["mean"].sum() == pytest.approx(9_047_752, rel=0.005)


def test_hamilton_perry_holds_up_where_only_the_population_is_known(tables):
    population = tables[0]
    frame = project(population, None, None, base=1990, horizon=5, draws=60)
    came = population.rename(columns={"value": "actual"})
    cells = frame[frame["year"] == 1995].merge(came, on=["region", "sex", "age", "year"])
    assert (cells["mean"] - cells["actual"]).abs().sum() / cells["actual"].sum() < 0.035
    assert 0.7 <= cells["actual"].between(cells["low"], cells["high"]).mean() <= 0.92
