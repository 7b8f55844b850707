# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Back-test of `education.project` on the education of the population 1985-2010, against four naive forecasts.

Run: `python benchmarks/education_backtest.py [--data ../shared/data/scb]`. NUTS 2 × sex × six age bands × eight
levels, origins 1988-2005, horizons 5 and 10. The population of the bands is projected too (nothing is given from outside).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import pandas as pd

from skillshed.outlook import education
from skillshed.outlook.backtest.naive import NAIVE, naive_forecasts

FILE = "UF0506A1_nuts2_age_edulevel_sex_1985_2010.csv"
KEY = ["region", "sex", "age_group", "education"]
HORIZONS = (1, 3, 5, 10)


def read(path: Path) -> pd.DataFrame:
    """Read the wide export into region, sex, age_group, education, year, value."""
    wide = pd.read_csv(path, na_values=[".."])
    years = [name for name in wide if name.isdigit()]
    long = wide.melt(["region", "age", "level of education", "sex"], years, var_name="year")
    codes = {
        "region": long["region"].str.split().str[0],
        "age_group": long["age"].str.split().str[0],
        "education": long["level of education"].str.extract(r"ISCED97 ([^)]+)")[0].fillna("unknown"),
    }
    return long.assign(**codes, year=long["year"].astype(int))[[*KEY, "year", "value"]]


def from_origin(stock: pd.DataFrame, base: int) -> pd.DataFrame:
    """Forecasts of one origin beside what came."""
    horizon = min(max(HORIZONS), int(stock["year"].max()) - base)
    ours = education.project(stock, base=base, horizon=horizon).rename(columns={"mean": "ours"})
    past = stock[stock["year"] <= base]
    naive = naive_forecasts(past, keys=KEY, years=range(base + 1, base + 1 + horizon))
    both = ours.merge(naive, on=[*KEY, "year"]).merge(stock, on=[*KEY, "year"])
    return both.assign(origin=base, horizon=both["year"] - base)


def measures(made: pd.DataFrame) -> dict[str, float]:
    """Measures of one horizon, pooled over what is given."""
    wape = {n: float((made[n] - made["value"]).abs().sum() / made["value"].sum()) for n in ("ours", *NAIVE)}
    best = min(NAIVE, key=lambda name: wape[name])
    closer = (made["ours"] - made["value"]).abs() < (made[best] - made["value"]).abs()
    within = made["value"].between(made["low"], made["high"])
    return {
        "cells": len(made),
        **{f"wape_{name}": share for name, share in wape.items()},
        "closer_than_best": float(closer.mean()),
        "within_80": float(within.mean()),
    }


def main() -> None:
    """Print the pooled table, then one for each origin."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[2] / "shared" / "data" / "scb")
    stock = read(parser.parse_args().data / FILE)
    made = pd.concat([from_origin(stock, base) for base in range(1988, 2006)])
    chosen = made[made["horizon"].isin(HORIZONS)]
    pooled = pd.DataFrame({horizon: measures(one) for horizon, one in chosen.groupby("horizon")})
    print(f"origins 1988-2005, by horizon\n{pooled.round(3).to_string()}")
    for horizon in (5, 10):
        far = made[made["horizon"] == horizon]
        table = pd.DataFrame({origin: measures(one) for origin, one in far.groupby("origin")})
        print(f"\n{horizon} years ahead, by origin\n{table.round(3).to_string()}")


if __name__ == "__main__":
    main()
