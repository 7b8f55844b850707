# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Differences between two futures that share their chance: means and intervals over the pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.outlook.population.intervals import interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

FIGURES = ("base", "scenario", "difference", "difference_low", "difference_high")


def differences(
    drawn: NDArray[np.float32], *, level: float, prefix: str = ""
) -> dict[str, NDArray[np.float64]]:
    """Mean, low and high over the last axis (draws), flat, by column name, in thousandths of persons."""
    names = [f"{prefix}difference", f"{prefix}difference_low", f"{prefix}difference_high"]
    if not drawn.any():
        return {name: np.zeros(drawn[..., 0].size) for name in names}
    found = interval(np.ascontiguousarray(drawn), level=level)
    # Single precision tells no more, and a certain difference should have no interval.
    return {name: np.round(one.ravel(), 3) for name, one in zip(names, found, strict=True)}


def beside(
    expected: pd.DataFrame, changed: pd.DataFrame, keys: Sequence[str], *, means: dict[str, str]
) -> pd.DataFrame:
    """Put base, scenario and difference beside each other.

    Args:
        expected: the release's table, one row per key.
        changed: the differences of keys that changed; others have none.
        keys: the columns that name a figure.
        means: column of the release's mean → prefix of the columns given, such as `cumulative_mean` → `cumulative_`.

    Returns:
        keys, and for each prefix `base`, `scenario`, `difference`, `difference_low`, `difference_high`, persons.
    """
    kept = expected[[*keys, *means]].rename(columns={mean: f"{prefix}base" for mean, prefix in means.items()})
    joined = kept if changed.empty else kept.merge(changed, on=list(keys), how="outer", sort=False)
    for prefix in means.values():
        for name in ("base", "difference", "difference_low", "difference_high"):
            column = f"{prefix}{name}"
            joined[column] = joined[column].fillna(0.0) if column in joined else 0.0
        joined[f"{prefix}scenario"] = joined[f"{prefix}base"] + joined[f"{prefix}difference"]
    return joined.sort_values(list(keys), kind="stable", ignore_index=True)[[*keys, *_figures(means)]]


def nothing(keys: Sequence[str], *, means: dict[str, str]) -> pd.DataFrame:
    """The same table without rows: the release cannot tell."""
    return pd.DataFrame(columns=[*keys, *_figures(means)])


def _figures(means: dict[str, str]) -> list[str]:
    return [f"{prefix}{name}" for prefix in means.values() for name in FIGURES]


def long(
    drawn: dict[str, NDArray[np.float32]], axes: dict[str, Sequence[object]], *, level: float
) -> pd.DataFrame:
    """Lay differences out as rows.

    Args:
        drawn: prefix → draws with the axes' shape and the draws last.
        axes: name → codes, in the order of the array.
        level: share of the draws between low and high.
    """
    index = pd.MultiIndex.from_product([list(one) for one in axes.values()], names=list(axes))
    columns: dict[str, NDArray[np.float64]] = {}
    for prefix, array in drawn.items():
        columns |= differences(array, level=level, prefix=prefix)
    return pd.DataFrame(columns, index=index).reset_index()
