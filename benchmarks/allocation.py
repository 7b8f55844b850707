# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Allocation test: places by the regions' forecasts, or by their shares of the nation, against the need that came.

Run: `python benchmarks/allocation.py [--data ../shared/data/scb] [--worlds 5] [--size malardalen]`. Prints a table for the real series (every
origin with two years of history or more) and for demo worlds, whose future is known. Both rules have the same number of places for
each occupation, forecast for the nation at the origin. Unmet need and the difference are shares of the need.
"""

from __future__ import annotations

import argparse
import runpy
from pathlib import Path

import pandas as pd

from skillshed.outlook import demand
from skillshed.outlook.allocation import Allocation, allocate, assess
from skillshed.outlook.tables.population import finest
from skillshed.sources.demo import world
from skillshed.sources.demo.truth import true_frames

HERE = Path(__file__).parent
WORLD_ORIGIN = 2025
HORIZONS = {
    "NUTS2 × SSYK96, survey 2003-2013": (1, 3, 5),
    "NUTS2 × SSYK2012, survey 2014-2018": (1, 3),
    "county × SSYK3, register 2014-2017": (1, 2),
}


def real(folder: Path) -> dict[str, Allocation]:
    """Every real series and horizon, all origins together."""
    survey = runpy.run_path(str(HERE / "employment_backtest.py"))
    made = {}
    for title, name in survey["SETS"].items():
        jobs = survey["read"](folder / name)
        jobs = jobs[jobs["region"] != "99"]
        known = (
            jobs.groupby(["region", "occupation", "year"], as_index=False)["value"].sum(min_count=1).dropna()
        )
        for ahead in HORIZONS[title]:
            made[f"{title}, {ahead} years"] = assess(from_origins(jobs, known, ahead))
    return made


def from_origins(jobs: pd.DataFrame, known: pd.DataFrame, ahead: int) -> pd.DataFrame:
    """The cells of every origin that has two years of history and an outcome so far ahead."""
    years = sorted(int(year) for year in known["year"].unique())
    parts = []
    for base in years[1:]:
        if base + ahead in years:
            said = demand.project(jobs[jobs["year"] <= base], base=base, horizon=ahead)
            parts.append(allocate(_item(known), _item(said), base=base, year=base + ahead))
    return pd.concat(parts, ignore_index=True)


def worlds(size: str, count: int) -> dict[str, Allocation]:
    """Demo worlds: forecasts from the last published year, needs from the world's own future."""
    cells = {ahead: [] for ahead in (5, 10)}
    for seed in range(1, count + 1):
        future = true_frames(world(size, seed))["employment"].astype({"region": str, "occupation": str})
        future = future[(future["occupation"] != "unknown") & (future["year"] >= 2008)]
        future = future[future["region"].isin(finest(future["region"]))]
        said = demand.project(future[future["year"] <= WORLD_ORIGIN], base=WORLD_ORIGIN, horizon=max(cells))
        # The rest of the country is one single region there, far larger than all others: it takes no part.
        future = future[future["region"].str.len() == len("3101")]
        for ahead, kept in cells.items():
            one = allocate(_item(future), _item(said), base=WORLD_ORIGIN, year=WORLD_ORIGIN + ahead)
            kept.append(one.assign(item=one["item"] + f"/{seed}"))
    return {
        f"{count} demo worlds ({size}), municipality × SSYK3, {ahead} years": assess(pd.concat(parts))
        for ahead, parts in cells.items()
    }


def _item(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.rename(columns={"occupation": "item"})


def table(results: dict[str, Allocation]) -> list[str]:
    """A Markdown table."""
    head = "| data, horizon | regions × groups | unmet: regional | unmet: national | unmet: by outcome | difference, points | cells where regional is nearer | better |"
    rows = [head, "|---|---|---|---|---|---|---|---|"]
    for title, one in results.items():
        unmet = " | ".join(f"{100 * one.unmet[rule]:.1f} %" for rule in ("regional", "national", "known"))
        apart = f"{100 * one.difference:+.2f} ({100 * one.low:+.2f} … {100 * one.high:+.2f})"
        rows.append(
            f"| {title} | {one.regions} × {one.items} | {unmet} | {apart} | {100 * one.better:.0f} % | {one.verdict} |"
        )
    return rows


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=HERE.parents[1] / "shared" / "data" / "scb")
    parser.add_argument("--worlds", type=int, default=5)
    parser.add_argument("--size", default="malardalen")
    asked = parser.parse_args()
    results = real(asked.data) if asked.data.is_dir() else {}
    results |= worlds(asked.size, asked.worlds)
    print("\n".join(table(results)))


if __name__ == "__main__":
    main()
