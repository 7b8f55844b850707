# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Back-test of `demand.project` on real employment, every origin, against four naive forecasts.

Run: `python benchmarks/employment_backtest.py [--data ../shared/data/scb]`. Prints, for each data set and horizon (all
origins with two years of history or more): cells, WAPE of ours and of each naive forecast, share of the cells where
ours is closer than the best naive one (the one with the smallest WAPE at that horizon, known only afterwards), share of
outcomes within the 80 % interval, and how often the direction of occupations in the nation was right (growth over the
horizon; `trend` and `constant_share` are the two models of BLS).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pandas as pd

from skillshed.outlook import demand
from skillshed.outlook.backtest.naive import NAIVE, naive_forecasts
from skillshed.outlook.demand.whole import summed

SETS = {
    "NUTS2 × SSYK96, survey 2003-2013": "SLP_AM0110A4_nuts2_ssyk96_sex_employees_2003_2013.csv",
    "NUTS2 × SSYK2012, survey 2014-2018": "SLP_000000CD_nuts2_ssyk3_sex_employees_2014_2018.csv",
    "county × SSYK3, register 2014-2017": "YREG_000000NL_county_ssyk3_sex_2014_2017.csv",
}
KEY = ["region", "occupation"]


def read(path: Path) -> pd.DataFrame:
    """Read a wide export into region, occupation, sex, year, value."""
    wide = pd.read_csv(path, na_values=[".."])
    years = [name for name in wide if name.isdigit()]
    occupation = next(name for name in wide if name.startswith("occup"))
    long = wide.melt(["region", occupation, "sex"], years, var_name="year")
    codes = {"region": long["region"].str.split().str[0], "occupation": long[occupation].str.split().str[0]}
    frame = long.assign(**codes, year=long["year"].astype(int))[[*KEY, "sex", "year", "value"]]
    return frame[frame["occupation"] != "0002"]  # "unidentified" is nobody's occupation


def cases(employment: pd.DataFrame) -> pd.DataFrame:
    """Every forecast from every origin beside its outcome; cells with a figure in the base year and a whole outcome."""
    came = sums(employment)
    came = came[came["whole"]].drop(columns="whole")
    years = sorted(int(year) for year in employment["year"].unique())
    return pd.concat(
        [_from_origin(employment, came, base=base, horizon=years[-1] - base) for base in years[1:-1]]
    )


def sums(employment: pd.DataFrame) -> pd.DataFrame:
    """Sum over the sexes, a withheld one as in its nearest year: region, occupation, year, value, whole (both sexes known).

    Forecasts, ours and the naive, are made of these; they are judged by whole outcomes only, since a sum with a withheld part is an
    estimate itself.
    """
    wide = employment.pivot_table(index=[*KEY, "sex"], columns="year", values="value", dropna=False)
    wide = wide.reindex(pd.MultiIndex.from_product(wide.index.levels))
    shape = [len(level) for level in wide.index.levels]
    values, whole = summed(wide.to_numpy().reshape(*shape, -1))
    index = pd.MultiIndex.from_product([*wide.index.levels[:2], wide.columns])
    told = pd.DataFrame({"value": values.ravel(), "whole": whole.ravel()}, index=index)
    return told.rename_axis([*KEY, "year"]).reset_index().dropna(subset="value")


def _from_origin(employment: pd.DataFrame, known: pd.DataFrame, *, base: int, horizon: int) -> pd.DataFrame:
    ours = demand.project(employment, base=base, horizon=horizon).rename(columns={"mean": "ours"})
    past = sums(employment[employment["year"] <= base]).drop(columns="whole")
    naive = naive_forecasts(past, keys=KEY, years=range(base + 1, base + 1 + horizon))
    now = past[past["year"] == base].rename(columns={"value": "now"})[[*KEY, "now"]]
    both = ours.merge(naive, on=[*KEY, "year"]).merge(known, on=[*KEY, "year"]).merge(now, on=KEY)
    return both.assign(origin=base, horizon=both["year"] - base)


def measures(made: pd.DataFrame) -> dict[str, float]:
    """Measures of one horizon, pooled over origins."""
    models = ["ours", *NAIVE]
    wape = {name: float((made[name] - made["value"]).abs().sum() / made["value"].sum()) for name in models}
    best = min(NAIVE, key=lambda name: wape[name])
    closer = (made["ours"] - made["value"]).abs() < (made[best] - made["value"]).abs()
    within = made["value"].between(made["low"], made["high"])
    nation = made.groupby(["origin", "occupation"])[["value", "now", *models]].sum()
    right = {
        name: float(
            (np.sign(nation[name] - nation["now"]) == np.sign(nation["value"] - nation["now"])).mean()
        )
        for name in ("ours", "trend", "constant_share")
    }
    return {
        "cells": len(made),
        **{f"wape_{name}": share for name, share in wape.items()},
        "closer_than_best": float(closer.mean()),
        "within_80": float(within.mean()),
        **{f"direction_{name}": share for name, share in right.items()},
    }


def main() -> None:
    """Print one table for each data set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[2] / "shared" / "data" / "scb")
    folder = parser.parse_args().data
    for title, name in SETS.items():
        made = cases(read(folder / name))
        table = pd.DataFrame({horizon: measures(one) for horizon, one in made.groupby("horizon")})
        print(f"\n{title}\n{table.round(3).to_string()}")


if __name__ == "__main__":
    main()
