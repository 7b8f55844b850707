# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Minutes from home to school: from the region's matrix where there is one, else from positions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import xarray as xr

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.places.basis.parameters import parameters

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

EARTH: Final = 6371.0088
"""Mean radius, km (IUGG)."""


def kilometres(homes: NDArray[np.float64], sites: NDArray[np.float64]) -> NDArray[np.float64]:
    """Great-circle distance between positions in degrees, by the haversine formula, [home, site].

    >>> kilometres(np.array([[59.33, 18.07]]), np.array([[59.86, 17.64]])).round().tolist()
    [[64.0]]
    """
    one, two = np.radians(homes)[:, None], np.radians(sites)[None]
    half = np.sin((two - one) / 2) ** 2
    chord = half[..., 0] + np.cos(one[..., 0]) * np.cos(two[..., 0]) * half[..., 1]
    return np.asarray(2 * EARTH * np.arcsin(np.sqrt(np.clip(chord, 0, 1))))


def minutes_by_position(homes: pd.DataFrame, sites: pd.DataFrame) -> xr.DataArray:
    """Estimate travel times, [municipality, site]; a pair without positions is NaN.

    Args:
        homes: municipality, latitude, longitude.
        sites: site, latitude, longitude.
    """
    given = parameters()["travel"]
    places = [frame[["latitude", "longitude"]].to_numpy(dtype=float) for frame in (homes, sites)]
    hours = kilometres(places[0], places[1]) * given["detour"]["value"] / given["speed"]["value"]
    return _matrix(np.round(hours * 60 + given["waiting"]["value"], 1), homes, sites)


def minutes_by_matrix(told: pd.DataFrame, homes: pd.DataFrame, sites: pd.DataFrame) -> xr.DataArray:
    """Read travel times from rows municipality, school, minutes.

    Raises:
        InputError: a pair is missing; the first is named, and how many there are.
    """
    wide = told.assign(municipality=told["municipality"].astype(str), school=told["school"].astype(str))
    wide = wide.pivot_table(index="municipality", columns="school", values="minutes", aggfunc="min")
    wide = wide.reindex(index=homes["municipality"], columns=sites["site"])
    missing = np.argwhere(wide.isna().to_numpy())
    if len(missing):
        home, site = wide.index[missing[0][0]], wide.columns[missing[0][1]]
        raise InputError(
            Text(sv="Restidsmatrisen saknar ett par.", en="The travel matrix misses a pair."),
            where=f"{home} → {site}",
            why=Text(sv=f"{len(missing)} par saknas av {wide.size}.", en=f"{len(missing)} pairs of {wide.size} are missing."),
            mend=Text(sv="Komplettera filen, eller ta bort den: då räknas tiderna från lägena.", en="Complete the file, or remove it: then times are worked out from positions."),
        )  # fmt: skip
    return _matrix(wide.to_numpy(dtype=float), homes, sites)


def _matrix(values: NDArray[np.float64], homes: pd.DataFrame, sites: pd.DataFrame) -> xr.DataArray:
    return xr.DataArray(
        values,
        dims=("municipality", "site"),
        coords={"municipality": list(homes["municipality"]), "site": list(sites["site"])},
    )
