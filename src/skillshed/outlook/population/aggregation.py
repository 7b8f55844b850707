# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Sums of draws: bands of ages, both sexes, groups of regions - with intervals of the sum, not sums of intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.outlook.population.intervals import frame_of, interval
from skillshed.outlook.population.labels import age_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd
    import xarray as xr
    from numpy.typing import NDArray

#: The bands of the release's table `outlook_population`: first and last age, None for no end.
BANDS: Final[dict[str, tuple[int, int | None]]] = {
    "T": (0, None),
    "0-15": (0, 15),
    "16-18": (16, 18),
    "19-24": (19, 24),
    "25-44": (25, 44),
    "45-64": (45, 64),
    "20-64": (20, 64),
    "65-79": (65, 79),
    "80+": (80, None),
}


def aggregate(
    draws: xr.DataArray,
    *,
    bands: Mapping[str, tuple[int, int | None]] | None = BANDS,
    both_sexes: bool = True,
    regions: Mapping[object, Sequence[object]] | None = None,
    level: float = 0.8,
) -> pd.DataFrame:
    """Sum draws and give mean and interval of the sums.

    Args:
        draws: `[draw, region, sex, age, year]` from `project(…, return_draws=True)`.
        bands: name -> first and last age (None: no end); bands may overlap. None keeps single ages.
        both_sexes: sum over the sexes, written `T`.
        regions: name -> the regions it is made of, such as `{"00": every county}`; None keeps regions as they are.
        level: share of futures inside the interval.

    Returns:
        Long frame `region, sex, age, year, mean, low, high`, persons.

    Raises:
        InputError: a group names a region that is not among the draws.
    """
    values = draws.transpose("region", "sex", "age", "year", "draw").to_numpy()
    axes: dict[str, Sequence[object]] = {
        name: list(draws.coords[name].to_numpy()) for name in ("region", "sex", "age", "year")
    }
    if both_sexes:
        values, axes["sex"] = values.sum(axis=1, keepdims=True), ["T"]
    if bands is not None:
        values, axes["age"] = _banded(values, axes["age"], bands), list(bands)
    if regions is not None:
        values, axes["region"] = _grouped(values, axes["region"], regions), list(regions)
    figures = np.moveaxis(interval(values, level=level), -1, 1)
    return frame_of(
        figures, {"year": axes["year"], "region": axes["region"], "sex": axes["sex"], "age": axes["age"]}
    )


def _banded(
    values: NDArray[np.float32], ages: Sequence[object], bands: Mapping[str, tuple[int, int | None]]
) -> NDArray[np.float32]:
    years = np.array([age.years if (age := age_of(label)) else at for at, label in enumerate(ages)])
    inside = [
        (years >= first) & (years <= (last if last is not None else years[-1]))
        for first, last in bands.values()
    ]
    return np.stack([values[:, :, chosen].sum(axis=2) for chosen in inside], axis=2)


def _grouped(
    values: NDArray[np.float32], known: Sequence[object], regions: Mapping[object, Sequence[object]]
) -> NDArray[np.float32]:
    place = {region: at for at, region in enumerate(known)}
    unknown = [member for members in regions.values() for member in members if member not in place]
    if unknown:
        raise InputError(
            Text(
                sv=f"Regionen {unknown[0]} finns inte i framskrivningen.",
                en=f"The region {unknown[0]} is not in the projection.",
            ),
            where=str(unknown[0]),
            mend=Text(
                sv="Ta med regionen i folkmängden, eller ta bort den ur gruppen.",
                en="Include the region in the population, or take it out of the group.",
            ),
        )
    return np.stack(
        [values[[place[member] for member in members]].sum(axis=0) for members in regions.values()]
    )
