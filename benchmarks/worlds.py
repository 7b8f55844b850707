# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Does the outlook find the truth? Fictitious worlds, projected from their last published year and then lived through.

Run: `python benchmarks/worlds.py [--worlds 50] [--draws 100]`; about ten seconds of one processor per world. Prints, for the
municipalities of every world together: bias, WAPE beside the best naive forecast's, share of outcomes within the 80 % interval,
rank agreement of openings, and verdicts against the truth. `make proof` puts the same figures in the documentation.
"""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from proving.figures import DECIMALS
from proving.world import COUNTY, HORIZONS, Frames, judged
from skillshed.outlook.backtest.evaluation import summarise
from skillshed.warehouse.code_version import code_version

if TYPE_CHECKING:
    from collections.abc import Sequence

JUDGED = ("population totals", "population age groups", "employment as published", "employment, one register")
SIZES = (5, 50, 500)
GROUP_SIZES = (100, 1_000, 10_000)
WORDS = ("shortage", "balance", "surplus")
WORLDS, DRAWS = 50, 100


def main() -> None:
    """Live the worlds and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--worlds", type=int, default=WORLDS)
    parser.add_argument("--draws", type=int, default=DRAWS)
    asked = parser.parse_args()
    print(json.dumps(run(asked.worlds, draws=asked.draws), indent=1))


def run(worlds: int, *, draws: int = DRAWS) -> dict[str, Any]:
    """Live worlds 1, 2, … and give the figures of them all."""
    lived = []
    for seed in range(1, worlds + 1):
        lived.append(judged(seed, draws=draws))
        print(f"world {seed} of {worlds}", file=sys.stderr, flush=True)
    return summed(lived, draws=draws)


def summed(lived: Sequence[Frames], *, draws: int) -> dict[str, Any]:
    """Give the figures of some judged worlds together."""
    worlds = len(lived)
    found = {name: pd.concat([one[name] for one in lived], ignore_index=True) for name in lived[0]}
    return {
        "worlds": worlds,
        "draws": draws,
        "code": code_version(),
        "sets": [_set(name, found[name]) for name in JUDGED],
        "sizes": _sizes(found["employment as published"], found["employment, one register"]),
        "openings": [_openings(found["openings"], ahead) for ahead in HORIZONS],
        "verdicts": [_verdicts(_of_counties(found["verdicts"]), ahead) for ahead in HORIZONS],
        "verdicts_municipal": [_verdicts(_of_municipalities(found["verdicts"]), ahead) for ahead in HORIZONS],
        "worlds_municipal": int(_of_municipalities(found["verdicts"])["world"].nunique()),
        "verdicts_by_size": _by_size(found["verdicts"]),
    }


def _set(name: str, cells: pd.DataFrame) -> dict[str, Any]:
    """Figures of the municipalities; the rest of the country is forty times the county and would drown it."""
    own = cells[cells["region"].str.startswith(COUNTY)]
    return {"title": name, "horizons": [_row(own[own["horizon"] == ahead]) for ahead in HORIZONS]}


def _row(cells: pd.DataFrame) -> dict[str, Any]:
    keys = [key for key in ("region", "age", "occupation") if key in cells]
    line = summarise(cells, keys=keys).pooled.iloc[0]
    by_world = cells.groupby("world")[["forecast", "actual"]].sum()
    inside = cells.groupby("world")["inside"].mean()
    return {
        "horizon": int(cells["horizon"].iloc[0]),
        "cells": len(cells),
        "bias": _rounded(by_world["forecast"].sum() / by_world["actual"].sum() - 1),
        **{name: _rounded(line[name]) for name in ("wape", "wape_best_naive", "beats_share", "coverage")},
        "best_naive": str(line["best_naive"]),
        "coverage_of_worlds": [_rounded(inside.quantile(part)) for part in (0.1, 0.5, 0.9)],
    }


