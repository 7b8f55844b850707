# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Rates with names on their axes, what they must fulfil, and the way from them into a kernel's arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.outlook.multistate.arrays import Scene

if TYPE_CHECKING:
    from collections.abc import Hashable

    import xarray as xr

    from skillshed.outlook.multistate.arrays import Reals

#: Each rate's axes and unit; the kernel's arrays (see `arrays.Scene`) have them in this order.
RATES: Final[dict[str, tuple[tuple[str, ...], str]]] = {
    "hazard": (("sex", "age", "region"), "deaths per person and year"),
    "pace": (("sex", "age"), "change of the log death rate a year"),
    "risk": (("age", "education"), "probability of dying relative to the age's mean"),
    "departure": (("sex", "age", "region"), "moves to other regions per person and year"),
    "arrival": (("sex", "age", "region"), "share of those who move that arrives"),
    "mobility": (("age", "education"), "moves relative to the age's mean"),
    "emigration": (("sex", "age", "region"), "moves abroad per person and year"),
    "immigration": (("sex", "age", "region"), "persons a year"),
    "immigrants": (("sex", "age", "education"), "share of the immigrants of the age"),
    "fertility": (("age", "region"), "births per woman and year"),
    "children": (("sex",), "share of births"),
    "transition": (("step", "sex", "age", "region"), "share a year, of those left by the steps before"),
}
#: What the draws need.
PATHS: Final = {"path": ("factor", "ahead"), "spread": ("factor",)}
_SIGNED: Final = frozenset({"pace"})


def scene_of(start: xr.DataArray, rates: xr.Dataset) -> Scene:
    """Lay a start and its rates out for a kernel.

    Args:
        start: persons `[region, sex, education, age]`, in any order of axes; the first education is that of newborn.
        rates: every variable of `RATES`, with the coordinates of `start`; coordinates `origin`, `destination` on `step`.

    Raises:
        InputError: an axis or a rate is missing, labels differ, or a rate is impossible.
    """
    _check_axes(start, rates)
    arrays = {}
    for name, (dims, _) in RATES.items():
        values = rates[name].transpose(*dims).to_numpy()
        _check_values(name, values)
        arrays[name] = np.ascontiguousarray(values, dtype=np.float32)
    _check_moves(arrays["arrival"], arrays["departure"])
    people = start.transpose("sex", "age", "education", "region").to_numpy()
    _check_values("start", people)
    return Scene(np.ascontiguousarray(people, dtype=np.float32), **arrays, steps=_steps(start, rates))


def _steps(start: xr.DataArray, rates: xr.Dataset) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    """From, to, first and last age of every step; ages where nobody takes it are never looked at."""
    place = {code: at for at, code in enumerate(start["education"].to_numpy().tolist())}
    taken = rates["transition"].max(("sex", "region")).transpose("step", "age").to_numpy()
    rows = []
    for origin, target, shares in zip(
        rates["origin"].to_numpy(), rates["destination"].to_numpy(), taken, strict=True
    ):
        ages = np.flatnonzero(shares)
        rows.append([place[origin], place[target], *((ages[0], ages[-1]) if ages.size else (1, 0))])
    return np.array(rows, dtype=np.int64).reshape(-1, 4)


def _check_axes(start: xr.DataArray, rates: xr.Dataset) -> None:
    lacking = [name for name in (*RATES, *PATHS) if name not in rates]
    axes = {"region", "sex", "education", "age"}
    if lacking or set(start.dims) != axes:
        raise InputError(
            Text(
                sv="Kvoterna eller utgångsläget är ofullständiga.",
                en="The rates or the start are incomplete.",
            ),
            where=", ".join(lacking) or f"start: {start.dims}",
            mend=Text(
                sv="Ge alla kvoter, och utgångsläget med axlarna region, sex, education och age.",
                en="Give every rate, and the start with the axes region, sex, education and age.",
            ),
        )
    for axis in sorted(axes):
        _check_labels(axis, start[axis].to_numpy().tolist(), rates[axis].to_numpy().tolist())


def _check_labels(axis: str, start: list[Hashable], rates: list[Hashable]) -> None:
    if start != rates:
        raise InputError(
            Text(
                sv=f"Utgångsläget och kvoterna har olika {axis}.",
                en=f"The start and the rates differ in {axis}.",
            ),
            where=f"{start[:5]} … / {rates[:5]} …",
            mend=Text(
                sv="Ge båda samma koder i samma ordning.", en="Give both the same codes in the same order."
            ),
        )


def _check_values(name: str, values: Reals) -> None:
    if not np.isfinite(values).all() or (name not in _SIGNED and (values < 0).any()):
        raise InputError(
            Text(
                sv=f"”{name}” har negativa eller saknade värden.",
                en=f'"{name}" has negative or missing values.',
            ),
            where=name,
            mend=Text(sv="Ge tal från 0 och uppåt.", en="Give numbers from 0."),
        )


def _check_moves(arrival: Reals, departure: Reals) -> None:
    """Everyone who leaves a region must arrive somewhere."""
    total = arrival.sum(axis=-1)
    if (np.abs(total - 1)[departure.max(axis=-1) > 0] > 1e-3).any():  # noqa: PLR2004 - float32
        raise InputError(
            Text(
                sv="Inflyttningens andelar summerar inte till 1.", en="The shares of arrival do not sum to 1."
            ),
            where="arrival",
            mend=Text(
                sv="Dela med summan över regionerna, för varje kön och ålder.",
                en="Divide by the sum over regions, for each sex and age.",
            ),
        )
