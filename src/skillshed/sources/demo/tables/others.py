# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Outlooks by others, invented: an institute's forecasts of employees by occupation in several issues, and verdicts in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from skillshed.sources.demo.tables.records import as_csv

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

INSTITUTE, BAROMETER = "Almdalsinstitutet (fiktivt)", "Yrkeskompassen (fiktiv)"
BACK, AHEAD = (10, 5, 3, 0), (3, 5)
WORDS = ("små möjligheter", "medelstora möjligheter", "stora möjligheter")
HEADER = ("outlook", "issue", "region", "subject", "item", "year")
_KNOWS, _ERROR = (
    0.6,
    0.08,
)  # share of the coming log change that the institute sees, and the spread of its errors
_GROWS = (-0.03, 0.03)  # log change in five years between the words
_FEWEST = 5


def forecasts(published: pd.DataFrame, lived: Floats, *, first: int, rng: np.random.Generator) -> bytes:
    """Forecasts by occupation for every county, as CSV; the institute knows a part of what is to come, and errs.

    Args:
        published: region, occupation, year, value: employees of both sexes in the published tables.
        lived: the truth, [year, county, occupation], the years after the last published one included.
        first: the year of the truth's index 0.
        rng: chance.
    """
    return as_csv((*HEADER, "persons"), _forecasts(published, lived, first=first, rng=rng))


def verdicts(published: pd.DataFrame, lived: Floats, *, first: int, rng: np.random.Generator) -> bytes:
    """Words by occupation for every county, as CSV, by what the next five years bring, mistaken now and then; arguments as `forecasts`."""
    last = int(published["year"].max())
    counties, occupations = _codes(published)
    change = np.log1p(lived[last + 5 - first]) - np.log1p(lived[last - first])
    seen = change + rng.normal(0, _ERROR / 2, change.shape)
    words = np.array(WORDS)[np.digitize(seen, _GROWS)]
    rows = (
        (BAROMETER, last, county, "occupation", occupation, last + 5, words[i, j])
        for i, county in enumerate(counties)
        for j, occupation in enumerate(occupations)
    )
    return as_csv((*HEADER, "verdict"), rows)


def _forecasts(
    published: pd.DataFrame, lived: Floats, *, first: int, rng: np.random.Generator
) -> Iterator[tuple[Any, ...]]:
    last = int(published["year"].max())
    counties, occupations = _codes(published)
    for issue in (last - back for back in BACK if last - back >= first):
        now = _at(published[published["year"] == issue], counties, occupations)
        for ahead in AHEAD:
            change = np.log1p(lived[issue + ahead - first]) - np.log1p(lived[issue - first])
            said = np.round(now * np.exp(_KNOWS * change + rng.normal(0, _ERROR, now.shape)))
            for i, j in np.argwhere(np.nan_to_num(said) >= _FEWEST):
                yield (
                    INSTITUTE,
                    issue,
                    counties[i],
                    "occupation",
                    occupations[j],
                    issue + ahead,
                    int(said[i, j]),
                )


def _codes(published: pd.DataFrame) -> tuple[list[str], list[str]]:
    regions = sorted(str(code) for code in published["region"].unique())
    counties = [code for code in regions if len(code) == len("31") and code not in {"00", "99"}]
    return counties, sorted(str(code) for code in published["occupation"].unique())


def _at(published: pd.DataFrame, counties: list[str], occupations: list[str]) -> Floats:
    told = published.pivot_table(
        index="region", columns="occupation", values="value", aggfunc="sum", observed=True
    )
    return told.reindex(index=counties, columns=occupations).to_numpy(dtype=float)
