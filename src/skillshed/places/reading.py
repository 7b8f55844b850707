# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A case in YAML, as a planner writes it: one list per table of `case.COLUMNS`, with what is the same for all left out.

A row without `year` stands for every year it can, one without `future` for every future. `expect` is what a test holds the plan against.
"""

from __future__ import annotations

import math
import re
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd
import xarray as xr
import yaml

from skillshed.codes.reading import load_yaml
from skillshed.errors import InputError
from skillshed.language import Text, same
from skillshed.places.case import COLUMNS, Case
from skillshed.places.checks import by_law
from skillshed.places.defaults import fixed_share, limits, weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DEFAULTS: Final[dict[str, dict[str, Any]]] = {
    "sites": {"school_form": "gymnasium"},
    "programmes": {
        "school_form": "gymnasium",
        "length": 3,
        "minimum": 1,
        "cost": 0.0,
        "education": "",
        "national": True,
        "workplaces": 0.0,
        "payer": "",
    },
    "agreements": {"programme": ""},
    "locks": {"year": pd.NA, "min_groups": pd.NA, "max_groups": pd.NA, "who": "", "why": ""},
}
BESIDES: Final = {
    "name",
    "years",
    "futures",
    "wishes",
    "need",
    "minutes",
    "limits",
    "weights",
    "caps",
    "order",
    "cooperation",
    "expect",
}
NUMBERS: Final = {
    "groups", "length", "group_size", "minimum", "cost", "fixed_share", "workplaces", "teachers", "price", "places", "kronor",
}  # fmt: skip


def read_case(path: str | Path) -> Case:
    """Read a case from a YAML file.

    Raises:
        InputError: it cannot be read, is no mapping, or says what no case can say.
    """
    return case_from(read_document(path), where=str(path))


def read_document(path: str | Path) -> dict[str, Any]:
    """Read what the file says, `expect` included.

    Raises:
        InputError: it cannot be read, or is no mapping.
    """
    try:
        told = load_yaml(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValueError) as error:
        raise _wrong(str(path), same(f"{error}.")) from error
    if not isinstance(told, dict):
        raise _wrong(str(path), Text(sv="Den är ingen lista med rubriker.", en="It is no list of headings."))
    return told


def case_from(told: Mapping[str, Any], *, where: str = "") -> Case:
    """Make a case of what a document says.

    Raises:
        InputError: a heading or a column that no case has, or a row that lacks one.
    """
    _known(told, where)
    years = _years(told.get("years"), where)
    futures = dict(told.get("futures") or {"expected": 1.0})
    sizes = {
        str(one.get("programme")): float(one.get("group_size", 1)) for one in told.get("programmes") or []
    }
    tables = tables_from(told, years=years, sizes=sizes, where=where)
    tables["possible"] = tables["possible"] if told.get("possible") else _everywhere(tables)
    homes = [str(one) for one in tables["municipalities"]["municipality"]]
    programmes = [str(one) for one in tables["programmes"]["programme"]]
    educations = sorted({str(row["education"]) for row in told.get("need") or []})
    axes = {"year": years, "future": list(futures)}
    case = Case(
        name=str(told.get("name", Path(where).stem)),
        years=years,
        wishes=_cube(told.get("wishes") or [], {"municipality": homes, "programme": programmes, **axes}, ("pupils", where)),
        need=_cube(told.get("need") or [], {"education": educations, **axes}, ("starters", where)),
        minutes=_minutes(told.get("minutes") or {}, homes, [str(one) for one in tables["sites"]["site"]]),
        probability=xr.DataArray(list(futures.values()), dims="future", coords={"future": list(futures)}).astype(float),
        limits=limits(told.get("limits") or {}, where=where),
        weights=weights(told.get("weights") or {}, where=where),
        caps=dict(told.get("caps") or {}),
        order=order_of(told.get("order")),
        cooperation=str(told.get("cooperation", "within")),
        **tables,
    )  # fmt: skip
    by_law(case)
    return case


def tables_from(
    told: Mapping[str, Any], *, years: tuple[int, ...], sizes: Mapping[str, float], where: str = ""
) -> dict[str, pd.DataFrame]:
    """Make the frames of what a document says under the headings of `case.COLUMNS`; a heading left out is an empty frame.

    Args:
        told: the document.
        years: the planned autumns, for rows that name no year.
        sizes: group size by programme, for locks that are told in places.
        where: the file, for what is refused.

    Raises:
        InputError: a column that no case has, or a row that lacks one.
    """
    told = {**told, "locks": [_in_groups(row, sizes) for row in told.get("locks") or []]}
    return {name: _table(name, told.get(name) or [], years=years, where=where) for name in COLUMNS}


def _known(told: Mapping[str, Any], where: str) -> None:
    strange = [str(key) for key in told if key not in BESIDES and key not in COLUMNS]
    if strange:
        known = ", ".join(sorted({*BESIDES, *COLUMNS}))
        why = Text(
            sv=f"Rubriken {', '.join(strange)} finns inte. De som finns: {known}.",
            en=f"There is no heading {', '.join(strange)}. Those there are: {known}.",
        )
        raise _wrong(where, why)


def order_of(told: Any) -> tuple[str, ...]:
    """Read goals by priority: a list, or `unmet_need, unmet_wish, cost`; whether there are such goals the case checks."""
    several = told.split(",") if isinstance(told, str) else told or ()
    return tuple(str(one).strip() for one in several if str(one).strip())


def _years(told: Any, where: str) -> tuple[int, ...]:
    """2027, [2027, 2028] or 2027-2031."""
    span = re.fullmatch(r"(\d{4})\s*[-–]\s*(\d{4})", str(told))
    if span:
        return tuple(range(int(span[1]), int(span[2]) + 1))
    try:
        return tuple(int(one) for one in (told if isinstance(told, list) else [told]))
    except (TypeError, ValueError) as error:
        why = Text(
            sv="years ska vara år, till exempel 2027-2031.", en="years must be years, for example 2027-2031."
        )
        raise _wrong(where, why) from error


def _table(
    name: str, rows: Iterable[Mapping[str, Any]], *, years: tuple[int, ...], where: str
) -> pd.DataFrame:
    """Make one frame: defaults filled in, a row without a year repeated for every year it can stand for."""
    filled = [_filled(name, row, where) for row in rows]
    if "year" in COLUMNS[name] and name != "locks":
        filled = [{**row, "year": year} for row in filled for year in _of(row, years, before=name == "offer")]
    frame = pd.DataFrame(filled, columns=list(COLUMNS[name]))
    for column in frame.columns:
        if column in NUMBERS:
            frame[column] = np.array([_number(one, f"{where}: {name}.{column}") for one in frame[column]], float)  # fmt: skip
        elif column in {"year", "min_groups", "max_groups"}:
            frame[column] = frame[column].astype("Int64" if name == "locks" else "int64")
        elif column == "national":
            frame[column] = frame[column].astype(bool)
        else:
            frame[column] = frame[column].astype(str)
    return frame


def _of(row: Mapping[str, Any], years: tuple[int, ...], *, before: bool) -> Iterable[int]:
    """The years a row stands for: its own; or the planned ones; or, of today's offer, ten autumns before them."""
    if row.get("year") is not None:
        return [int(row["year"])]
    return range(years[0] - 10, years[0]) if before else years


