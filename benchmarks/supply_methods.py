# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who foresees the stock by education group better: the flow identity or the multistate model? The demo world knows what came.

Run: `python benchmarks/supply_methods.py [--seed 1]`. Prints WAPE over education groups of each county 5, 10 and 15 years ahead.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import pandas as pd

from skillshed.home import Home
from skillshed.outlook import multistate
from skillshed.outlook.supply import projection as supply
from skillshed.outlook.tables.population import of_regions
from skillshed.sources.demo import truth
from skillshed.workspace import Workspace

HORIZONS, COUNTIES = (5, 10, 15), ["31", "32"]


def main() -> None:
    """Build the datasets of a demo world and compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    with tempfile.TemporaryDirectory() as folder:
        space = Workspace(Home(Path(folder) / "demo"))
        space.demo(seed=parser.parse_args().seed)
        release = space.build(draws=10, horizon=max(HORIZONS))
        tables = {name: release.table(name) for name in release.tables()}
        came = truth(space.home)["education"]
    stock = tables["education_stock"]
    stock = stock[stock["region"].isin(COUNTIES)].astype({"region": str, "education": str})
    now = stock.groupby(["region", "education", "year"], as_index=False)["value"].sum()
    base = int(now["year"].max())
    made = {
        "flow identity": flows(tables, base),
        "multistate": states(tables, now, base),
        "as now": pd.concat([now[now["year"] == base].assign(year=base + ahead) for ahead in HORIZONS]),
    }
    lines = ["| county | years ahead | " + " | ".join(made) + " |", "|---|---|" + "---|" * len(made)]
    for county in COUNTIES:
        for ahead in HORIZONS:
            errors = [wape(one, came, region=county, year=base + ahead) for one in made.values()]
            lines.append(f"| {county} | {ahead} | " + " | ".join(f"{error:.3f}" for error in errors) + " |")
    print("\n".join(lines))


def flows(tables: dict[str, pd.DataFrame], base: int) -> pd.DataFrame:
    """Give the stock by the flow identity."""
    names = ("education_stock", "education_flows", "education_labour_force")
    told = supply.project(*(tables[name] for name in names), base=base, horizon=max(HORIZONS), draws=10)
    return told[told["component"] == "stock"].rename(columns={"mean": "value"})


def states(tables: dict[str, pd.DataFrame], stock: pd.DataFrame, base: int) -> pd.DataFrame:
    """Give the stock by the multistate model, in its one band of age."""
    people, deaths, births = (
        of_regions(tables[name], COUNTIES) for name in ("population", "deaths", "births")
    )
    whole = stock.assign(sex="T", age_group="18-64")
    start, rates = multistate.derive_rates(people, whole, deaths, births, base=base, horizon=max(HORIZONS))
    told = multistate.project(
        start, rates, base=base, horizon=max(HORIZONS), draws=10, bands={"18-64": (18, 64)}
    )
    return told.rename(columns={"mean": "value"})


def wape(made: pd.DataFrame, came: pd.DataFrame, *, region: str, year: int) -> float:
    """Sum of errors over the sum of outcomes, groups that both know."""
    said, true = (
        one[(one["region"].astype(str) == region) & (one["year"] == year)].set_index("education")[name]
        for one, name in ((made, "value"), (came, "stock"))
    )
    both = pd.concat([said.rename("said"), true.rename("true")], axis=1).dropna()
    return float((both["said"] - both["true"]).abs().sum() / both["true"].sum())


if __name__ == "__main__":
    main()
