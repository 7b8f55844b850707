# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The population outlook against what came: Sweden's counties 1968-2005, origins that know only their own past.

Usage: python benchmarks/population_backtest.py [--origins 1985,1990,1995,2000] [--draws 400] [--speed] [--record]
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import pandas as pd

from recording import record
from skillshed.outlook.backtest import Evaluation, evaluate
from skillshed.outlook.backtest.evaluation import summarise
from skillshed.outlook.population import aggregate, project

DATA = Path(__file__).parents[2] / "shared" / "data" / "population_county"
HORIZONS, LAST = (5, 10, 15), 2005
GROUPS = {
    "0-5": (0, 5), "6-15": (6, 15), "16-18": (16, 18), "19-24": (19, 24),
    "25-44": (25, 44), "45-64": (45, 64), "65-79": (65, 79), "80+": (80, None),
}  # fmt: skip
SHOWN = {
    "wape": "WAPE %", "wape_best_naive": "best naive %", "mape": "MAPE %", "malpe": "MALPE %",
    "beats_share": "beats best naive %", "beats_every": "beats all four %", "coverage": "in 80 % interval",
    "direction": "direction right %",
}  # fmt: skip


def main() -> None:
    """Run, print, and record when asked."""
    asked = arguments()
    tables = read()
    origins = [int(year) for year in asked.origins.split(",")]
    started = time.perf_counter()
    lines = backtest(tables, origins, draws=asked.draws)
    lines += ["", f"{len(origins)} origins, {asked.draws} draws: {time.perf_counter() - started:.1f} s"]
    if asked.speed:
        lines += ["", *speed(tables)]
    print("\n".join(lines))
    if asked.record:
        record(f"Population back-test, counties, origins {asked.origins}", lines)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--origins", default="1985,1990,1995,2000")
    parser.add_argument("--draws", type=int, default=400)
    parser.add_argument(
        "--speed", action="store_true", help="also time a county and a country of municipalities"
    )
    parser.add_argument("--record", action="store_true", help="add the tables to RESULTS.md")
    return parser.parse_args()


def read() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Read population, deaths and births."""
    population, deaths, births = (
        pd.read_csv(DATA / f"{name}_1968_2005.csv.gz", dtype={"age": str})
        for name in ("popn", "deaths", "births")
    )
    return population, deaths, births


def backtest(tables: tuple[pd.DataFrame, ...], origins: list[int], *, draws: int) -> list[str]:
    """Evaluate totals, age groups and single ages, pooled over origins."""
    lines = []
    for what, cells in judged(tables, origins, draws=draws).items():
        lines += table(what, summarise(cells, keys=keys_of(cells)))
    return lines


def judged(tables: tuple[pd.DataFrame, ...], origins: list[int], *, draws: int) -> dict[str, pd.DataFrame]:
    """Project from every origin; gives the judged cells (`Evaluation.cells`) of totals, age groups and single ages."""
    cells: dict[str, list[pd.DataFrame]] = {"totals": [], "age groups": [], "single ages": []}
    outcomes = {
        "totals": outcome(tables[0], None),
        "age groups": outcome(tables[0], GROUPS),
        "single ages": tables[0],
    }
    for origin in origins:
        ahead = [h for h in HORIZONS if origin + h <= LAST]
        frame, futures = project(*tables, base=origin, horizon=max(ahead), draws=draws, return_draws=True)
        years = [origin + h for h in ahead]
        futures = futures.sel(year=years)
        made = {
            "totals": aggregate(futures, bands={"T": (0, None)}).drop(columns=["sex", "age"]),
            "age groups": aggregate(futures, bands=GROUPS).drop(columns="sex"),
            "single ages": frame[frame["year"].isin(years)],
        }
        for what, forecast in made.items():
            known = outcomes[what]
            cells[what].append(evaluate(forecast, known, known[known["year"] <= origin]).cells)
    return {what: pd.concat(parts) for what, parts in cells.items()}


def keys_of(cells: pd.DataFrame) -> list[str]:
    """Name the columns that tell series apart."""
    return [key for key in ("region", "sex", "age") if key in cells.columns]


def outcome(population: pd.DataFrame, groups: dict[str, tuple[int, int | None]] | None) -> pd.DataFrame:
    """Sum the outcome over sexes, and over ages or groups of them."""
    if groups is None:
        return population.groupby(["region", "year"], as_index=False)["value"].sum()
    years = population["age"].str.rstrip("+").astype(int)
    edges = [first for first, _ in groups.values()]
    labelled = population.assign(
        age=pd.cut(years, [*edges, 200], right=False, labels=list(groups)).astype(str)
    )
    return labelled.groupby(["region", "age", "year"], as_index=False)["value"].sum()


def table(what: str, found: Evaluation) -> list[str]:
    """Write one Markdown table: a row per horizon and one for all."""
    rows = pd.concat([found.by_horizon, found.pooled.assign(horizon="all")])
    lines = ["", f"**{what}**", "", f"| years ahead | cells | best naive | {' | '.join(SHOWN.values())} |"]
    lines.append("|" + "---|" * (len(SHOWN) + 3))
    for _, row in rows.iterrows():
        figures = " | ".join(f"{100 * row[name]:.2f}" for name in SHOWN)
        lines.append(f"| {row['horizon']} | {row['cells']} | {row['best_naive']} | {figures} |")
    return lines


def speed(tables: tuple[pd.DataFrame, ...]) -> list[str]:
    """Time a county of 12 municipalities and a country of 290, cut out of the counties' own tables."""
    lines = ["| regions | years ahead | draws | s | processor s |", "|---|---|---|---|---|"]
    for regions, horizon in ((12, 15), (290, 20)):
        cut = tuple(municipalities(table[table["year"] > LAST - 20], regions) for table in tables)
        wall, processor = time.perf_counter(), time.process_time()
        project(*cut, base=LAST, horizon=horizon, draws=1000)
        wall, processor = time.perf_counter() - wall, time.process_time() - processor
        lines.append(f"| {regions} | {horizon} | 1000 | {wall:.1f} | {processor:.1f} |")
    return lines


def municipalities(table: pd.DataFrame, regions: int) -> pd.DataFrame:
    """Make as many areas as asked, each a county's table on a smaller scale."""
    counties = sorted(table["region"].unique())
    parts = []
    for at in range(regions):
        part = table[table["region"] == counties[at % len(counties)]]
        parts.append(part.assign(region=f"{at:04d}", value=(part["value"] / (3 + at % 40)).round()))
    return pd.concat(parts)


if __name__ == "__main__":
    main()
