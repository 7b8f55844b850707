# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Job ads: what the vacant jobs of a year are advertised as, counted by municipality, occupation and month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from skillshed.sources.demo.parameters import parameters
from skillshed.sources.demo.tables.records import as_csv

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from skillshed.sources.demo.geography import Geography

HEADER = ("municipality", "region", "occupation", "month", "ads", "vacancies")


def job_ads(
    vacant: NDArray[np.float64], geography: Geography, *, year: int, rng: np.random.Generator
) -> bytes:
    """Count a year's ads as CSV, as many in every month but for the season and chance; cells without any are left out.

    Args:
        vacant: expected vacant jobs on a day of the year, [place, occupation].
        geography: the map; ads of the rest of the country have a county and no municipality.
        year: the year told of.
        rng: where chance comes from.
    """
    return as_csv(HEADER, _rows(vacant, geography, year=year, rng=rng))


def _rows(
    vacant: NDArray[np.float64], geography: Geography, *, year: int, rng: np.random.Generator
) -> Iterator[tuple[Any, ...]]:
    facts = parameters("vacancies")
    codes = [one["code"] for one in parameters("occupations")["occupations"]]
    own = {place.code for place in geography.municipalities}
    ads = rng.poisson(vacant[..., None] * _season(facts["months"]) / (facts["open"] * facts["places"]))
    more = rng.poisson(ads * (facts["places"] - 1))
    for at, occupation, month in np.argwhere(ads):
        place, count = geography.places[at], ads[at, occupation, month]
        home = place.code if place.code in own else "unknown"
        yield (
            home,
            place.county,
            codes[occupation],
            f"{year}-{month + 1:02}",
            count,
            count + more[at, occupation, month],
        )


def _season(months: int) -> NDArray[np.float64]:
    """More ads after the turn of the year, fewer in summer; 1 on average over a year."""
    swing = parameters("work")["vacancies"]["season"]
    return np.asarray(1 + swing * np.cos(2 * np.pi * np.arange(months) / 12))
