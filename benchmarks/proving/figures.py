# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From judged cells to the figures that are published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from skillshed.outlook.backtest import NAIVE
from skillshed.outlook.backtest.evaluation import summarise
from skillshed.outlook.backtest.measures import measures

if TYPE_CHECKING:
    import pandas as pd

    from proving.sets import Tried

DECIMALS = 4
SHARES = ("wape", "mape", "malpe", "direction", "faster", "coverage", "crps", "beats_share", "beats_every")
DIRECTED = ("drift", "trend", "constant_share")  # the last value has no direction


def figures(tried: Tried) -> dict[str, Any]:
    """Give one series' figures: per horizon, pooled, and the histogram of the PIT."""
    found = summarise(tried.cells, keys=tried.keys)
    return {
        "name": tried.name,
        "title": tried.title,
        "short": tried.short,
        "about": tried.about,
        "horizons": [_row(tried, horizon) for horizon in sorted(tried.cells["horizon"].unique())],
        "pooled": {"cells": len(tried.cells), "coverage": _rounded(found.pooled.loc[0, "coverage"])},
        "pit": [_rounded(share) for share in found.pit["share"]],
        "origins": by_origin(tried.cells),
    }


def by_origin(cells: pd.DataFrame) -> list[dict[str, Any]]:
    """Give error and coverage of every origin and horizon."""
    table = measures(cells, ["origin", "horizon"])
    return [
        {"origin": int(one.origin), "horizon": int(one.horizon)}
        | {name: _rounded(getattr(one, name)) for name in ("wape", "wape_best_naive", "coverage")}
        for one in table.itertuples()
    ]


def by_age(cells: pd.DataFrame) -> list[dict[str, Any]]:
    """Give the share inside the interval of every age group, per horizon and of all."""
    inside = cells.groupby(["age", "horizon"])["inside"].mean().unstack()  # noqa: PD010 - one column per horizon
    return [
        {"age": age, "all": _rounded(whole)}
        | {str(ahead): _rounded(share) for ahead, share in inside.loc[age].items()}
        for age, whole in cells.groupby("age")["inside"].mean().items()
    ]


def _row(tried: Tried, horizon: int) -> dict[str, Any]:
    cells = tried.cells[tried.cells["horizon"] == horizon]
    found = summarise(cells, keys=tried.keys)
    line = found.pooled.iloc[0]
    row: dict[str, Any] = {"horizon": int(horizon), "cells": len(cells)}
    row |= {name: _rounded(line[name]) for name in SHARES}
    row |= {
        "origins": int(cells["origin"].nunique()),
        "best_naive": str(line["best_naive"]),
        "naive": {name: _rounded(line[f"wape_{name}"]) for name in NAIVE},
        "beaten": {one.method: _rounded(one.beaten_share) for one in found.naive.itertuples()},
    }
    row |= {"nation": nation(cells, tried.keys)} if tried.national else {}
    return row | ({"divided": divided(cells)} if tried.keys == ["region"] else {})


def divided(cells: pd.DataFrame) -> dict[str, float]:
    """Give each forecast's error when its nation is set to what it became: how well regions' shares were foreseen."""
    of_origin = cells.groupby(["origin", "year"])
    whole = of_origin["actual"].transform("sum")
    return {
        name: _rounded(
            (cells[name] * whole / of_origin[name].transform("sum") - cells["actual"]).abs().sum()
            / cells["actual"].sum()
        )
        for name in ("forecast", *NAIVE)
    }


def nation(cells: pd.DataFrame, keys: list[str]) -> dict[str, Any]:
    """Sum over regions and ask, as the U.S. Bureau of Labor Statistics does: direction right, faster than average right?"""
    others = [key for key in keys if key != "region"]
    figures_of = ["forecast", "actual", "last_value", *DIRECTED]
    sums = cells.groupby([*others, "origin"])[figures_of].sum()
    sums = sums[sums["last_value"] > 0]
    whole = sums.groupby("origin").transform("sum")
    change = {name: np.sign(sums[name] - sums["last_value"]) for name in figures_of}
    faster = {
        name: sums[name] / sums["last_value"] > whole[name] / whole["last_value"] for name in figures_of
    }
    return {
        measure: {name: _rounded((said[name] == said["actual"]).mean()) for name in ("forecast", *DIRECTED)}
        for measure, said in (("direction", change), ("faster", faster))
    } | {"cells": len(sums)}


def _rounded(figure: float) -> float:
    return round(float(figure), DECIMALS)