def _sizes(published: pd.DataFrame, once: pd.DataFrame) -> list[dict[str, Any]]:
    """Employment by the size of the cell, all horizons together: bias and coverage."""
    rows = []
    for low, high in zip((0, *SIZES), (*SIZES, np.inf), strict=True):
        row: dict[str, Any] = {"from": low, "to": None if np.isinf(high) else high}
        for name, cells in (("published", published), ("once", once)):
            own = cells[
                cells["region"].str.startswith(COUNTY) & (cells["actual"] >= low) & (cells["actual"] < high)
            ]
            row[name] = {
                "cells": len(own),
                "bias": _rounded(own["forecast"].sum() / own["actual"].sum() - 1),
                "coverage": _rounded(own["inside"].mean()),
            }
        rows.append(row)
    return rows


def _openings(cells: pd.DataFrame, ahead: int) -> dict[str, Any]:
    """Ranks and sizes of openings and replacement, mean over worlds."""
    own = cells[(cells["horizon"] == ahead) & (cells["employees"] > 0)]
    per_head = own.assign(said=own["openings"] / own["employees"], true=own["hired"] / own["employees"])
    large = own["employees"] >= SIZES[-1]
    return {
        "horizon": ahead,
        "rank": _rounded(_rank(own, "openings", "hired")),
        "rank_by_size": _rounded(_rank(own, "employees", "hired")),
        "rank_per_head": _rounded(_rank(per_head[large], "said", "true")),
        "replacement_bias": _rounded(own["replacement"].sum() / own["replaced"].sum() - 1),
        "replacement_coverage": _rounded(own["replaced"].between(own["low"], own["high"]).mean()),
        "replacement_coverage_large": _rounded(
            own["replaced"].between(own["low"], own["high"])[large].mean()
        ),
        "of_all_hired": _rounded(own["openings"].sum() / own["hired"].sum()),
    }


def _rank(cells: pd.DataFrame, said: str, true: str) -> float:
    ranks = [one[said].corr(one[true], method="spearman") for _, one in cells.groupby("world")]
    return float(np.mean(ranks))


def _of_counties(cells: pd.DataFrame) -> pd.DataFrame:
    """Nation and county; the rest of the country is nearly the nation."""
    return cells[cells["region"].isin(("00", COUNTY))]


def _of_municipalities(cells: pd.DataFrame) -> pd.DataFrame:
    return cells[cells["region"].str.len() > len(COUNTY)]


def _verdicts(cells: pd.DataFrame, ahead: int) -> dict[str, Any]:
    """How often each verdict was given where the truth was each of the three."""
    own = cells[cells["horizon"] == ahead]
    return {
        "horizon": ahead,
        "words": list(WORDS),
        "table": _crossed(own),
        "p_shortage": _rounded(own["p_shortage"].mean()),
        "p_surplus": _rounded(own["p_surplus"].mean()),
    }


def _crossed(cells: pd.DataFrame) -> list[list[int]]:
    counts = pd.crosstab(cells["true"], cells["said"]).reindex(index=WORDS, columns=WORDS, fill_value=0)
    table: list[list[int]] = counts.to_numpy().tolist()
    return table


def _by_size(cells: pd.DataFrame) -> list[dict[str, Any]]:
    """Verdicts by the size of the group in its region, all horizons together: nation and county, municipalities."""
    rows = []
    for level, own in (("county", _of_counties(cells)), ("municipality", _of_municipalities(cells))):
        for low, high in zip((0, *GROUP_SIZES), (*GROUP_SIZES, np.inf), strict=True):
            told = own[(own["persons"] >= low) & (own["persons"] < high)]
            if len(told):
                row = {"level": level, "from": low, "to": None if np.isinf(high) else high}
                rows.append(row | {"table": _crossed(told)})
    return rows


def _rounded(figure: float) -> float:
    return round(float(figure), DECIMALS)


if __name__ == "__main__":
    main()
