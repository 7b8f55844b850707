# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Does it help to know who moved? Municipalities of the demo world, whose next 15 years are known.

Every world is projected three times from its last published year: by net migration as what is left, by moves by age, and
by moves by age and between places. One world is one path, so shares are pooled over worlds.

Usage: python benchmarks/moves_backtest.py [--seeds 10] [--draws 150] [--record]
"""

from __future__ import annotations

import argparse
import time

import pandas as pd

from recording import record
from skillshed.outlook.population import aggregate, project
from skillshed.sources.demo import true_frames, world

HORIZONS = (5, 10, 15)
GROUPS = {
    "all ages": (0, None), "0-15": (0, 15), "16-18": (16, 18), "19-24": (19, 24),
    "25-44": (25, 44), "45-64": (45, 64), "65-79": (65, 79), "80+": (80, None),
}  # fmt: skip
FLOWS = {
    "BE0101AX": "immigration",
    "BE0101AY": "emigration",
    "BE0101A2": "in_domestic",
    "BE0101A3": "out_domestic",
}
WAYS = ("residual", "moves", "moves and places")


def main() -> None:
    """Run, print, and record when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--draws", type=int, default=150)
    parser.add_argument("--record", action="store_true", help="add the tables to RESULTS.md")
    asked = parser.parse_args()
    began = time.process_time()
    cells = pd.concat([judged(seed, draws=asked.draws) for seed in range(1, asked.seeds + 1)])
    spent = time.process_time() - began
    lines = [*table(cells), "", f"{asked.seeds} worlds, {asked.draws} draws: {spent:.0f} processor s"]
    print("\n".join(lines))
    if asked.record:
        record(f"Population with and without moves, demo world, {asked.seeds} seeds", lines)


def frames(seed: int) -> tuple[dict[str, pd.DataFrame], pd.DataFrame, int]:
    """Give the published tables of the municipalities (and the rest of the country), the truth, and the last year."""
    made = world("county", seed)
    leaves = {place.code for place in made.geography.places}
    names = {"population": "folkmangd", "deaths": "doda", "births": "fodda", "flows": "flyttningar"}
    tables = {name: made.frame(file) for name, file in names.items()}
    tables = {name: one[one["region"].isin(leaves)].drop(columns="flag") for name, one in tables.items()}
    flow = tables["flows"]["content"].astype(str).map(FLOWS)
    tables["flows"] = tables["flows"].drop(columns="content").assign(flow=flow)
    tables["places"] = made.frame("flyttmatris").drop(columns="flag")
    truth = true_frames(made)["population"]
    return tables, truth[truth["region"].isin(leaves)], made.years[1]


def judged(seed: int, *, draws: int) -> pd.DataFrame:
    """Project one world in every way; give each cell's forecast beside the truth."""
    tables, truth, base = frames(seed)
    actual = outcome(truth)
    given = {
        "residual": None,
        "moves": tables["flows"],
        "moves and places": [tables["flows"], tables["places"]],
    }
    parts = []
    for way, moves in given.items():
        _, futures = project(
            tables["population"], tables["deaths"], tables["births"], moves,
            base=base, horizon=max(HORIZONS), draws=draws, seed=seed, return_draws=True,
        )  # fmt: skip
        chosen = futures.sel(year=[base + ahead for ahead in HORIZONS])
        made = aggregate(chosen, bands=GROUPS).drop(columns="sex").astype({"region": str})
        parts.append(made.merge(actual, on=["region", "age", "year"]).assign(way=way, seed=seed))
    cells = pd.concat(parts, ignore_index=True)
    cells = cells[cells["region"].str.len() == len("3101")]
    return cells.assign(horizon=lambda found: found["year"] - base)


def outcome(truth: pd.DataFrame) -> pd.DataFrame:
    """Sum the truth over sexes and groups of ages."""
    years = truth["age"].astype(str).str.rstrip("+").astype(int)
    parts = []
    for name, (first, last) in GROUPS.items():
        inside = truth[years.between(first, last if last is not None else 200)]
        sums = inside.groupby(["region", "year"], observed=True, as_index=False)["value"].sum()
        parts.append(sums.assign(age=name))
    return pd.concat(parts).rename(columns={"value": "actual"}).astype({"region": str, "year": "int64"})


def table(cells: pd.DataFrame) -> list[str]:
    """Write the Markdown table: WAPE and coverage by age group and years ahead, for each way."""
    cells = cells.assign(
        error=(cells["mean"] - cells["actual"]).abs(),
        inside=cells["actual"].between(cells["low"], cells["high"]),
    )
    head = (
        " | ".join(f"WAPE %, {way}" for way in WAYS) + " | " + " | ".join(f"in 80 %, {way}" for way in WAYS)
    )
    lines = [f"| ages | years ahead | cells | {head} |", "|" + "---|" * (3 + 2 * len(WAYS))]
    rows = [(group, ahead) for group in [*GROUPS, "all groups"] for ahead in (*HORIZONS, "all")]
    for group, ahead in rows:
        part = cells[cells["age"] == group] if group in GROUPS else cells[cells["age"] != "all ages"]
        part = part if ahead == "all" else part[part["horizon"] == ahead]
        by_way = [part[part["way"] == way] for way in WAYS]
        errors = " | ".join(f"{100 * p['error'].sum() / p['actual'].sum():.2f}" for p in by_way)
        held = " | ".join(f"{100 * p['inside'].mean():.1f}" for p in by_way)
        lines.append(f"| {group} | {ahead} | {len(by_way[0])} | {errors} | {held} |")
    return lines


if __name__ == "__main__":
    main()