def _filled(name: str, row: Mapping[str, Any], where: str) -> dict[str, Any]:
    """One row with its defaults, its columns held against those of the table."""
    optional = {"year"} if "year" in COLUMNS[name] else set()
    full: dict[str, Any] = {**DEFAULTS.get(name, {}), **row}
    if name == "programmes":
        full.setdefault("fixed_share", fixed_share())
    full.setdefault("name", row.get(COLUMNS[name][0], ""))
    missing = [column for column in COLUMNS[name] if column not in full and column not in optional]
    strange = [key for key in row if key not in COLUMNS[name]]
    if missing or strange:
        why = Text(
            sv=f"Raden {dict(row)} under {name} saknar {missing or 'inget'} och har det okända {strange or 'inget'}.",
            en=f"The row {dict(row)} under {name} lacks {missing or 'nothing'} and has the unknown {strange or 'nothing'}.",
        )
        raise _wrong(where, why)
    return full


def _in_groups(row: Mapping[str, Any], sizes: Mapping[str, float]) -> dict[str, Any]:
    """A lock in places as a lock in groups: at least so many places, or at most."""
    lock, size = dict(row), sizes.get(str(row.get("programme")), 1.0)
    if "min_places" in lock:
        lock["min_groups"] = math.ceil(float(lock.pop("min_places")) / size)
    if "max_places" in lock:
        lock["max_groups"] = math.floor(float(lock.pop("max_places")) / size)
    return lock


