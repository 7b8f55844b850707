# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which figures of the base a scenario may not show, because its release withholds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from skillshed.outlook.shown import shown

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from skillshed.warehouse.release import Release

TABLES: Final = {
    "population": "outlook_population",
    "employment": "outlook_employment",
    "openings": "outlook_openings",
    "balance": "outlook_balance",
}
Unseen = dict[str, "NDArray[np.bool_]"]


def withheld(release: Release, name: str, frame: pd.DataFrame) -> Unseen:
    """Tell for each column of bases which rows the release withholds.

    Args:
        release: the scenario's.
        name: population, employment, openings or balance.
        frame: the scenario's table of that name.

    Returns:
        `base`, and `cumulative_base` where the table has it → true where the figure may not be shown.
    """
    columns = [column for column in ("base", "cumulative_base") if column in frame]
    if frame.empty or TABLES[name] not in release.tables():
        return {column: np.zeros(len(frame), bool) for column in columns}
    told = shown(release, TABLES[name])
    told = told[told["region"].isin(frame["region"].unique())]
    if name == "balance":
        measures = told.rename(columns={"mean": "gap"})
        told = measures.melt(
            ["region", "education", "year"],
            ["demand", "supply", "gap"],
            var_name="measure",
            value_name="mean",
        )
    keys = [
        key for key in frame.columns if not key.endswith(("base", "scenario", "difference", "_low", "_high"))
    ]
    return {column: _missing(told, column.replace("base", "mean"), frame, keys=keys) for column in columns}


def _missing(told: pd.DataFrame, column: str, frame: pd.DataFrame, *, keys: list[str]) -> NDArray[np.bool_]:
    secret = told.loc[told[column].isna(), keys]
    if secret.empty:
        return np.zeros(len(frame), bool)
    texts = {key: str for key in keys if key != "year"}
    found = (
        frame[keys]
        .astype(texts)
        .merge(secret.astype(texts).drop_duplicates(), how="left", on=keys, indicator="found")
    )
    return found["found"].eq("both").to_numpy(bool)
