# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Ages and age bands as the datasets write them."""

from __future__ import annotations

import re
from typing import Final

import pandas as pd

BANDS: Final = {
    "0-15": (0, 15), "16-18": (16, 18), "19-24": (19, 24), "20-64": (20, 64), "65-79": (65, 79), "80+": (80, 200),
}  # fmt: skip
"""The bands of the outlook that the report shows; 19-24 and 20-64 overlap, since school and work look at each."""

_AGE: Final = re.compile(r"^(\d*)(?:-(\d+)|\+)?$")


def lower(age: str) -> int | None:
    """Give the first year of an age or band; None for `T` and `unknown`.

    >>> lower("55-59"), lower("100+"), lower("-14"), lower("T")
    (55, 100, 0, None)
    """
    found = _AGE.match(age)
    return int(found[1] or 0) if found and age else None


def totals_by_band(frame: pd.DataFrame) -> pd.DataFrame:
    """Add single ages up to `BANDS` and `T` per year.

    Args:
        frame: age, year, value (persons); any further dimension is added up.

    Returns:
        age (band or `T`), year, value; a band with a missing single age is missing too.
    """
    first = frame["age"].map(lower)
    kept = [_sum(frame, "T")]
    kept += [_sum(frame[first.between(*limits)], band) for band, limits in BANDS.items()]
    return pd.concat(kept, ignore_index=True)


def _sum(frame: pd.DataFrame, band: str) -> pd.DataFrame:
    total = frame.groupby("year", observed=True)["value"].sum(min_count=1)
    broken = frame.loc[frame["value"].isna(), "year"].unique()
    total.loc[total.index.isin(broken)] = float("nan")
    return total.reset_index().assign(age=band)[["age", "year", "value"]]