def _everywhere(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Every programme at every site of its school form: what is possible unless the planner says."""
    pairs = tables["programmes"][["programme", "school_form"]].merge(
        tables["sites"][["site", "school_form"]], how="cross"
    )
    fits = [
        one in several.split("+")
        for one, several in zip(pairs["school_form_x"], pairs["school_form_y"], strict=True)
    ]
    return pairs.loc[fits, ["programme", "site"]].reset_index(drop=True)


def _cube(rows: Iterable[Mapping[str, Any]], axes: dict[str, Any], told: tuple[str, str]) -> xr.DataArray:
    """Spread rows over a labelled array; what no row says is nil."""
    measure, where = told
    cube = xr.DataArray(
        np.zeros([len(one) for one in axes.values()]),
        dims=list(axes),
        coords={name: list(one) for name, one in axes.items()},
    )
    for row in rows:
        keys = [
            [_as(axis, row[axis])] if row.get(axis) is not None else list(labels)
            for axis, labels in axes.items()
        ]
        if measure not in row or any(
            key not in axes[axis] for axis, one in zip(axes, keys, strict=True) for key in one
        ):
            why = Text(
                sv=f"Raden {dict(row)} saknar {measure} eller nämner något som inte finns.",
                en=f"The row {dict(row)} lacks {measure} or names what does not exist.",
            )
            raise _wrong(where, why)
        for key in product(*keys):
            cube.loc[dict(zip(axes, key, strict=True))] = _number(row[measure], f"{where}: {measure}")
    return cube


def _number(value: Any, where: str) -> float:
    """A figure; a word where a figure should be is told."""
    try:
        return float(value)
    except (TypeError, ValueError) as error:
        raise _wrong(where, Text(sv=f"”{value}” är inget tal.", en=f"“{value}” is no number.")) from error


def _as(axis: str, value: Any) -> Any:
    return int(value) if axis == "year" else str(value)


def _minutes(told: Mapping[str, Mapping[str, float]], homes: list[str], sites: list[str]) -> xr.DataArray:
    """Travel times as a matrix; a pair that the file misses is NaN; that, and a code that the case has not, the checks name."""
    rows = {
        str(home): {str(site): _number(one, f"minutes: {home} → {site}") for site, one in row.items()}
        for home, row in told.items()
    }
    homes, sites = list(dict.fromkeys([*homes, *rows])), list(dict.fromkeys([*sites, *(site for row in rows.values() for site in row)]))  # fmt: skip
    values = [[rows.get(home, {}).get(site, np.nan) for site in sites] for home in homes]
    made = np.array(values, dtype=float).reshape(len(homes), len(sites))
    return xr.DataArray(made, coords={"municipality": homes, "site": sites}, dims=("municipality", "site"))


def _wrong(where: str, why: Text) -> InputError:
    return InputError(
        Text(sv="Fallet går inte att läsa.", en="The case cannot be read."),
        where=where,
        why=why,
        mend=Text(sv="Rätta filen; inget har ändrats.", en="Correct the file; nothing was changed."),
    )
