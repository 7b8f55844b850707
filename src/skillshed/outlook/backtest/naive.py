# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Four forecasts that need no model: what a model must beat to be worth its while.

The ten-year least-squares trend and the constant share are the two that the U.S. Bureau of Labor Statistics holds its own
projections against (bls.gov/emp/evaluations/methods.htm).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from numpy.typing import NDArray

NAIVE: Final = ("last_value", "drift", "trend", "constant_share")
_TREND_YEARS = 10


def naive_forecasts(
    train: pd.DataFrame, *, keys: Sequence[str], years: Sequence[int], region: str = "region"
) -> pd.DataFrame:
    """Forecast every series of `train` for the years given, four times.

    Args:
        train: long frame `keys…, year, value` up to the origin; gaps allowed.
        keys: the columns that name a series.
        years: which years to forecast, all after the origin.
        region: the key over which series add up to a nation; where it is not a key, all series do.

    Returns:
        Long frame `keys…, year, last_value, drift, trend, constant_share`, never below nil: the last value known; the mean
        yearly change since the first; a least-squares line through the last ten years; the last share of the nation, which
        itself drifts.
    """
    wide = train.pivot_table(
        index=list(keys), columns="year", values="value", aggfunc="sum", observed=True, min_count=1
    )
    known = wide.to_numpy(dtype=float)
    past = wide.columns.to_numpy(dtype=float)
    ahead = np.asarray(years, dtype=float)
    nation = _nation(wide, keys, region)
    made = {
        "last_value": np.repeat(_last(known)[:, None], len(ahead), axis=1),
        "drift": _drift(known, past, ahead),
        "trend": _trend(known, past, ahead),
        "constant_share": _constant_share(known, nation, past=past, ahead=ahead),
    }
    index = wide.index.repeat(len(ahead))
    frame = index.to_frame(index=False)
    frame["year"] = np.tile(np.asarray(years, dtype="int64"), len(wide))
    for name in NAIVE:
        frame[name] = np.maximum(made[name], 0.0).ravel()
    return frame


def _last(known: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(known[np.arange(len(known)), _last_at(known)])


def _last_at(known: NDArray[np.float64]) -> NDArray[np.int64]:
    seen = np.isfinite(known)
    return np.asarray(known.shape[1] - 1 - np.argmax(seen[:, ::-1], axis=1))


def _drift(
    known: NDArray[np.float64], past: NDArray[np.float64], ahead: NDArray[np.float64]
) -> NDArray[np.float64]:
    rows = np.arange(len(known))
    first, last = np.argmax(np.isfinite(known), axis=1), _last_at(known)
    span = past[last] - past[first]
    yearly = np.where(span > 0, (known[rows, last] - known[rows, first]) / np.maximum(span, 1), 0.0)
    return np.asarray(known[rows, last][:, None] + yearly[:, None] * (ahead - past[last][:, None]))


def _trend(
    known: NDArray[np.float64], past: NDArray[np.float64], ahead: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Fit lines to the years no more than ten back from each series' last; a single point gives a level."""
    recent = np.isfinite(known) & (past[None, :] > past[_last_at(known)][:, None] - _TREND_YEARS)
    count = recent.sum(axis=1)
    value = np.where(recent, known, 0.0)
    middle = (recent * past).sum(axis=1) / count
    level = value.sum(axis=1) / count
    apart = np.where(recent, past[None, :] - middle[:, None], 0.0)
    squares = (apart**2).sum(axis=1)
    slope = np.where(squares > 0, (apart * value).sum(axis=1) / np.maximum(squares, 1e-9), 0.0)
    return np.asarray(level[:, None] + slope[:, None] * (ahead[None, :] - middle[:, None]))


def _nation(wide: pd.DataFrame, keys: Sequence[str], region: str) -> NDArray[np.float64]:
    """Each series' nation, `[series, year]`: the sum over regions of what is alike in all else."""
    others = [key for key in keys if key != region] if region in keys else []
    if not others:
        total = wide.sum(axis=0, min_count=1).to_numpy(dtype=float)
        return np.tile(total, (len(wide), 1))
    sums = wide.groupby(level=others, observed=True).transform("sum", min_count=1)
    return np.asarray(sums.to_numpy(dtype=float))


def _constant_share(
    known: NDArray[np.float64],
    nation: NDArray[np.float64],
    *,
    past: NDArray[np.float64],
    ahead: NDArray[np.float64],
) -> NDArray[np.float64]:
    rows, last = np.arange(len(known)), _last_at(known)
    whole = nation[rows, last]
    share = np.where(whole > 0, known[rows, last] / np.where(whole > 0, whole, 1.0), 0.0)
    return np.asarray(share[:, None] * np.maximum(_drift(nation, past, ahead), 0.0))
