# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Measures of accuracy over a set of cells, each a line of arithmetic with its name in the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy.stats import norm

from skillshed.outlook.backtest.naive import NAIVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


def measures(cells: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Give every measure per group of cells (`Evaluation.cells` tells the columns), all groups at once.

    `wape` sum of errors / sum of outcomes; `mape` mean relative error and `malpe` the same with its sign (positive: forecast
    too high), cells with outcome 0 left out; `mase` mean error / the series' own yearly change; `direction` and `faster`
    share right; `dissimilarity` half the sum of differences of shares, mean over years; `crps` per person of outcome;
    `coverage` share within the interval. `beats_share` compares with the naive forecast of least WAPE, `beats_every` with
    whichever of the four came nearest in each cell, which nobody could know beforehand. A group whose outcomes are all nil
    has a WAPE of nil where the forecast is right and infinite where it is not.
    """
    groups = cells.groupby(list(by), observed=True, sort=True).ngroup().to_numpy(dtype=np.int64)
    labels = cells[list(by)].assign(group=groups).drop_duplicates("group").sort_values("group")
    errors = _errors(cells)
    sums, means = errors.groupby(groups).sum(), errors.groupby(groups).mean()
    outcome = sums["outcome"]
    naive = pd.DataFrame({name: _share(sums[name], outcome) for name in NAIVE})
    best = naive.to_numpy().argmin(axis=1)
    of_best = errors[list(NAIVE)].to_numpy()[np.arange(len(cells)), best[groups]]
    table = pd.DataFrame({"cells": errors.groupby(groups).size(), "wape": _share(sums["error"], outcome)})
    table[["mape", "malpe", "mase"]] = means[["relative", "signed", "scaled"]]
    table[["direction", "faster"]] = (
        cells[["direction_right", "faster_right"]].groupby(groups).mean().astype(float)
    )
    table["dissimilarity"] = _dissimilarity(cells, groups)
    table["crps"] = _share(sums["crps"], outcome)
    table["coverage"] = cells["inside"].groupby(groups).mean().astype(float)
    table["best_naive"] = np.array(NAIVE)[best]
    table["wape_best_naive"] = naive.to_numpy()[np.arange(len(best)), best]
    table[[f"wape_{name}" for name in NAIVE]] = naive
    table["beats_share"] = (errors["error"] < of_best).groupby(groups).mean()
    table["beats_every"] = (errors["error"] < errors[list(NAIVE)].min(axis=1)).groupby(groups).mean()
    return pd.concat(
        [labels.drop(columns="group").reset_index(drop=True), table.reset_index(drop=True)], axis=1
    )


def _errors(cells: pd.DataFrame) -> pd.DataFrame:
    """Per cell: our and the naive forecasts' errors, persons, and ours relative to the outcome and to the past's changes."""
    error, outcome = cells["forecast"] - cells["actual"], cells["actual"]
    positive = outcome.where(outcome > 0)
    own = {
        "error": error.abs(),
        "outcome": outcome,
        "relative": error.abs() / positive,
        "signed": error / positive,
    }
    scaled = error.abs() / cells["scale"].where(cells["scale"] > 0)
    naive = {name: (cells[name] - outcome).abs() for name in NAIVE}
    return pd.DataFrame({**own, "scaled": scaled, "crps": cells["crps"], **naive})


def crps_normal(actual: pd.Series, mean: pd.Series, spread: pd.Series) -> NDArray[np.float64]:
    """Continuous ranked probability score of a normal forecast (Gneiting & Raftery 2007, eq. 21).

    A forecast without spread scores its error.
    """
    error, width = (actual - mean).to_numpy(dtype=float), spread.to_numpy(dtype=float)
    safe = np.where(width > 0, width, 1.0)
    apart = error / safe
    score = safe * (apart * (2 * norm.cdf(apart) - 1) + 2 * norm.pdf(apart) - 1 / np.sqrt(np.pi))
    return np.asarray(np.where(width > 0, score, np.abs(error)))


def pit_normal(actual: pd.Series, mean: pd.Series, spread: pd.Series) -> NDArray[np.float64]:
    """Probability that the forecast gave to outcomes below the one that came; 0.5 where an exact forecast is right."""
    error, width = (actual - mean).to_numpy(dtype=float), spread.to_numpy(dtype=float)
    below = norm.cdf(error / np.where(width > 0, width, 1.0))
    return np.asarray(np.where(width > 0, below, 0.5 + 0.5 * np.sign(error)))


def _dissimilarity(cells: pd.DataFrame, groups: NDArray[np.integer]) -> pd.Series:
    """Half the sum of differences of shares within each origin and year, mean over these."""
    key = [groups, cells["origin"], cells["year"]]
    whole = cells[["forecast", "actual"]].groupby(key).transform("sum")
    shares = cells[["forecast", "actual"]] / whole.where(whole > 0)
    apart: pd.Series[float] = (shares["forecast"] - shares["actual"]).abs().groupby(key).sum()
    return 0.5 * apart.groupby(level=0).mean()


def _share(part: pd.Series, whole: pd.Series) -> pd.Series:
    nothing = part.where(part == 0, np.inf)
    return (part / whole.where(whole > 0)).where(whole > 0, nothing)
